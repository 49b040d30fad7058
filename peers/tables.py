"""The project's own tables, as a coder of events would use them: names of parties, and operative words with their codes."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).parent.parent / "facts" / "tables"
GAP = 6  # words that may stand where a phrase of the table has ~


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a table by their column names."""
    with open(TABLES / f"{name}.tsv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def names(row: dict[str, str], columns: tuple[str, ...]) -> list[str]:
    return [n.strip() for c in columns for n in (row[c] or "").split(";") if n.strip()]


class Parties:
    """Finds names of states, organisations, groups and holders of offices."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        for row in rows("holders"):
            self.add(row["party"], names(row, ("person", "aliases")))
        for table in ("groups", "organisations"):
            for row in rows(table):
                self.add(row["code"], names(row, ("name", "acronyms", "variants", "adjectives", "people")))
        for row in rows("states"):
            self.add(row["code"], names(row, ("name", "official", "adjectives", "people", "capitals")))
        for row in rows("aliases"):
            self.add(row["code"], [row["text"]])
        longest = sorted(self.codes, key=len, reverse=True)
        self.pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")

    def add(self, code: str, found: list[str]) -> None:
        self.codes.update(dict.fromkeys(found, code))

    def find(self, words: str) -> list[tuple[int, int, str]]:
        """Start, end and code of each mention, in order."""
        return [(m.start(), m.end(), self.codes[m.group()]) for m in self.pattern.finditer(words)]

    @staticmethod
    def is_state(code: str) -> bool:
        return len(code) == 3


@dataclass
class Phrase:
    """A line of the table of operative words: "call for ~ ceasefire", where ~ leaves room for words between."""

    words: list[str]
    row: dict[str, str]


class Operatives:
    """Operative words by the lemma they begin with, the longest phrase first."""

    def __init__(self) -> None:
        self.by_lemma: dict[str, list[Phrase]] = defaultdict(list)
        for row in rows("operatives"):
            words = row["word"].split()
            self.by_lemma[words[0]].append(Phrase(words, row))
        for phrases in self.by_lemma.values():
            phrases.sort(key=lambda p: -len(p.words))

    def find(self, lemmas: list[str], at: int) -> dict[str, str] | None:
        """The line of the longest phrase that stands at that word of a sentence."""
        for phrase in self.by_lemma.get(lemmas[at], []):
            if stands(phrase.words, lemmas, at):
                return phrase.row
        return None


def stands(phrase: list[str], lemmas: list[str], at: int) -> bool:
    """Whether a phrase stands in a sentence from that word on."""
    reach = 0
    for word in phrase:
        if word == "~":
            reach = GAP
            continue
        window = lemmas[at : at + reach + 1]
        if word not in window:
            return False
        at += window.index(word) + 1
        reach = 0
    return True
