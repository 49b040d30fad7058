"""One network from several that branched off the same trunk: the mean of their weights (a "soup", Wortsman et al. 2022), which
is better than each and costs nothing when reading.

usage: mean.py MODEL FOLDER...   (FOLDERs as learn.py left them)
"""
import sys

import torch

import export
from network import Network


def mean(paths):
    nets = [torch.load(p) for p in paths]
    return {k: sum(n[k] for n in nets) / len(nets) for k in nets[0]}


def main(to, folders):
    net = Network(export.configuration(folders[0] + "/chancery.model"))
    net.load_state_dict(mean([f + "/checkpoint.pt" for f in folders]))
    export.write(net, net.config, to)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
