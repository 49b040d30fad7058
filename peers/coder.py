"""A plain coder of events over trees: subject, verb and object, a dictionary of verbs, a dictionary of parties.

It is what a researcher writes in a day who has our tables and our guideline: no learning, no model of discourse.
"""

import re
from dataclasses import dataclass
from typing import Iterator

from tables import Operatives, Parties
from texts import Text, statement
from tree import Token

SUBJECTS = ("nsubj", "nsubj:pass")
COMPLEMENTS = ("xcomp", "ccomp")
TOWARDS = {"to", "with", "on", "upon", "against", "toward", "towards", "at", "for", "from", "of"}
NAMING = ("compound", "amod", "nmod:poss", "appos", "flat", "conj", "nmod")
OUTSIDE = SUBJECTS + ("conj", "cc", "punct", "advcl", "parataxis", "aux", "aux:pass", "mark", "ccomp", "acl:relcl")
BOTH = {"we", "they", "both", "side", "country", "party", "leader", "minister", "president", "two", "nation", "delegation"}
BEFORE = {"he", "she", "it", "i"}
SPEECH = {"say", "tell", "add", "note", "state", "declare", "announce"}
AHEAD = {"will", "shall", "would", "'ll"}
NOT = {"not", "n't", "never", "no", "neither", "refuse", "decline", "refrain"}
SUM = re.compile(r"([$€£])?\s?(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|trillion)?\s?(%|percent|per cent)?")
SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
UNITS = {"$": "USD", "€": "EUR", "£": "GBP"}


@dataclass
class Coder:
    """Codes the sentences of one text after the other."""

    parties: Parties
    operatives: Operatives

    def code(self, text: Text, sentences: list[list[Token]]) -> list[dict]:
        """The statements of a text whose sentences are parsed."""
        mentions = self.parties.find(text.words)
        states = [c for _, _, c in mentions if Parties.is_state(c)]
        reading = Reading(text, mentions, list(dict.fromkeys(states))[:2], self.operatives)
        return [s for tokens in sentences for s in reading.sentence(tokens)]


class Reading:
    """One text: who is named in it, who its two sides are, and who was last the subject."""

    def __init__(self, text: Text, mentions: list[tuple[int, int, str]], sides: list[str], operatives: Operatives):
        self.text, self.mentions, self.sides, self.operatives = text, mentions, sides, operatives
        self.before: list[str] = []

    def sentence(self, tokens: list[Token]) -> Iterator[dict]:
        lemmas = [t.lemma for t in tokens]
        governed: set[Token] = set()
        for verb in tokens:
            if not verb.tag.startswith("VB") or verb.rel in ("aux", "aux:pass", "cop") or verb in governed:
                continue
            row, operative = self.operatives.find(lemmas, verb.place), verb
            will = next((a for a in verb.all("aux") if a.text.lower() in AHEAD), None)
            if will:
                row, operative = {"kind": "pledge", "plover": "AGREE", "status": "intended"}, will
            if not row:
                continue
            complements = [c for c in verb.all(*COMPLEMENTS) if c.tag.startswith("VB")]
            if verb.lemma in SPEECH and any(self.operatives.find(lemmas, c.place) for c in complements):
                continue  # what is said is coded, not the saying
            governed.update(t for c in complements for t in [c, *c.all("conj")])
            yield from self.statements(verb, operative, row, [] if will else complements)

    def statements(self, verb: Token, operative: Token, row: dict[str, str], complements: list[Token]) -> Iterator[dict]:
        """The statements of one operative word: one, or one for each action that it governs."""
        actors = self.actors(verb)
        recipients = [c for c in self.recipients(verb) if c not in actors] or self.other_side(actors)
        if not actors and not recipients:
            return
        self.before = actors or self.before
        mutual = not recipients and len(actors) > 1 and row["kind"] != "call"
        coded = {
            "kind": row["kind"], "event": row["plover"], "status": row["status"] or "done", "actors": actors, "mutual": mutual,
            "recipients": actors if mutual else recipients, "said_by": self.said_by(verb, actors),
            "polarity": "negated" if negated(verb) else "affirmed",
        }
        for content in contents(verb, row["kind"], complements):
            number = figure(self.text.words[slice(*content)])
            if row["kind"] in ("act", "figure") and number:
                coded |= {"kind": "figure", "event": None, "figure": number}
            yield statement(self.text, (operative.start, operative.end), content, coded)

    def actors(self, verb: Token) -> list[str]:
        """Who acts: the agent of a passive, else the subject, which may stand at the verb that this one is tied to."""
        agent = verb.first("obl:agent")
        if agent or verb.first("nsubj:pass"):
            return self.who(agent)
        at: Token | None = verb
        while at and not at.first("nsubj"):
            at = at.head if at.rel in ("conj", "xcomp", "advcl") else None
        if at:
            return self.who(at.first("nsubj")) or self.before
        return self.who(verb.head) if verb.rel.startswith("acl") else []

    def recipients(self, verb: Token) -> list[str]:
        """To whom: the first of object, object of a preposition and noun tied to the object that names a party."""
        near = verb.all("nsubj:pass", "iobj", "obj")
        tied = [c for o in [verb, *near] for c in o.all("obl", "nmod") if any(p.lemma in TOWARDS for p in c.all("case"))]
        complements = [o for c in verb.all(*COMPLEMENTS) for o in c.all("nsubj", "obj", "obl")]
        return next((codes for t in [*near, *tied, *complements] if (codes := self.who(t))), [])

    def other_side(self, actors: list[str]) -> list[str]:
        """In a text about two states, what one does without naming anybody is done to the other."""
        return [s for s in self.sides if s not in actors] if len(actors) == 1 and actors[0] in self.sides else []

    def who(self, noun: Token | None) -> list[str]:
        """The parties that a noun and the words that name it with it stand for."""
        if noun is None:
            return []
        if noun.tag.startswith("W"):
            verb = noun.head
            return self.who(verb.head) if verb and verb.rel.startswith("acl") else []
        words = [noun, *(t for c in noun.all(*NAMING) for t in c.below(("acl", "acl:relcl", "advcl")))]
        places = {(t.start, t.end) for t in words}
        found = [c for a, b, c in self.mentions if any(a < e and s < b for s, e in places)]
        if not found and noun.lemma in BOTH and (noun.tag in ("NNS", "PRP", "DT", "CD")):
            found = self.sides
        if not found and noun.lemma in BEFORE:
            found = self.before
        return list(dict.fromkeys(found))

    def said_by(self, verb: Token, actors: list[str]) -> list[str]:
        head = verb.head
        if verb.rel != "ccomp" or head is None or head.lemma not in SPEECH:
            return []
        source = self.actors(head)
        return [] if source == actors else source


def negated(verb: Token) -> bool:
    return verb.lemma in NOT or any(c.lemma in NOT for c in verb.children)


def contents(verb: Token, kind: str, complements: list[Token]) -> list[tuple[int, int]]:
    """The stretches that say what: each action that is governed, else the object, and with an act the verb before it."""
    if complements:
        actions = [a for c in complements for a in [c, *(x for x in c.all("conj") if x.tag.startswith("VB"))]]
        leave = ("conj", "cc", "mark", "punct", "aux")
        return [stretch([t for t in a.below(leave if a.rel != "ccomp" else ("conj", "cc", "mark", "punct"))]) for a in actions]
    thing = verb.first("obj", "obl")
    if kind in ("position", "call") and thing and not thing.tag.startswith("W"):
        return [stretch(list(thing.below(("case", "punct"))))]
    return [stretch([t for t in verb.below(OUTSIDE) if t.start >= verb.start])]


def stretch(tokens: list[Token]) -> tuple[int, int]:
    return min(t.start for t in tokens), max(t.end for t in tokens)


def figure(words: str) -> dict | None:
    """The first sum of money or share of a stretch."""
    for sign, number, scale, percent in SUM.findall(words):
        if sign or scale or percent:
            unit = UNITS.get(sign) or ("%" if percent else None)
            return {"value": float(number.replace(",", "")) * SCALE.get(scale, 1), "unit": unit}
    return None
