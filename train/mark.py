#!/usr/bin/env python3
"""Make NAME.json, the marked form of a text, from NAME.txt and NAME.marks, and check it; or the marks from the marked form.

usage: mark.py NAME.marks ...     mark.py show NAME.json ...

The first line of NAME.marks is `# published=DAY parties=CODES kind=KIND`; each other one, in the order of the text, a statement:

    LINE|OPERATIVE|CONTENT|KIND|WHO|EVENT|TOPICS|EXTRAS

LINE: of the text, from 1. OPERATIVE: one word; CONTENT: words to the letter, or `its first words ... its last ones`. #2 behind either: the second such place in
the line; else a content is looked for after that of the mark before, an operative at its beginning or before it. WHO: `A,B=` together, and to each other where
they are two; `A=B` together, to B; `A>B,C` to others; `A>` to nobody. EVENT: a type of PLOVER or `-`. EXTRAS, with spaces between: neg, opt (optional), s:STATUS where it is not
the usual one of the kind, t:TIME, by:CODES, f:CODES (forums), i:ISSUES, and last fig:QUANTITY;VALUE;UNIT;COMPARATOR;DIRECTION and any of
;p=PERIOD;ratio=N;parties=CODES;rep=REPORTER. Exit code 1: something is wrong, and said.
"""
import json
import os
import re
import sys

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../facts/tables/")
CODE = re.compile(r"[A-Z]{3}|(IGO|GRP):[A-Z0-9-]+|(NGO|MNC|IND):[a-z0-9-]+")
STATUS = {"pledge": "intended", "call": "intended", "position": "ongoing", "act": "done", "figure": "done"}
STATUSES = {"intended", "ongoing", "done"}
EVENTS = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
ORDER = ("kind", "actors", "recipients", "mutual", "said_by", "polarity", "status", "event", "topics", "issues", "time", "forums", "figure", "optional")
USUAL = {"recipients": [], "mutual": False, "said_by": [], "polarity": "affirmed", "event": None, "issues": [], "time": None, "forums": [],
         "figure": None, "optional": False}
FAR = 160  # bytes: an operative so far before its content may well be another one


def usual(field, statement):
    """What a field of a statement is where nothing is said."""
    return STATUS[statement["kind"]] if field == "status" else USUAL[field]


def column(table):
    """The codes of a table: its first column."""
    with open(TABLES + table, encoding="utf-8") as f:
        return {line.split("\t")[0] for line in f}


KNOWN, TOPICS = column("states.tsv") | column("organisations.tsv"), column("topics.tsv")


def listed(text):
    return [v for v in text.split(",") if v]


def codes(text):
    for code in listed(text):
        if not CODE.fullmatch(code) or re.match("[A-Z]{3}$|IGO:", code) and code not in KNOWN:
            raise ValueError(f"code {code!r}")
    return listed(text)


def number(text):
    value = float(text)
    return int(value) if value == int(value) else value


def numbered(text):
    """`words#2` as words and 2, or words and 0."""
    m = re.fullmatch(r"(.*)#(\d+)", text)
    return (m[1], int(m[2])) if m else (text, 0)


def places(words, line, whole=True):
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if whole else re.escape(words)
    return [m.start() for m in re.finditer(pattern, line)]


def nth(found, n, words):
    if not 0 < n <= len(found):
        raise ValueError(f"{words!r} stands {len(found)} times in its line")
    return found[n - 1]


def content(text, line, after):
    """Where a content begins and ends in its line; after: where the content of the mark before begins."""
    words, n = numbered(text)
    head, _, tail = words.partition(" ... ")
    found = places(head, line) or places(head, line, whole=False)
    end = lambda at: line.find(tail, at + len(head)) + len(tail) if tail else at + len(head)
    found = [at for at in found if not tail or line.find(tail, at + len(head)) >= 0]
    if not n:
        n = next((i for i, at in enumerate(found, 1) if at >= after), 1 if len(found) == 1 else 0)
    at = nth(found, n, words)
    return at, end(at)


def operative(text, line, first, end):
    """The operative word and where it stands, for a content from first to end."""
    word, n = numbered(text)
    found = places(word, line)
    if n or not found:
        return word, nth(found, n, word)
    if first in found:
        return word, first
    before, inside = [at for at in found if at < first], [at for at in found if first <= at < end]
    if inside and not (before and first - before[-1] <= FAR):
        return word, inside[0]
    return word, before[-1] if before else (inside or found)[0]


def who(text):
    """Actors, recipients and mutuality."""
    m = re.fullmatch(r"([^=>]+)(=?)(>?)([^=>]*)", text)
    if not m or not (m[2] or m[3]):
        raise ValueError(f"who {text!r}")
    actors, recipients = codes(m[1]), codes(m[4])
    if m[2] and not m[3] and not recipients and len(actors) == 2:
        recipients = list(actors)
    return {"actors": actors, "recipients": recipients, "mutual": bool(m[2])}


def figure(text):
    quantity, value, unit, comparator, direction, *more = (text + ";;;;").split(";")
    out = {"quantity": quantity or None, "value": number(value) if value else None, "unit": unit or None, "comparator": comparator or None,
           "direction": direction or None, "ratio": None, "period": None, "parties": [], "reporter": None}
    names = {"p": ("period", str), "ratio": ("ratio", number), "parties": ("parties", codes), "rep": ("reporter", str)}
    for part in filter(None, more):
        field, read = names[part.partition("=")[0]]
        out[field] = read(part.partition("=")[2])
    return out


EXTRAS = {"s": ("status", str), "t": ("time", str), "by": ("said_by", codes), "f": ("forums", codes), "i": ("issues", listed)}


def extras(text):
    plain, _, fig = text.partition("fig:")
    out = {"figure": figure(fig.strip())} if fig else {}
    for part in plain.split():
        if part in ("neg", "opt"):
            out |= {"polarity": "negated"} if part == "neg" else {"optional": True}
        else:
            field, read = EXTRAS[part.partition(":")[0]]
            out[field] = read(part.partition(":")[2])
    return out


def check(s):
    if s["kind"] not in STATUS or s["status"] not in STATUSES or s["event"] and s["event"] not in EVENTS:
        raise ValueError("kind, status or event")
    if not s["actors"] or not s["topics"] or not set(s["topics"]) <= TOPICS or (s["kind"] == "figure") != bool(s["figure"]):
        raise ValueError("actors, topics or figure")


class Text:
    """Lines of a text, and where its contents were found so far."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.lines = f.read().split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.encode()) + 1)
        self.after = {}

    def statement(self, row):
        number, op, words, kind, parties, event, topics, *more = row.split("|")
        n = int(number) - 1
        line = self.lines[n]
        at = lambda i: self.starts[n] + len(line[:i].encode())
        first, end = content(words or op, line, self.after.get(n, 0))
        word, place = operative(op, line, first, end)
        self.after[n] = first
        s = {"kind": kind, "event": None if event == "-" else event, "topics": listed(topics)} | who(parties) | extras(more[0] if more else "")
        s |= {k: usual(k, s) for k in ORDER if k not in s}
        check(s)
        return {"operative": word, "operative_at": at(place), "content": line[first:end], "content_at": at(first)} | {k: s[k] for k in ORDER}


def write(path, head, statements):
    statements.sort(key=lambda s: (s["operative_at"], s["content_at"]))
    with open(path, "w", encoding="utf-8") as f:
        f.write("{\n" + "".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)},\n" for k, v in head.items()) + ' "statements": [\n')
        f.write(",\n".join("  " + json.dumps(s, ensure_ascii=False) for s in statements) + "\n ]\n}\n")


def build(path):
    base = path.removesuffix(".marks")
    text, found, wrong = Text(base + ".txt"), [], 0
    with open(path, encoding="utf-8") as f:
        first, *rows = [line.strip("\n") for line in f if line.strip()]
    said = dict(part.split("=", 1) for part in first.split() if "=" in part)
    for row in rows:
        try:
            found.append(text.statement(row))
        except (ValueError, KeyError, IndexError) as e:
            wrong += 1
            print(f"{path}: {row[:60]}: {e}")
    if not wrong:
        head = {"document": os.path.basename(base), "title": text.lines[0], "published": said["published"], "parties": codes(said.get("parties", "")), "kind": said["kind"]}
        write(base + ".json", head, found)
    return not wrong


def shown_who(s):
    if not s["mutual"]:
        return ",".join(s["actors"]) + ">" + ",".join(s["recipients"])
    each = len(s["actors"]) == 2 and set(s["recipients"]) == set(s["actors"])
    return ",".join(s["actors"]) + "=" + ("" if each else ",".join(s["recipients"]))


def shown_extras(s):
    out = ["neg"] * (s["polarity"] == "negated") + ["opt"] * s["optional"] + ["s:" + s["status"]] * (s["status"] != STATUS[s["kind"]])
    for name, (field, _) in EXTRAS.items():
        if field != "status" and s[field]:
            out.append(f"{name}:" + (s[field] if isinstance(s[field], str) else ",".join(s[field])))
    if f := s["figure"]:
        parts = ["" if f[k] is None else str(f[k]) for k in ("quantity", "value", "unit", "comparator", "direction")]
        parts += [f"{n}={','.join(f[k]) if k == 'parties' else f[k]}" for n, k in (("p", "period"), ("ratio", "ratio"), ("parties", "parties"), ("rep", "reporter")) if f[k]]
        out.append("fig:" + ";".join(parts))
    return " ".join(out)


def show(path):
    with open(path, encoding="utf-8") as f:
        d = json.load(f)
    with open(path.removesuffix(".json") + ".txt", "rb") as f:
        raw = f.read()
    print(f"# published={d['published']} parties={','.join(d['parties'])} kind={d['kind']}")
    for s in d["statements"]:
        fields = [str(raw[:s["content_at"]].count(b"\n") + 1), s["operative"], s["content"], s["kind"], shown_who(s), s["event"] or "-", ",".join(s["topics"])]
        print("|".join(fields + ([shown_extras(s)] if shown_extras(s) else [])))


if __name__ == "__main__":
    if sys.argv[1] == "show":
        for name in sys.argv[2:]:
            show(name)
    else:
        sys.exit(0 if all([build(name) for name in sys.argv[1:]]) else 1)
