"""Marked texts: documents with tokens, mentions and statements, and training windows over them."""
import glob
import json
import os
import random
import re

import torch

from windows import MAX_PIECES, TITLE_PIECES, TITLE_WORDS, Window, padded


class Document:
    """Tokens are (start, end) bytes; line and rule-sentence numbers run beside them."""

    def __init__(self, path, tokens, mentions, gold):
        """path of the text; tokens and mentions as `chancery-eval` printed them (mentions may be None); gold: the marking."""
        self.path = path
        self.name = os.path.basename(path).removesuffix(".txt")
        self.raw = open(path, "rb").read()
        self.gold = gold
        self.tokens, self.line, self.sent = [], [], []
        sent = -1
        for n, line in enumerate(tokens["lines"]):
            starts = set(line["starts"]) | {0}
            for i, (a, b) in enumerate(line["tokens"]):
                sent += i in starts
                self.tokens.append((a, b)); self.line.append(n); self.sent.append(sent)
        self.forms = [self.raw[a:b].decode("utf-8", "replace") for a, b in self.tokens]
        self.byte = {}
        for i, (a, b) in enumerate(self.tokens):
            for k in range(a, b):
                self.byte[k] = i
        self.statements = [s for s in (self.place(n, s) for n, s in enumerate(self.gold["statements"])) if s]
        self.parties = mentions["parties"] if mentions else self.gold["parties"]
        self.heads = self.mention_heads(mentions)
        self.silver = None  # trees of a teacher, by sentence

    def place(self, number, s):
        op = self.byte.get(s["operative_at"])
        first = self.byte.get(s["content_at"])
        last = self.byte.get(s["content_at"] + len(s["content"].encode()) - 1)
        if op is None or first is None or last is None or last < first or self.line[first] != self.line[op] or self.line[last] != self.line[op]:
            return None
        return dict(s, number=number, op=op, first=first, last=last)

    def mention_heads(self, mentions):
        """Token -> set of party codes of the mention it heads."""
        heads = {}
        for m in (mentions["mentions"] if mentions else []):
            t = self.byte.get(m["head_start"])
            if t is not None and m["codes"]:
                heads.setdefault(t, set()).update(m["codes"])
        return heads

    def between_sentences(self, t):
        """Does a sentence end before token t, or the document begin or end there?"""
        return t in (0, len(self.sent)) or self.sent[t] != self.sent[t - 1]

    def title_tokens(self):
        n = 0
        while n < len(self.line) and self.line[n] == self.line[0]:
            n += 1
        return n if n <= TITLE_WORDS and n < len(self.line) else 0


def table(path):
    """What `chancery-eval` printed for each text, by the text's path."""
    return {r["file"]: r for r in (json.loads(x) for x in open(path, encoding="utf-8"))} if path else {}


def load(folders, tokens_file, mentions_file=None):
    """Marked texts of folders, with the tokens and mentions that `chancery-eval` printed for them."""
    tokens, mentions = ({os.path.basename(k): v for k, v in table(p).items()} for p in (tokens_file, mentions_file))
    out = []
    for path in sorted(p for f in folders for p in glob.glob(f + "/*.json")):
        name, gold = os.path.basename(path)[:-5], json.load(open(path, encoding="utf-8"))
        out.append(Document(path[:-5] + ".txt", tokens[name + ".txt"], mentions.get(name + ".txt"), gold))
    return out


def load_open(tokens_file, mentions_file, measured):
    """Texts that nobody marked, but for those that share a paragraph with a text of the folder `measured`."""
    mentions, apart = table(mentions_file), paragraphs(measured)
    out = []
    for path, row in table(tokens_file).items():
        text = letters(open(path, encoding="utf-8").read())
        if not any(p in text for p in apart):
            out.append(Document(path, row, mentions[path], {"statements": []}))
    return out


PARAGRAPH = 60  # letters by which a paragraph is known again


def paragraphs(folder):
    """The beginnings of the longer paragraphs of a folder's texts."""
    lines = (l for p in glob.glob(folder + "/*.txt") for l in open(p, encoding="utf-8"))
    return {k[:PARAGRAPH] for k in map(letters, lines) if len(k) >= PARAGRAPH}


def letters(text):
    return re.sub(r"\W+", "", text.lower())


def windows_of(doc, pieces_of, rng=None):
    """Windows that cover the document once; of random size and start when training."""
    n_title = doc.title_tokens()
    title = [p for f in doc.forms[:n_title] for p in pieces_of.of(f)][:TITLE_PIECES]
    out = []
    if n_title:
        out.append(window(doc, pieces_of, [], 0, n_title))
    at = n_title
    while at < len(doc.tokens):
        budget = MAX_PIECES - 3 - len(title)
        if rng:
            budget = min(budget, rng.randint(80, MAX_PIECES))
        end = sentence_run(doc, pieces_of, at, budget)
        context = title if rng is None or rng.random() < 0.85 else []
        out.append(window(doc, pieces_of, context, at, end))
        at = end
    return out


def sentence_run(doc, pieces_of, at, budget):
    """End of the longest run of whole sentences from token at that fits the budget; a longer sentence is cut."""
    used, end, t = 0, None, at
    while t < len(doc.tokens):
        used += len(pieces_of.of(doc.forms[t]))
        if used > budget:
            return end or max(t, at + 1)
        t += 1
        if doc.between_sentences(t):
            end = t
    return end


def sentences(doc, a, b):
    """The forms of tokens a to b, a list for each rule sentence."""
    out = []
    for t in range(a, b):
        if t == a or doc.between_sentences(t):
            out.append([])
        out[-1].append(doc.forms[t])
    return out


def window(doc, pieces_of, title, a, b):
    w = Window(pieces_of, title, sentences(doc, a, b))
    whole = doc.silver and w.first and b - a == len(w.first) and doc.between_sentences(a) and doc.between_sentences(b)
    silver = [doc.silver[i] for i in sorted(set(doc.sent[a:b]))] if whole else []
    w.data = {"doc": doc, "at": a, "sentences": silver if all(silver) else [], "line": doc.line[a:a + len(w.first)],
              "statements": [s for s in doc.statements if all(a <= s[k] < a + len(w.first) for k in ("op", "first", "last"))]}
    return w


def operative_targets(group):
    """[B, T]: 1 operative, 0 not, -1 unknown (only optional statements stand there)."""
    rows = []
    for w in group:
        row, a = [0] * len(w.first), w.data["at"]
        for s in w.data["doc"].statements:
            i = s["op"] - a
            if 0 <= i < len(row) and row[i] != 1:
                row[i] = -1 if s["optional"] else 1
        rows.append(row)
    return padded(rows, -1)


def statement_targets(group, config):
    """Flat lists over all statements of the batch: rows, token positions and labels."""
    out = {k: [] for k in ("row", "op", "first", "last", "kind", "polarity", "status", "event", "mutual", "optional", "topic")}
    for row, w in enumerate(group):
        for s in w.data["statements"]:
            out["row"].append(row)
            for k in ("op", "first", "last"):
                out[k].append(s[k] - w.data["at"])
            out["kind"].append(config["kind"].index(s["kind"]))
            out["polarity"].append(int(s["polarity"] == "negated"))
            out["status"].append(config["status"].index(s["status"]))
            out["event"].append(config["event"].index(s.get("event") or ""))
            out["mutual"].append(float(bool(s["mutual"])))
            out["optional"].append(float(bool(s["optional"])))
            out["topic"].append([float(t in (s.get("topics") or [])) for t in config["topic"]])
    floats = ("mutual", "optional", "topic")
    return {k: torch.tensor(v, dtype=torch.float if k in floats else torch.long) for k, v in out.items()}


def start_targets(group):
    """For each operative token that has statements: row, op and a [T] target row (1 start, 0 not, -1 unknown or other line)."""
    rows, ops, targets = [], [], []
    longest = max(len(w.first) for w in group)
    for row, w in enumerate(group):
        a, line, by_op = w.data["at"], w.data["line"], {}
        for s in w.data["statements"]:
            by_op.setdefault(s["op"] - a, []).append(s)
        for op, found in by_op.items():
            firm = any(not s["optional"] for s in found)
            t = [0 if line[i] == line[op] else -1 for i in range(len(line))] + [-1] * (longest - len(line))
            for s in found:
                if s["optional"] and firm:
                    t[s["first"] - a] = max(t[s["first"] - a], -1) if t[s["first"] - a] == 1 else -1
            for s in found:
                if not (s["optional"] and firm):
                    t[s["first"] - a] = 1
            rows.append(row); ops.append(op); targets.append(t)
    return torch.tensor(rows, dtype=torch.long), torch.tensor(ops, dtype=torch.long), torch.tensor(targets).view(len(rows), longest)


def candidates(w):
    """Party codes that a statement of this window can have, each with the window tokens that head its mentions."""
    doc, a = w.data["doc"], w.data["at"]
    found = {c: [] for c in doc.parties}
    for t, codes in doc.heads.items():
        if 0 <= t - a < len(w.first):
            for c in codes:
                found.setdefault(c, []).append(t - a)
    return {c: sorted(v) for c, v in sorted(found.items())}


def role_targets(group, roles, most=24):
    """Tensors over statements N and candidate codes C: token mask [N, C, T], party flag [N, C], known [N, C], label [N, C] per role."""
    longest = max(len(w.first) for w in group)
    masks, party, known, label, codes_out = [], [], [], {r: [] for r in roles}, []
    for w in group:
        cand = list(candidates(w).items())[:most]
        mask = torch.zeros(most, longest, dtype=torch.bool)
        for i, (_, at) in enumerate(cand):
            mask[i, at] = True
        is_party = [float(c in w.data["doc"].parties) for c, _ in cand] + [0.0] * (most - len(cand))
        here = [1.0] * len(cand) + [0.0] * (most - len(cand))
        for s in w.data["statements"]:
            masks.append(mask); party.append(is_party); known.append(here)
            codes_out.append([c for c, _ in cand])
            field = {"actor": "actors", "recipient": "recipients", "said_by": "said_by"}
            for r in roles:
                gold = set(s[field[r]])
                label[r].append([float(c in gold) for c, _ in cand] + [0.0] * (most - len(cand)))
    stack = torch.stack(masks) if masks else torch.zeros(0, most, longest, dtype=torch.bool)
    return stack, torch.tensor(party).view(-1, most), torch.tensor(known).view(-1, most), {r: torch.tensor(v).view(-1, most) for r, v in label.items()}, codes_out
