"""Marked texts, the places of their words, and the form in which a peer says what it found."""

import json
import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Iterable

ABBREVIATIONS = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.", "U.S.", "U.N.", "Gen.", "Col.", "Lt.", "Sen.", "vs.", "e.g.", "i.e.")
SENTENCE_END = re.compile(r'[.!?][”"’)]*\s+(?=[A-Z“"‘(])|\n+')


@dataclass
class Text:
    """One marked text: its words and what is marked in them."""

    path: Path
    words: str
    published: str
    marks: list[dict]

    @property
    def name(self) -> str:
        return self.path.stem


def load(folder: Path) -> list[Text]:
    """All pairs NAME.txt and NAME.json of a folder, by name."""
    out = []
    for file in sorted(folder.glob("*.json")):
        marked = json.loads(file.read_text(encoding="utf-8"))
        path = file.with_suffix(".txt")
        out.append(Text(path, path.read_bytes().decode(), marked["published"], marked["statements"]))
    return out


def sentences(words: str) -> list[tuple[int, int]]:
    """Sentences by full stops and line ends, as places of characters. The same for every peer."""
    out, start = [], 0
    for end in SENTENCE_END.finditer(words):
        if "\n" not in end.group() and words[start : end.start() + 1].endswith(ABBREVIATIONS):
            continue
        out.append((start, end.end()))
        start = end.end()
    out.append((start, len(words)))
    return [(a, b) for a, b in out if words[a:b].strip()]


class Sentences:
    """Tells in which sentence of a text a byte stands."""

    def __init__(self, words: str):
        place = offsets(words)
        self.starts = [place[a] for a, _ in sentences(words)]

    def of(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1


def offsets(words: str) -> list[int]:
    """The byte at which each character starts, and the length in bytes."""
    return [0, *accumulate(len(c.encode()) for c in words)]


def statement(text: Text, operative: tuple[int, int], content: tuple[int, int], coded: dict) -> dict:
    """A statement as `chancery read --format jsonl` writes it, with what the scores look at; places are characters."""
    place = offsets(text.words)

    def span(a: int, b: int) -> dict:
        return {"start": place[a], "end": place[b], "text": text.words[a:b]}

    def mentions(codes: list[str]) -> list[dict]:
        return [{"code": c, "name": "", "start": 0, "end": 0} for c in codes]

    return {
        "source": text.path.name,
        "kind": coded["kind"],
        "actors": mentions(coded.get("actors", [])),
        "recipients": mentions(coded.get("recipients", [])),
        "mutual": coded.get("mutual", False),
        "said_by": mentions(coded.get("said_by", [])),
        "operative": span(*operative),
        "content": span(*content),
        "polarity": coded.get("polarity", "affirmed"),
        "status": coded.get("status", "done"),
        "topics": [],
        "event": {"type": coded["event"]} if coded.get("event") else None,
        "figure": coded.get("figure"),
    }


def write(out: Path, statements: Iterable[dict]) -> None:
    """Writes statements, one a line."""
    with open(out, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(s, ensure_ascii=False) + "\n" for s in statements)


def arguments(usage: str) -> tuple[Path, Path]:
    """The folder to read and the file to write, from the command line."""
    if len(sys.argv) != 3:
        sys.exit(usage)
    return Path(sys.argv[1]), Path(sys.argv[2])
