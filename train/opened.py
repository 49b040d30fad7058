#!/usr/bin/env python3
"""Open texts with the marks that this project gave them: the texts are not part of it, the marks are, in opened.jsonl.

usage: opened.py SHARED_FOLDER OUT_FOLDER

Writes NAME.txt and NAME.json, in the marked form of the guideline, for each line of opened.jsonl: `from` is a file under SHARED_FOLDER/data/texts,
`paragraphs` are those of its clean text that were marked, after the title, `sha256` is that of the text so made, before which nothing is
written. Statements have where their words stand, in bytes, in place of the words: op and content are [from, length]; fields that are not there are as usual.
"""
import hashlib
import html
import json
import os
import re
import sys

import mark


def clean(path):
    """Title and paragraphs of an open text, without the marks of Markdown and the breaks of its lines."""
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    paragraphs = []
    for block in re.split(r"\n\s*\n", "\n".join(lines[4:])):
        block = re.sub(r"[ \t]*\\?\n[ \t]*", " ", block)
        block = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", block)
        block = re.sub(r"</?[a-z]+[^>]*>", "", block).replace("**", "").replace("__", "")
        block = re.sub(r"\\([\\`*_{}\[\]()#+.!$&~>|'\"-])", r"\1", block)
        block = html.unescape(re.sub(r"(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)", "", block))
        block = re.sub(r"\s+", " ", re.sub(r"^#+\s*", "", block.strip())).strip()
        if block and not re.fullmatch(r"[#\W_]*", block):
            paragraphs.append(block)
    return lines[0].strip(), paragraphs


def text_of(shared, row):
    """The marked text of a row, as bytes."""
    title, paragraphs = clean(os.path.join(shared, "data/texts", row["from"]))
    first, end = row["paragraphs"]
    return ("\n".join([title, *paragraphs[first:end]]) + "\n").encode()


def statement(row, raw):
    words = lambda span: raw[span[0]:span[0] + span[1]].decode()
    out = {"operative": words(row["op"]), "operative_at": row["op"][0], "content": words(row["content"]), "content_at": row["content"][0]}
    return out | {k: row[k] if k in row else mark.usual(k, row) for k in mark.ORDER}


def main(shared, out):
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "opened.jsonl"), encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    for row in rows:
        raw = text_of(shared, row)
        if hashlib.sha256(raw).hexdigest() != row["sha256"]:
            sys.exit(f"{row['from']}: not the text that was marked")
        base = os.path.join(out, row["name"])
        with open(base + ".txt", "wb") as f:
            f.write(raw)
        head = {"document": row["name"], "title": raw.decode().split("\n", 1)[0]} | {k: row[k] for k in ("published", "parties", "kind")}
        mark.write(base + ".json", head, [statement(s, raw) for s in row["statements"]])


if __name__ == "__main__":
    main(*sys.argv[1:])
