"""Kind and event where the marked stretch is given. usage: given.py FOLDER OUT.json

A classifier that cannot find stretches is handed those that are marked, which a reader has to find first.
"""

import json
from pathlib import Path

from embed import Embedder, learnt, nearest, stretch
from texts import arguments, load


def main(folder: Path, out: Path) -> None:
    embedder = Embedder()
    marks = [m for t in load(folder) for m in t.marks if not m["optional"]]
    result = {}
    for name, classifiers in (("nearest", nearest(embedder)), ("learnt", learnt(embedder))):
        result[name] = {}
        for field, classifier in zip(("kind", "event"), classifiers):
            asked = [m for m in marks if m[field]]
            labels = classifier.label([stretch(m) for m in asked])
            result[name][field] = sum(a == m[field] for a, m in zip(labels, asked)) / len(asked)
    out.write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main(*arguments(__doc__))
