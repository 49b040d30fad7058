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


LEAST, NEAR = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5), (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def predictions(rows):
    """Probabilities by cross-validation over texts."""
    texts = sorted(set(rows.text))
    random.Random(3).shuffle(texts)
    fold = np.array([{t: i % FOLDS for i, t in enumerate(texts)}[t] for t in rows.text])
    actor, recipient = np.zeros(len(fold)), np.zeros(len(fold))
    for k in range(FOLDS):
        a, r = rows.fit((fold != k) & rows.covered)
        actor[fold == k] = a.predict_proba(rows.before[fold == k])[:, 1]
        recipient[fold == k] = r.predict_proba(rows.after[fold == k])[:, 1]
    return actor, recipient


def cuts(rows, gold, p, field, must):
    """The pair (least, near) that gets most sets of parties exactly right, and how many that are."""
    by = collections.defaultdict(list)
    for i, r in enumerate(rows.rows):
        g = gold[r["text"]]["statements"][r["statement"]]
        if rows.covered[i] and not g["optional"] and (must or not g["mutual"]):
            by[r["text"], r["statement"]].append(i)
    best = None
    for least in LEAST:
        for near in NEAR:
            right = 0
            for (text, n), at in by.items():
                most = max(p[i] for i in at)
                got = {rows.rows[i]["code"] for i in at if p[i] >= max(least, near * most)}
                if must and not got:
                    got = {rows.rows[max(at, key=lambda i: p[i])]["code"]}
                right += got == set(gold[text]["statements"][n][field])
            if best is None or right > best[0]:
                best = (right, least, near)
    print(f"{field}: {best[0] / len(by):.3f} of {len(by)} exactly right by cross-validation, least {best[1]}, near {best[2]}")
    return {"least": best[1], "near": best[2]}


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
    p_actor, p_recipient = predictions(rows)
    how_actor = cuts(rows, gold, p_actor, "actors", True)
    how_recipient = cuts(rows, gold, p_recipient, "recipients", False)
    actor, recipient = rows.fit(rows.covered)
    with open(out, "w", encoding="utf-8") as f:
        json.dump({"traits": rows.names, "actor": how_actor | trees(actor), "recipient": how_recipient | trees(recipient)}, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
