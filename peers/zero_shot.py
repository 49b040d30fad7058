"""Each sentence that names a party is one statement, labelled by the nearest description. usage: zero_shot.py FOLDER OUT.jsonl

It has no stretches: the sentence stands for the operative word and for the content, the first party for the actor.
"""

from pathlib import Path
from typing import Iterator

from embed import Embedder, nearest
from tables import Parties
from texts import Text, arguments, load, sentences, statement, write


def read(texts: list[Text]) -> Iterator[dict]:
    parties, (kinds, events) = Parties(), nearest(Embedder())
    for text in texts:
        for place in sentences(text.words):
            words = text.words[slice(*place)]
            codes = list(dict.fromkeys(c for _, _, c in parties.find(words)))
            if codes:
                kind, event = kinds.label([words])[0], events.label([words])[0]
                coded = {"kind": kind, "event": None if kind == "figure" else event, "actors": codes[:1], "recipients": codes[1:]}
                yield statement(text, place, place, coded)


def main(folder: Path, out: Path) -> None:
    write(out, read(load(folder)))


if __name__ == "__main__":
    main(*arguments(__doc__))
