"""Writes the tables of docs/peers.md anew. usage: page.py OUT docs/peers.md

OUT has own.json, and where there was a folder of data apart.json, trees-*.json and names-*.json. What stands between a line
`<!-- measured: NAME -->` and the next `<!-- end -->` is replaced; a table whose figures are not there stays.
"""

import json
import re
import sys
from pathlib import Path

NAMES = {
    "chancery": "chancery", "spacy_rules": "spaCy, plain coder", "corenlp_rules": "CoreNLP, plain coder", "openie": "CoreNLP OpenIE, our table",
    "zero_shot": "MiniLM, zero-shot", "spacy": "spaCy", "corenlp": "CoreNLP",
}
SETS = {"ewt": "EWT test", "pud": "PUD"}
FIELDS = ("kind", "actors", "recipients", "polarity", "status", "said_by")
SENTENCE = ("kind", "event", "who-whom", "who-did-what-whom")


def markdown(columns: list[str], rows: list[list[str]]) -> str:
    """A table whose numbers stand to the right; the best of each column, but for the first, is bold."""
    lines = [f"| {' | '.join(columns)} |", "| --- |" + " ---: |" * (len(columns) - 1)]
    best = [max((r[i] for r in rows), key=number) for i in range(len(columns))]
    for row in rows:
        cells = [f"**{c}**" if i and c == best[i] and number(c) >= 0 else c for i, c in enumerate(row)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def number(cell: str) -> float:
    cell = cell.replace(",", "")
    return float(cell) if re.fullmatch(r"[\d.]+", cell) else -1


def rate(counts: dict[str, int]) -> list[str]:
    """Precision, recall and F1 of hits, extras and misses."""
    hit, extra, missed = counts["Hit"], counts["Extra"], counts["Missed"]
    return [f"{x:.3f}" for x in (hit / max(1, hit + extra), hit / max(1, hit + missed), 2 * hit / max(1, 2 * hit + extra + missed))]


def statements(marked: dict) -> str:
    rows = [[NAMES[n], *rate(r["detection"]), *rate(r["strict"])] for n, r in marked["results"].items()]
    return markdown(["", "detection P", "R", "F1", "strict P", "R", "F1"], rows)


def fields(marked: dict) -> str:
    rows = [[NAMES[n], *(f"{r['fields'][f]:.3f}" for f in FIELDS), f"{r['event']:.3f}"] for n, r in marked["results"].items()]
    rows += [[f"MiniLM, {how}, stretch given", f"{g['kind']:.3f}", *["–"] * (len(FIELDS) - 1), f"{g['event']:.3f}"] for how, g in marked["given"].items()]
    return markdown(["of those detected", *FIELDS, "event, where there is one"], rows)


def sentences(marked: dict) -> str:
    rows = [[NAMES[n], *(f"{r['sentences'][m]['f1']:.3f}" for m in SENTENCE)] for n, r in marked["results"].items()]
    return markdown(["F1 by sentence", *SENTENCE], rows)


def costs(marked: dict) -> str:
    lines = ["| one core | tokens a second | seconds to start | peak memory, MB |", "| --- | ---: | ---: | ---: |"]
    for n, r in marked["results"].items():
        lines.append(f"| {NAMES[n]} | {r['speed']:,.0f} | {r['start']:.2f} | {r['memory'] / 1e6:,.0f} |")
    return "\n".join(lines)


def trees(found: dict) -> str:
    """Where labels differ in kind, so that a figure would mean nothing, the cell is empty."""
    void = {"spacy": ("UAS", "LAS"), "corenlp": ("UPOS",)}
    columns = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "arcs")
    rows = []
    for title, sets in found.items():
        for n, scores in sets.items():
            rows.append([f"{title}, {NAMES[n]}", *("–" if c in void.get(n, ()) else f"{100 * scores[c]:.2f}" for c in columns)])
    return by_set(["words given, %", *columns[:-1], "subjects, objects"], rows)


def names(found: dict) -> str:
    rows = [[f"{title}, {NAMES[n]}", *(f"{100 * x:.2f}" for x in scores.values())] for title, sets in found.items() for n, scores in sets.items()]
    return by_set(["names, F1 in %", "all", "PER", "LOC", "ORG"], rows)


def by_set(columns: list[str], rows: list[list[str]]) -> str:
    """One table of two sets, the best of each set in bold."""
    half = len(rows) // 2
    first, second = markdown(columns, rows[:half]), markdown(columns, rows[half:])
    return "\n".join([first, *second.split("\n")[2:]])


def tables(out: Path) -> dict[str, str]:
    made = {}
    for name in ("own", "apart"):
        if (file := out / f"{name}.json").exists():
            marked = json.loads(file.read_text(encoding="utf-8"))
            made |= {f"{name}, {f.__name__}": f(marked) for f in (statements, fields, sentences, costs)}
    for kind, write in (("trees", trees), ("names", names)):
        files = {title: out / f"{kind}-{name}.json" for name, title in SETS.items()}
        if all(f.exists() for f in files.values()):
            made[kind] = write({title: json.loads(f.read_text(encoding="utf-8")) for title, f in files.items()})
    return made


def main(out: Path, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name, table in tables(out).items():
        pattern = re.compile(rf"(<!-- measured: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not pattern.search(text):
            sys.exit(f"{page}: no place for the table: {name}")
        text = pattern.sub(lambda m: f"{m[1]}{table}\n{m[2]}", text)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
