"""Stanford CoreNLP's tagger and parser with the plain coder on top. usage: corenlp_rules.py FOLDER OUT.jsonl"""

from pathlib import Path

from coder import Coder
from corenlp import annotate_texts
from tables import Operatives, Parties
from texts import arguments, load, write
from tree import of_corenlp


def main(folder: Path, out: Path) -> None:
    texts = load(folder)
    coder = Coder(Parties(), Operatives())
    parsed = annotate_texts(texts, "tokenize,pos,lemma,depparse")
    write(out, (s for t, sentences in zip(texts, parsed) for s in coder.code(t, [of_corenlp(x) for x in sentences])))


if __name__ == "__main__":
    main(*arguments(__doc__))
