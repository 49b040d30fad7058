"""Who, what and to whom, sentence by sentence: a measure that asks for no stretch, so that every peer can be held to it."""

from collections import defaultdict

from texts import Sentences, Text

Place = tuple[str, int]  # a text and the number of a sentence in it
Found = dict[Place, set]


def dyads(actors: list[str], recipients: list[str], mutual: bool) -> set[tuple[str, str]]:
    """All pairs of who acts and who is addressed; where several bind each other, each with each other."""
    return {(a, r) for a in actors for r in (recipients or (actors if mutual else [])) if a != r}


def facts(s: dict) -> dict[str, set]:
    """What a marked or read statement tells, by measure; parties are codes."""
    actors, recipients = ([m["code"] if isinstance(m, dict) else m for m in s[k]] for k in ("actors", "recipients"))
    event = s["event"]["type"] if isinstance(s["event"], dict) else s["event"]
    pairs = dyads(actors, recipients, s["mutual"])
    return {
        "kind": {s["kind"]},
        "event": {event} if event else set(),
        "who-whom": pairs,
        "who-did-what-whom": {(a, event, r) for a, r in pairs} if event else set(),
    }


def gathered(texts: list[Text], statements: dict[str, list[dict]], at: str) -> dict[str, Found]:
    """The facts of each sentence, by measure; at is the key of the statement's byte."""
    out: dict[str, Found] = defaultdict(lambda: defaultdict(set))
    for text in texts:
        sentences = Sentences(text.words)
        for s in statements.get(text.name, []):
            start = s[at]["start"] if isinstance(s[at], dict) else s[at]
            for measure, found in facts(s).items():
                out[measure][text.name, sentences.of(start)] |= found
    return out


def scores(texts: list[Text], read: dict[str, list[dict]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by measure. What only optional marks tell is neither rewarded nor punished."""
    firm = gathered(texts, {t.name: [m for m in t.marks if not m["optional"]] for t in texts}, "operative_at")
    every = gathered(texts, {t.name: t.marks for t in texts}, "operative_at")
    found = gathered(texts, read, "operative")
    return {measure: f1(firm[measure], every[measure], found[measure]) for measure in firm}


def f1(firm: Found, every: Found, found: Found) -> dict[str, float]:
    hit = sum(len(firm[p] & found[p]) for p in list(firm))
    missed = sum(len(firm[p] - found[p]) for p in list(firm))
    extra = sum(len(found[p] - every[p]) for p in list(found))
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}
