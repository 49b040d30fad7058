"""Parsed sentences in one form, whichever parser they come from: Universal Dependencies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator

# ClearNLP's names for what Universal Dependencies calls otherwise.
CLEAR = {
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dative": "iobj",
    "relcl": "acl:relcl", "prt": "compound:prt", "neg": "advmod", "poss": "nmod:poss", "pcomp": "advcl", "agent": "prep",
}


@dataclass(eq=False)
class Token:
    """A word of a sentence; start and end are characters of the text."""

    place: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    rel: str
    head: Token | None = None
    children: list[Token] = field(default_factory=list)

    def all(self, *rels: str) -> list[Token]:
        return [c for c in self.children if c.rel in rels]

    def first(self, *rels: str) -> Token | None:
        return next(iter(self.all(*rels)), None)

    def below(self, without: tuple[str, ...] = ()) -> Iterator[Token]:
        """This word and all that hang from it, but for its own children of some relations, and for relative clauses."""
        todo = [self]
        while todo:
            t = todo.pop()
            yield t
            todo += [c for c in t.children if c.rel != "acl:relcl" and (t is not self or c.rel not in without)]


def attach(tokens: list[Token], heads: list[int]) -> list[Token]:
    """Ties the words of a sentence; heads are places in it, -1 for the root."""
    for token, head in zip(tokens, heads):
        if head >= 0 and head != token.place:
            token.head = tokens[head]
            tokens[head].children.append(token)
    return tokens


def of_spacy(sentence) -> list[Token]:
    """A sentence of spaCy, its ClearNLP labels renamed and prepositions hung from their nouns."""
    first = sentence.start
    tokens = [Token(t.i - first, t.idx, t.idx + len(t.text), t.text, t.lemma_.lower(), t.tag_, CLEAR.get(t.dep_, t.dep_)) for t in sentence]
    heads = [t.head.i - first if t.head.i != t.i else -1 for t in sentence]
    for t in sentence:
        if t.dep_ == "pobj":
            prep = t.head
            outer = prep.head
            tokens[t.i - first].rel = "obl:agent" if prep.dep_ == "agent" else "obl" if outer.pos_ in ("VERB", "AUX") else "nmod"
            tokens[prep.i - first].rel = "case"
            heads[t.i - first], heads[prep.i - first] = outer.i - first, t.i - first
    return attach(tokens, heads)


def of_corenlp(sentence: dict) -> list[Token]:
    """A sentence of CoreNLP's JSON, which is Universal Dependencies already."""
    tokens = [
        Token(i, t["characterOffsetBegin"], t["characterOffsetEnd"], t["originalText"], t["lemma"].lower(), t["pos"], "dep")
        for i, t in enumerate(sentence["tokens"])
    ]
    heads = [-1] * len(tokens)
    for arc in sentence["basicDependencies"]:
        at = arc["dependent"] - 1
        tokens[at].rel, heads[at] = arc["dep"].lower(), arc["governor"] - 1
    attach(tokens, heads)
    for t in tokens:  # the agent of a passive, which basic dependencies do not name
        if t.rel == "obl" and t.head.first("aux:pass", "nsubj:pass") and any(c.lemma == "by" for c in t.all("case")):
            t.rel = "obl:agent"
    return tokens
