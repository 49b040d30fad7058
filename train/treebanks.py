"""Readers of treebanks (CoNLL-U), names (IOB2 and column files) and the classes learnt from them."""
import collections
import gzip


class Sentence:
    __slots__ = ("forms", "upos", "xpos", "lemma", "heads", "rels", "ner", "doc")

    def __init__(self):
        self.forms, self.upos, self.xpos, self.lemma, self.heads, self.rels = [], [], [], [], [], []
        self.ner, self.doc = None, 0


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        yield from f


def read_conllu(path):
    out, doc, s = [], 0, Sentence()
    for line in lines(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            doc += 1
        elif not line:
            if s.forms:
                s.doc = doc
                out.append(s)
            s = Sentence()
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                s.forms.append(c[1]); s.lemma.append(c[2]); s.upos.append(c[3]); s.xpos.append(c[4])
                s.heads.append(int(c[6]) - 1); s.rels.append(c[7])
    return out


def read_names(path, form_col, tag_col):
    """Sentences with names only."""
    out, forms, tags = [], [], []
    for line in list(lines(path)) + ["\n"]:
        line = line.rstrip("\n")
        if not line:
            if forms:
                s = Sentence()
                s.forms, s.ner = forms, iob2(tags)
                out.append(s)
            forms, tags = [], []
        elif line[0] != "#" or "\t" in line:
            c = line.split("\t")
            if not c[0].startswith("# "):
                tag = c[tag_col]
                forms.append(c[form_col]); tags.append(tag if tag == "O" or tag[2:] in ("PER", "LOC", "ORG") else "O")
    return out


def iob2(tags):
    out, last = [], "O"
    for t in tags:
        if t[0] == "I" and last[2:] != t[2:]:
            t = "B" + t[1:]
        out.append(t)
        last = t
    return out


def lemma_script(form, lemma):
    """The edit script of MODEL.md that turns form into lemma."""
    best = None
    for case, base in (("k", form), ("l", form.lower())):
        n = 0
        while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
            n += 1
        script = (len(base) - n, case == "l", f"{case}|{len(base) - n}|{lemma[n:]}")
        if (n > 0 or len(form) <= 2) and (best is None or script < best):
            best = script
    if best is None or best[0] > 5:
        return f"=|{lemma}"
    return best[2]


def classes(values, least=1):
    count = collections.Counter(values)
    return [v for v, n in sorted(count.items(), key=lambda kv: (-kv[1], kv[0])) if n >= least]


def attach_names(sentences, named):
    """Give treebank sentences the names of the same sentences in the names file (matched by their words)."""
    by_text = {"".join(n.forms): n for n in named}
    hit = 0
    for s in sentences:
        n = by_text.get("".join(s.forms))
        if n and len(n.forms) == len(s.forms):
            s.ner = n.ner
            hit += 1
    return hit


def names_only(sentences):
    """Copies of sentences that have nothing to learn from but their names."""
    out = []
    for s in sentences:
        if s.ner:
            c = Sentence()
            c.forms, c.ner, c.doc = s.forms, s.ner, s.doc
            out.append(c)
    return out
