"""Trees and names that a teacher network gives to texts that have none, for a student that must read such texts too."""
import json
import os

import torch

import losses
import marked
import precision
from treebanks import Sentence
from windows import batches, tensors, treebank_windows

MOST_PIECES = 240  # longer sentences are left out: they do not fit a window whole
TAGS = ("upos", "xpos", "ner")  # its lemma scripts are worse than those that the student learns from treebanks alone
FIELDS = TAGS + ("heads", "rels")


def sentences_of(doc, pieces_of):
    """The rule sentences of a document, in order; those that are too long are None."""
    runs = marked.sentences(doc, 0, len(doc.forms))
    return [blank(r) if fits(r, pieces_of) else None for r in runs]


def fits(forms, pieces_of):
    return sum(len(pieces_of.of(f)) for f in forms) <= MOST_PIECES


def blank(forms):
    s = Sentence()
    s.forms = forms
    return s


def annotate(net, windows):
    """Fill tags, heads, relations and names of the sentences of windows."""
    net.eval()
    with torch.no_grad(), precision.fastest():
        for group in batches(windows, 2048):
            b = tensors(group)
            x = net.encode(b)
            best = {k: net.tags[k](x).argmax(-1).tolist() for k in TAGS}
            heads = losses.arc_scores(net, x, b["sent"]).argmax(-1)
            rels = net.relations(x, heads).argmax(-1).tolist()
            for row, w in enumerate(group):
                write(w, {k: v[row] for k, v in best.items()}, heads[row].tolist(), rels[row], net.config)


def write(window, best, heads, rels, config):
    at = 0
    for s in window.data["sentences"]:
        to = at + len(s.forms)
        for k in TAGS:
            setattr(s, k, [config[k][i] for i in best[k][at:to]])
        s.heads = [h - at if at <= h < to else -1 for h in heads[at:to]]
        s.rels = [config["deprel"][i] for i in rels[at:to]]
        at = to


def tell(docs, net, pieces_of):
    """What the network says of each sentence of documents, by path (None: not read)."""
    for d in docs:
        d.silver = sentences_of(d, pieces_of)
    annotate(net, [w for d in docs for w in marked.windows_of(d, pieces_of)])
    fields = lambda s: {k: getattr(s, k) for k in FIELDS} if s and s.heads else None
    return {d.path: [fields(s) for s in d.silver] for d in docs}


def names(sentences, net, pieces_of):
    """The names that the network reads in sentences of treebanks, by their words."""
    told = [blank(s.forms) for s in sentences]
    for s, t in zip(sentences, told):
        t.doc = s.doc
    annotate(net, treebank_windows([t for t in told if fits(t.forms, pieces_of)], pieces_of))
    return {"".join(t.forms): t.ner for t in told if t.ner}


def attach(path, network, texts, trees, pieces_of):
    """Give texts trees and names, and sentences of treebanks the names they lack.

    path: the file that keeps what the teacher says, so that it speaks once; network: a function that loads the teacher."""
    kept = {"texts": {}, "names": None}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            kept = json.load(f)
    bare = [s for s in trees if s.ner is None]
    new = [d for d in texts if d.path not in kept["texts"]]
    if new or kept["names"] is None:
        net = network()
        kept["texts"] |= tell(new, net, pieces_of)
        kept["names"] = kept["names"] or names(bare, net, pieces_of)
        with open(path, "w", encoding="utf-8") as f:
            json.dump(kept, f)
    for s in bare:
        s.ner = kept["names"].get("".join(s.forms))
    for d in texts:
        d.silver = [fill(s, t) for s, t in zip(sentences_of(d, pieces_of), kept["texts"][d.path])]


def fill(sentence, fields):
    if not fields:
        return None
    for k, v in fields.items():
        setattr(sentence, k, v)
    return sentence
