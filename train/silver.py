"""Trees and statements that a teacher network gives to texts that have none, for a student that must read such texts too."""
import torch

import decode
import losses
import marked
from treebanks import Sentence
from windows import batches, tensors, treebank_windows

MOST_PIECES = 240  # longer sentences are left out: they do not fit a window whole
TAGS = ("upos", "xpos", "ner")  # its lemma scripts are worse than those that the student learns from treebanks alone
FIRM = 0.5  # probability from which the teacher's statement counts; one that is merely possible is unknown, as an optional one of the marking is
POSSIBLE = {"op": 0.2, "start": 0.3}


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


def annotate(net, lists, pieces_of):
    """Fill tags, heads, relations and names of sentences, a list for each document."""
    for n, sentences in enumerate(lists):
        for s in sentences:
            if s:
                s.doc = n
    windows = treebank_windows([s for l in lists for s in l if s], pieces_of)
    net.eval()
    with torch.no_grad():
        for group in batches(windows, 4096):
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


def attach(docs, net, pieces_of):
    """Give each document its silver sentences, by number (doc.sent)."""
    lists = [sentences_of(d, pieces_of) for d in docs]
    annotate(net, lists, pieces_of)
    for d, l in zip(docs, lists):
        d.silver = l


def state(docs, net, pieces_of):
    """Give each unmarked document the teacher's statements."""
    found = {id(d): [] for d in docs}
    net.eval()
    with torch.no_grad():
        for group in batches([w for d in docs for w in marked.windows_of(d, pieces_of)], 4096):
            for doc, s in decode.statements(net, net.encode(tensors(group)), group, POSSIBLE):
                found[id(doc)].append(s | {"optional": s["score"] < FIRM, "silver": True})
    for d in docs:
        d.statements = found[id(d)]
