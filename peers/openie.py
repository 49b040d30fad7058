"""Stanford CoreNLP's open information extraction, its relations looked up in our tables. usage: openie.py FOLDER OUT.jsonl"""

from pathlib import Path
from typing import Iterator

from corenlp import annotate_texts
from tables import Operatives, Parties
from texts import Text, arguments, load, statement, write

Words = list[dict]


def longest(triples: list[dict]) -> list[dict]:
    """Of the triples of one relation that differ in how much they tell, the one that tells most."""
    best: dict[tuple[int, int], dict] = {}
    for t in sorted(triples, key=lambda t: sum(t[k][1] - t[k][0] for k in ("subjectSpan", "objectSpan"))):
        best[tuple(t["relationSpan"])[0], t["objectSpan"][0]] = t
    return list(best.values())


def characters(words: Words, first: int, last: int) -> tuple[int, int]:
    return words[first]["characterOffsetBegin"], words[last - 1]["characterOffsetEnd"]


def of_triple(text: Text, words: Words, triple: dict, parties: Parties, operatives: Operatives) -> dict | None:
    """A statement, where the verb of a triple is in the table and a party is named."""
    (subject, objects), relation = (triple["subjectSpan"], triple["objectSpan"]), triple["relationSpan"]
    lemmas = [w["lemma"].lower() for w in words]
    verb = next((i for i in range(*relation) if words[i]["pos"].startswith("VB") and operatives.find(lemmas, i)), None)
    if verb is None:
        return None
    row = operatives.find(lemmas, verb)
    (a, b), (c, d) = characters(words, *subject), characters(words, *objects)
    actors = list(dict.fromkeys(code for _, _, code in parties.find(text.words[a:b])))
    recipients = [code for code in dict.fromkeys(code for _, _, code in parties.find(text.words[c:d])) if code not in actors]
    if not actors and not recipients:
        return None
    operative = characters(words, verb, verb + 1)
    content = min(operative[0], c) if row["kind"] in ("act", "figure") else c, max(operative[1], d)
    coded = {"kind": row["kind"], "event": row["plover"], "status": row["status"] or "done", "actors": actors, "recipients": recipients}
    return statement(text, operative, content, coded)


def read(texts: list[Text]) -> Iterator[dict]:
    parties, operatives = Parties(), Operatives()
    for text, sentences in zip(texts, annotate_texts(texts, "tokenize,pos,lemma,depparse,natlog,openie")):
        for sentence in sentences:
            for triple in longest(sentence["openie"]):
                if found := of_triple(text, sentence["tokens"], triple, parties, operatives):
                    yield found


def main(folder: Path, out: Path) -> None:
    write(out, read(load(folder)))


if __name__ == "__main__":
    main(*arguments(__doc__))
