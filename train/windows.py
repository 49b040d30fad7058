"""Windows: what the encoder sees at once, and batches of them as tensors."""
import random

import torch

from pieces import case_class

MAX_PIECES, TITLE_PIECES, TITLE_WORDS = 256, 24, 40


class Window:
    """Tokens of consecutive sentences with, before them, the document's title as context."""
    __slots__ = ("pieces", "case", "first", "sent", "forms", "data")

    def __init__(self, pieces_of, title, sentences):
        """sentences: lists of forms; title: pieces of the title (maybe empty). Longer input is cut."""
        title = list(title)[:TITLE_PIECES]
        self.pieces = [pieces_of.cls] + title + [pieces_of.sep]
        self.case = [0] * len(self.pieces)
        self.first, self.sent, self.forms, self.data = [], [], [], {}
        for i, forms in enumerate(sentences):
            for form in forms:
                p = pieces_of.of(form)
                if len(self.pieces) + len(p) + 1 > MAX_PIECES:
                    break
                self.first.append(len(self.pieces)); self.sent.append(i); self.forms.append(form)
                self.pieces += p
                self.case += [case_class(form)] * len(p)
        self.pieces.append(pieces_of.sep); self.case.append(0)

    def __len__(self):
        return len(self.pieces)


def pack(sizes, budget):
    """Greedy runs (from, to) of consecutive items whose sizes add up to at most budget (a larger one stands alone)."""
    runs, start, used = [], 0, 0
    for i, n in enumerate(sizes):
        if i > start and used + n > budget:
            runs.append((start, i))
            start, used = i, 0
        used += n
    if start < len(sizes):
        runs.append((start, len(sizes)))
    return runs


def batches(windows, pieces_per_batch, rng=None):
    """Windows of like length together; order random if rng is given."""
    order = sorted(range(len(windows)), key=lambda i: (len(windows[i]) + (rng.uniform(-12, 12) if rng else 0), i))
    out, group, longest = [], [], 0
    for i in order:
        n = max(longest, len(windows[i]))
        if group and n * (len(group) + 1) > pieces_per_batch:
            out.append(group)
            group, n = [], len(windows[i])
        group.append(windows[i])
        longest = n
    if group:
        out.append(group)
    if rng:
        rng.shuffle(out)
    return out


def padded(rows, fill, dtype=torch.long):
    n = max(len(r) for r in rows)
    return torch.tensor([list(r) + [fill] * (n - len(r)) for r in rows], dtype=dtype)


def tensors(group):
    t = {"pieces": padded([w.pieces for w in group], 0), "case": padded([w.case for w in group], 0),
         "first": padded([w.first for w in group], 0), "sent": padded([w.sent for w in group], -1)}
    t["piece_mask"] = padded([[1] * len(w) for w in group], 0).bool()
    t["token_mask"] = padded([[1] * len(w.first) for w in group], 0).bool()
    return t


def treebank_windows(sentences, pieces_of, rng=None, single=0.12):
    """Windows over a treebank: runs of one document's sentences, of random length when training."""
    docs, out = {}, []
    for s in sentences:
        docs.setdefault(s.doc, []).append(s)
    for doc in docs.values():
        sizes = [sum(len(pieces_of.of(f)) for f in s.forms) for s in doc]
        at = 0
        while at < len(doc):
            room = MAX_PIECES - 3 if rng is None else (1 if rng.random() < single else rng.randint(60, MAX_PIECES - 3))
            a, b = pack(sizes[at:], room)[0] if rng is None or room == 1 else (0, run_length(sizes, at, room))
            out.append(treebank_window(doc[at:at + b], pieces_of, context(doc, at, pieces_of, rng, MAX_PIECES - 3 - sum(sizes[at:at + b]))))
            at += b
    return out


def run_length(sizes, at, room):
    n, used = 0, 0
    while at + n < len(sizes) and (n == 0 or used + sizes[at + n] <= room):
        used += sizes[at + n]
        n += 1
    return n


def context(doc, at, pieces_of, rng, room):
    """Half of the time in training, an earlier sentence of the document in the title's place: the heads must not depend on whether there is one."""
    if rng is None or at == 0 or rng.random() < 0.5:
        return []
    return [p for f in doc[rng.randrange(at)].forms for p in pieces_of.of(f)][:max(0, min(TITLE_PIECES, room))]


def treebank_window(run, pieces_of, title):
    w = Window(pieces_of, title, [s.forms for s in run])
    w.data = {"sentences": run}
    return w
