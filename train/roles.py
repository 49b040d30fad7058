"""Learn who acts and who is addressed: gradient-boosted trees over the traits that the reader finds.

usage: roles.py TRAITS.jsonl LEARNT.jsonl OUT.json GOLD_DIR ...

TRAITS is what `chancery-eval roles` prints; LEARNT has the log-odds of the network's role heads for the same statements, from
networks that did not learn from the text in question (learn.py --fold). Prints the accuracy by cross-validation over texts, the
recipients given the marked actors.
"""
import collections
import glob
import json
import os
import random
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ROLES = ["actor", "recipient", "said-by"]
LEARNT = ["learnt-" + r for r in ROLES] + ["learnt-mutual"] + [k + r for r in ROLES for k in ("lead-", "rank-")]
NONE = -12.0
FOLDS = 5
BAGS, BAG = 4, 0.8  # a decider is the mean of so many, each learnt from that part of the texts


def booster():
    return HistGradientBoostingClassifier(max_iter=180, learning_rate=0.07, max_leaf_nodes=15, min_samples_leaf=20, l2_regularization=1.0, random_state=1)


class Bag:
    """The mean of boosters that learnt from different texts."""

    def __init__(self, values, label, weight, text, rows):
        names, self.models = sorted(set(text[rows])), []
        for seed in range(BAGS):
            some = rows & np.isin(text, random.Random(seed).sample(names, int(BAG * len(names))))
            self.models.append(booster().fit(values[some], label[some], sample_weight=weight[some]))

    def decision_function(self, values):
        return np.mean([m.decision_function(values) for m in self.models], 0)


def by_statement(rows):
    """The rows of each statement."""
    by = collections.defaultdict(list)
    for i, r in enumerate(rows):
        by[r["text"], r["statement"]].append(i)
    return by


def leads(rows, odds):
    """By how much each party leads the best other one of its statement in each role, and how many are above it."""
    out = np.zeros((len(rows), 2 * odds.shape[1]))
    for at in by_statement(rows).values():
        for k, i in enumerate(at):
            others = np.vstack([np.delete(odds[at], k, 0), np.full(odds.shape[1], NONE)])
            out[i, 0::2] = odds[i] - others.max(0)
            out[i, 1::2] = (others > odds[i]).sum(0)
    return out


def seen(learnt, code):
    """The log-odds of a party of a statement in each role, and of the statement's being mutual."""
    if not learnt:
        return [NONE] * 4
    return [max(NONE, v) for v in learnt["parties"].get(code, [NONE] * 3)] + [learnt["mutual"]]


class Rows:
    def __init__(self, traits, learnt):
        lines = open(traits, encoding="utf-8")
        self.names = json.loads(next(lines)) + LEARNT
        self.rows = [json.loads(l) for l in lines]
        known = {(r["text"], r["statement"]): r for r in map(json.loads, open(learnt, encoding="utf-8"))}
        self.text = np.array([r["text"] for r in self.rows])
        odds = np.array([seen(known.get((r["text"], r["statement"])), r["code"]) for r in self.rows])
        extra = np.hstack([odds, leads(self.rows, odds[:, :len(ROLES)])])
        self.covered = np.array([(r["text"], r["statement"]) in known for r in self.rows])
        self.before = np.hstack([np.array([r["before"] for r in self.rows]), extra])
        self.after = np.hstack([np.array([r["after"] for r in self.rows]), extra])
        self.weight = np.array([0.4 if r["optional"] else 1.0 for r in self.rows])
        self.actor, self.recipient, self.mutual = (np.array([r[k] for r in self.rows]) for k in ("actor", "recipient", "mutual"))

    def fit(self, which):
        """The deciders of actors, recipients (where the statement is not mutual) and, asked of each actor, mutuality."""
        def decider(values, label, rows):
            return Bag(values, label, self.weight, self.text, rows)
        return (decider(self.before, self.actor, which), decider(self.after, self.recipient, which & ~self.mutual),
                decider(self.after, self.mutual, which & self.actor))


LEAST, NEAR = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5), (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def predictions(rows):
    """Probabilities by cross-validation over texts."""
    texts = sorted(set(rows.text))
    random.Random(3).shuffle(texts)
    fold = np.array([{t: i % FOLDS for i, t in enumerate(texts)}[t] for t in rows.text])
    out = np.zeros((3, len(fold)))
    for k in range(FOLDS):
        deciders = rows.fit((fold != k) & rows.covered)
        for i, (decider, values) in enumerate(zip(deciders, (rows.before, rows.after, rows.after))):
            out[i, fold == k] = decider.decision_function(values[fold == k])
    return out


def firm(rows, gold):
    """The rows of each statement that is scored."""
    by = by_statement(rows.rows)
    return {(t, n): at for (t, n), at in by.items() if rows.covered[at[0]] and not gold[t]["statements"][n]["optional"]}


def chosen(rows, p, at, least, near, must):
    most = max(p[i] for i in at)
    got = {rows.rows[i]["code"] for i in at if p[i] >= max(least, near * most)}
    return got or ({rows.rows[max(at, key=lambda i: p[i])]["code"]} if must else set())


def mutual(rows, odds, at):
    """The decision of Go's `binds`, on the marked actors."""
    found = [odds[i] for i in at if rows.actor[i]]
    return bool(found) and sum(found) >= 0


def cuts(rows, by, gold, odds, field, binds=None):
    """The pair (least, near) that gets most sets of parties exactly right."""
    p, must = 1 / (1 + np.exp(-odds)), binds is None
    best = None
    for least in LEAST:
        for near in NEAR:
            right = 0
            for (text, n), at in by.items():
                want = set(gold[text]["statements"][n][field])
                if binds is not None and mutual(rows, binds, at):
                    actors = {rows.rows[i]["code"] for i in at if rows.actor[i]}
                    got = actors if len(actors) == 2 else set()
                else:
                    got = chosen(rows, p, at, least, near, must)
                right += got == want
            if best is None or right > best[0]:
                best = (right, least, near)
    print(f"{field}: {best[0] / len(by):.3f} of {len(by)} exactly right by cross-validation, least {best[1]}, near {best[2]}")
    return {"least": best[1], "near": best[2]}


def trees(bag):
    """The forest of a bag: the trees of all, each leaf with its part of the mean."""
    out = []
    for model in bag.models:
        for stage in model._predictors:
            out.append([{"a": round(float(n["value"]) / BAGS, 7)} if n["is_leaf"] else
                        {"t": int(n["feature_idx"]), "v": float(n["num_threshold"]), "l": int(n["left"]), "r": int(n["right"])} for n in stage[0].nodes])
    return {"base": float(np.mean([np.ravel(m._baseline_prediction)[0] for m in bag.models])), "trees": out}


def main():
    traits, learnt, out, *folders = sys.argv[1:]
    rows = Rows(traits, learnt)
    gold = {os.path.basename(p)[:-5]: json.load(open(p, encoding="utf-8")) for f in folders for p in glob.glob(f + "/*.json")}
    by_actor, by_recipient, by_mutual = predictions(rows)
    by = firm(rows, gold)
    how_actor = cuts(rows, by, gold, by_actor, "actors")
    how_recipient = cuts(rows, by, gold, by_recipient, "recipients", by_mutual)
    right = sum(mutual(rows, by_mutual, at) == gold[t]["statements"][n]["mutual"] for (t, n), at in by.items())
    print(f"mutual: {right / len(by):.3f}")
    actor, recipient, binds = (trees(d) for d in rows.fit(rows.covered))
    with open(out, "w", encoding="utf-8") as f:
        json.dump({"traits": rows.names, "actor": how_actor | actor, "recipient": how_recipient | recipient, "mutual": binds}, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
