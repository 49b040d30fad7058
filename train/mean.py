"""One network from several that branched off the same trunk: the mean of their weights (a "soup", Wortsman et al. 2022), which
is often better than each and costs nothing when reading.

usage: mean.py OUT WEIGHT:MODEL...   (MODELs as learn.py left them: chancery.model; 0.7:new.model 0.3:old.model)
"""
import sys

import export
from network import Network


def main(to, parts):
    config, mean = None, {}
    for part in parts:
        weight, path = part.split(":", 1)
        config = export.configuration(path)
        net = Network(config)
        export.read(net, path)
        for name, value in net.state_dict().items():
            mean[name] = mean.get(name, 0) + float(weight) * value
    net = Network(config)
    net.load_state_dict(mean)
    export.write(net, config, to)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
