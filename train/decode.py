"""Statements and trees out of the network, for measuring while training (the program decodes in Go)."""
import json

import torch

import losses
import marked
from windows import batches, tensors

KEYS = ("row", "op", "first", "last")


def propose(net, x, group, thresholds):
    """Flat lists row, op, first, last, score of proposed statements."""
    found = {k: [] for k in KEYS + ("score",)}
    p_op = torch.sigmoid(net.tags["op"](x)[..., 0].float())
    pairs = [(r, o) for r, w in enumerate(group) for o in range(len(w.first)) if p_op[r, o] >= thresholds["op"]]
    if not pairs:
        return found
    row, op = (torch.tensor(v) for v in zip(*pairs))
    p_start = torch.sigmoid(net.starts(x, row, op))
    triples = []
    for n, (r, o) in enumerate(pairs):
        line = group[r].data["line"]
        ok = [s for s in range(len(line)) if line[s] == line[o]]
        good = [s for s in ok if p_start[n, s] >= thresholds["start"]] or [max(ok, key=lambda s: p_start[n, s])]
        triples += [(r, o, s, float(p_op[r, o] * p_start[n, s])) for s in good]
    row, op, s = (torch.tensor([t[i] for t in triples]) for i in range(3))
    ends = net.ends(x, row, op, s)
    for n, (r, o, first, score) in enumerate(triples):
        line = group[r].data["line"]
        stop = next((i for i in range(first, len(line)) if line[i] != line[first]), len(line))
        last = first + int(ends[n, first:stop].argmax())
        for k, v in zip(KEYS + ("score",), (r, o, first, last, score)):
            found[k].append(v)
    return found


def statements(net, x, group, thresholds):
    """Statements of a batch of windows: pairs of document and statement, tokens counted over the document."""
    config = net.config
    found = propose(net, x, group, thresholds)
    if not found["row"]:
        return []
    s = {k: torch.tensor(found[k]) for k in KEYS}
    z = net.state(x, s["row"], s["op"], s["first"], s["last"])
    best = {k: net.attr[k](z).float().argmax(1).tolist() for k in ("kind", "polarity", "status", "event")}
    mutual = (torch.sigmoid(net.attr["mutual"](z)[:, 0].float()) >= 0.5).tolist()
    topics = torch.sigmoid(net.attr["topic"](z).float())
    who = roles(net, x, group, s, z)
    out = []
    for n in range(len(found["row"])):
        w = group[found["row"][n]]
        doc, a = w.data["doc"], w.data["at"]
        actors = who["actor"][n] or doc.parties[:2]
        recipients = who["recipient"][n]
        if mutual[n]:
            recipients = actors if len(actors) == 2 else []
        t = [config["topic"][i] for i in range(len(config["topic"])) if topics[n, i] >= 0.4] or [config["topic"][int(topics[n].argmax())]]
        out.append((doc, {"kind": config["kind"][best["kind"][n]], "actors": actors, "recipients": recipients,
                          "said_by": who["said_by"][n], "mutual": mutual[n], "polarity": ("affirmed", "negated")[best["polarity"][n]],
                          "status": config["status"][best["status"][n]], "event": config["event"][best["event"][n]] or None, "topics": t,
                          "op": a + found["op"][n], "first": a + found["first"][n], "last": a + found["last"][n], "score": found["score"][n]}))
    return out


def roles(net, x, group, s, z):
    """Codes per statement and role."""
    wanted = {w: list(marked.candidates(w).items())[:24] for w in group}
    longest = max(len(w.first) for w in group)
    out = {}
    n_all = len(s["row"])
    mask, party = torch.zeros(n_all, 24, longest, dtype=torch.bool), torch.zeros(n_all, 24)
    for n in range(n_all):
        w = group[s["row"][n]]
        for i, (c, at) in enumerate(wanted[w]):
            mask[n, i, at] = True
            party[n, i] = float(c in w.data["doc"].parties)
    for name in net.config["role"]:
        logit = losses.role_logits(net, x, s, z, name, mask, party)
        out[name] = []
        for n in range(n_all):
            cand = wanted[group[s["row"][n]]]
            codes = [c for i, (c, _) in enumerate(cand) if logit[n, i] > 0]
            if name == "actor" and not codes and cand:
                codes = [cand[int(logit[n, :len(cand)].argmax())][0]]
            out[name].append(codes)
    return out


def write_roles(net, docs, pieces_of, path):
    """Write for each marked statement the log-odds of its being mutual and of each candidate party in each role."""
    net.eval()
    windows = [w for d in docs for w in marked.windows_of(d, pieces_of)]
    rounded = lambda v: [round(x, 4) for x in v.tolist()]
    with torch.no_grad(), open(path, "w", encoding="utf-8") as f:
        for group in batches(windows, 4096):
            s = marked.statement_targets(group, net.config)
            if not len(s["row"]):
                continue
            x = net.encode(tensors(group))
            z = net.state(x, s["row"], s["op"], s["first"], s["last"])
            mask, party, _, _, codes = marked.role_targets(group, net.config["role"])
            logits = torch.stack([losses.role_logits(net, x, s, z, name, mask, party) for name in net.config["role"]], 2)
            mutual = net.attr["mutual"](z).float()
            flat = [(w.data["doc"], m) for w in group for m in w.data["statements"]]
            for n, (doc, m) in enumerate(flat):
                f.write(json.dumps({"text": doc.name, "statement": m["number"], "mutual": round(float(mutual[n]), 4),
                                    "parties": {c: rounded(logits[n, i]) for i, c in enumerate(codes[n])}}) + "\n")


def span(doc, first, last):
    a, b = doc.tokens[first][0], doc.tokens[last][1]
    return {"start": a, "end": b, "text": doc.raw[a:b].decode()}


def read_marked(net, docs, pieces_of, thresholds, path):
    """Write the statements of documents as JSON Lines that score.py takes."""
    net.eval()
    windows = [w for d in docs for w in marked.windows_of(d, pieces_of)]
    with torch.no_grad(), open(path, "w", encoding="utf-8") as f:
        for group in batches(windows, 4096):
            for doc, s in statements(net, net.encode(tensors(group)), group, thresholds):
                spans = {"operative": span(doc, s["op"], s["op"]), "content": span(doc, s["first"], s["last"])}
                f.write(json.dumps(s | spans | {"source": doc.name + ".txt", "time": None, "figure": None}, ensure_ascii=False) + "\n")


def trees(net, windows, index):
    """UPOS, XPOS, lemma, UAS and LAS by greedy heads (no tree constraint; relations without subtypes), names F1."""
    net.eval()
    right = {k: 0 for k in ("upos", "xpos", "lemma", "uas", "las", "nopunct")}
    total = words = 0
    rel = net.config["deprel"]
    spans = [0, 0, 0]
    punct = net.config["upos"].index("PUNCT")
    main = torch.tensor([[r.split(":")[0] for r in rel].index(r.split(":")[0]) for r in rel])
    with torch.no_grad():
        for group in batches(windows, 4096):
            b = tensors(group)
            x = net.encode(b)
            t, _ = losses.tree_targets(group, net.config, index)
            ok = t["heads"] != losses.IGNORE
            total += int(ok.sum())
            for k in ("upos", "xpos", "lemma"):
                right[k] += int(((net.tags[k](x).argmax(-1) == t[k]) & ok).sum())
            heads = losses.arc_scores(net, x, b["sent"]).argmax(-1)
            good = (heads == t["heads"]) & ok
            label = net.relations(x, heads).argmax(-1)
            las = good & (main[label] == main[t["rels"].clamp(min=0)])
            no = ok & (t["upos"] != punct)
            words += int(no.sum())
            right["uas"] += int(good.sum()); right["las"] += int(las.sum()); right["nopunct"] += int((las & no).sum())
            count_names(net.tags["ner"](x).argmax(-1), t["ner"], group, net.config["ner"], spans)
    out = {k: round(100 * v / (words if k == "nopunct" else total), 2) for k, v in right.items()}
    tp, fp, fn = spans
    out["names"] = round(200 * tp / max(1, 2 * tp + fp + fn), 2)
    return out


def entities(tags):
    out, start = set(), None
    for i, t in enumerate(tags + ["O"]):
        if start is not None and (t[0] != "I" or t[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if t[0] == "B" or (t[0] == "I" and start is None):
            start = i
    return out


def count_names(got, want, group, labels, spans):
    for r, w in enumerate(group):
        if want.shape[1] == 0 or not all(s.ner for s in w.data["sentences"]):
            continue
        n = len(w.first)
        g = entities([labels[i] for i in got[r, :n].tolist()])
        k = entities([labels[max(i, 0)] for i in want[r, :n].tolist()])
        spans[0] += len(g & k); spans[1] += len(g - k); spans[2] += len(k - g)
