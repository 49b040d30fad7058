"""Learn who acts and who is addressed: gradient-boosted trees over the traits that the reader finds.

usage: roles.py TRAITS.jsonl LEARNT.jsonl GOLD_DIR OUT.json

TRAITS is what `chancery-eval roles` prints; LEARNT has the log-odds of the network's role heads for the same statements, from
networks that did not learn from the text in question (learn.py --fold). Prints the accuracy by cross-validation over texts.
"""
import collections
import glob
import json
import os
import random
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

LEARNT = ["learnt-actor", "learnt-recipient", "learnt-said-by"]
NONE = -12.0
FOLDS = 5


def booster():
    return HistGradientBoostingClassifier(max_iter=180, learning_rate=0.07, max_leaf_nodes=15, min_samples_leaf=20, l2_regularization=1.0, random_state=1)


class Rows:
    def __init__(self, traits, learnt):
        lines = open(traits, encoding="utf-8")
        self.names = json.loads(next(lines)) + LEARNT
        self.rows = [json.loads(l) for l in lines]
        known = {}
        for l in open(learnt, encoding="utf-8"):
            r = json.loads(l)
            known[r["text"], r["statement"], r["code"]] = [max(NONE, v) for v in r["logits"]]
        self.text = np.array([r["text"] for r in self.rows])
        extra = np.array([known.get((r["text"], r["statement"], r["code"]), [NONE] * 3) for r in self.rows])
        covered = {(t, s) for t, s, _ in known}
        self.covered = np.array([(r["text"], r["statement"]) in covered for r in self.rows])
        self.before = np.hstack([np.array([r["before"] for r in self.rows]), extra])
        self.after = np.hstack([np.array([r["after"] for r in self.rows]), extra])
        self.weight = np.array([0.4 if r["optional"] else 1.0 for r in self.rows])
        self.actor, self.recipient, self.mutual = (np.array([r[k] for r in self.rows]) for k in ("actor", "recipient", "mutual"))

    def fit(self, which):
        a = booster().fit(self.before[which], self.actor[which], sample_weight=self.weight[which])
        one = which & ~self.mutual
        return a, booster().fit(self.after[one], self.recipient[one], sample_weight=self.weight[one])


def cross_validate(rows, gold):
    texts = sorted(set(rows.text))
    random.Random(3).shuffle(texts)
    fold = np.array([{t: i % FOLDS for i, t in enumerate(texts)}[t] for t in rows.text])
    actor, recipient = np.zeros(len(fold)), np.zeros(len(fold))
    for k in range(FOLDS):
        a, r = rows.fit((fold != k) & rows.covered)
        actor[fold == k] = a.predict_proba(rows.before[fold == k])[:, 1]
        recipient[fold == k] = r.predict_proba(rows.after[fold == k])[:, 1]
    by = collections.defaultdict(list)
    for i, r in enumerate(rows.rows):
        if rows.covered[i]:
            by[r["text"], r["statement"]].append(i)
    right = collections.Counter()
    for (text, n), at in by.items():
        g = gold[text]["statements"][n]
        if g["optional"]:
            continue
        pick = lambda p: {rows.rows[i]["code"] for i in at if p[i] > 0.5}
        right["all"] += 1
        right["actors"] += (pick(actor) or {rows.rows[max(at, key=lambda i: actor[i])]["code"]}) == set(g["actors"])
        right["one-sided"] += not g["mutual"]
        right["recipients"] += not g["mutual"] and pick(recipient) == set(g["recipients"])
    print(f"actors {right['actors'] / right['all']:.3f} of {right['all']}, recipients (not mutual, actors given) {right['recipients'] / right['one-sided']:.3f} of {right['one-sided']}")


def trees(model):
    out = []
    for stage in model._predictors:
        nodes = stage[0].nodes
        out.append([{"a": round(float(n["value"]), 6)} if n["is_leaf"] else
                    {"t": int(n["feature_idx"]), "v": float(n["num_threshold"]), "l": int(n["left"]), "r": int(n["right"])} for n in nodes])
    return {"base": float(np.ravel(model._baseline_prediction)[0]), "trees": out}


def main():
    traits, learnt, folder, out = sys.argv[1:5]
    rows = Rows(traits, learnt)
    gold = {os.path.basename(p)[:-5]: json.load(open(p, encoding="utf-8")) for p in glob.glob(folder + "/*.json")}
    cross_validate(rows, gold)
    actor, recipient = rows.fit(rows.covered)
    with open(out, "w", encoding="utf-8") as f:
        json.dump({"traits": rows.names, "actor": trees(actor), "recipient": trees(recipient)}, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
