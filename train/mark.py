#!/usr/bin/env python3
"""Make NAME.json, the marked form of a text, from NAME.txt and NAME.marks, and check it.

usage: train/mark.py NAME ...     (paths without extension)

NAME.marks is JSON Lines. The first line has title, published, parties and kind of the text; each other one a statement with the fields of
the marked form, but that `line` (of the text, from 1), `op` and `content` tell where it stands, with op_n or content_n (from 1) where the
words stand more than once in that line. Fields left out get the usual values. Exit code 1: something is wrong, and said.
"""
import json
import os
import re
import sys

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../facts/tables/")
CODE = re.compile(r"[A-Z]{3}|(IGO|GRP):[A-Z0-9-]+|(NGO|MNC|IND):[a-z0-9-]+")
USUAL = {"recipients": [], "mutual": False, "said_by": [], "polarity": "affirmed", "event": None, "issues": [], "time": None, "forums": [],
         "figure": None, "optional": False}
ORDER = ("kind", "actors", "recipients", "mutual", "said_by", "polarity", "status", "event", "topics", "issues", "time", "forums", "figure", "optional")
CHOICES = {"kind": ("pledge", "call", "position", "act", "figure"), "polarity": ("affirmed", "negated"), "status": ("intended", "ongoing", "done")}


def column(table):
    """The codes of a table: its first column."""
    with open(TABLES + table, encoding="utf-8") as f:
        return {line.split("\t")[0] for line in f}


KNOWN, TOPICS = column("states.tsv") | column("organisations.tsv"), column("topics.tsv")


def place(line, words, number, whole):
    """Where words stand in a line; number says which of several is meant."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if whole else re.escape(words)
    at = [m.start() for m in re.finditer(pattern, line)]
    if not at or (number or 1) > len(at) or len(at) > 1 and not number:
        raise ValueError(f"{words!r} stands {len(at)} times in its line")
    return at[(number or 1) - 1]


def check(s):
    for field, choices in CHOICES.items():
        if s[field] not in choices:
            raise ValueError(f"{field} {s[field]!r}")
    if not s["actors"] or not s["topics"] or not set(s["topics"]) <= TOPICS or (s["kind"] == "figure") != bool(s["figure"]):
        raise ValueError("actors, topics or figure")
    for code in s["actors"] + s["recipients"] + s["said_by"] + s["forums"]:
        if not CODE.fullmatch(code) or re.match("[A-Z]{3}$|IGO:", code) and code not in KNOWN:
            raise ValueError(f"code {code!r}")


def statement(mark, lines, starts):
    line = lines[mark["line"] - 1]
    at = lambda i: starts[mark["line"] - 1] + len(line[:i].encode())
    out = {"operative": mark["op"], "operative_at": at(place(line, mark["op"], mark.get("op_n"), True)),
           "content": mark["content"], "content_at": at(place(line, mark["content"], mark.get("content_n"), False))}
    out |= {k: mark.get(k, USUAL.get(k)) for k in ORDER}
    check(out)
    return out


def build(base):
    with open(base + ".txt", encoding="utf-8") as f:
        lines = f.read().split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()) + 1)
    with open(base + ".marks", encoding="utf-8") as f:
        head, *marks = [json.loads(line) for line in f if line.strip()]
    found, wrong = [], 0
    for mark in marks:
        try:
            found.append(statement(mark, lines, starts))
        except (ValueError, KeyError, IndexError, TypeError) as e:
            wrong += 1
            print(f"{base}: {mark.get('op')!r} of line {mark.get('line')}: {e}")
    if not wrong:
        found.sort(key=lambda s: (s["operative_at"], s["content_at"]))
        doc = {"document": os.path.basename(base)} | {k: head[k] for k in ("title", "published", "parties", "kind")}
        with open(base + ".json", "w", encoding="utf-8") as f:
            f.write("{\n" + "".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)},\n" for k, v in doc.items()) + ' "statements": [\n')
            f.write(",\n".join("  " + json.dumps(s, ensure_ascii=False) for s in found) + "\n ]\n}\n")
    return not wrong


if __name__ == "__main__":
    sys.exit(0 if all([build(base) for base in sys.argv[1:]]) else 1)
