"""Losses of all heads on a batch."""
import torch
from torch.nn import functional as F

import marked
from windows import padded

IGNORE = -100


def ce(logits, target, weight=None):
    if weight is None:
        return F.cross_entropy(logits.float().flatten(0, -2), target.flatten(), ignore_index=IGNORE)
    return (F.cross_entropy(logits.float(), target, reduction="none") * weight).sum() / weight.sum().clamp(min=1)


def column(group, get):
    return padded([get(w) for w in group], IGNORE)


def tree_targets(group, config, index):
    """Padded targets of tags, heads (window token index, T for the root) and relations."""
    longest = max(len(w.first) for w in group)

    def heads(w):
        out, at = [], 0
        for s in w.data["sentences"]:
            out += [longest if h < 0 else at + h for h in s.heads]
            at += len(s.forms)
        return out[:len(w.first)]

    def tags(w, field):
        flat = [v for s in w.data["sentences"] for v in getattr(s, field)]
        return [index[field].get(v, IGNORE) for v in flat][:len(w.first)]

    def names(w):
        flat = [index["ner"][v] for s in w.data["sentences"] for v in s.ner] if all(s.ner for s in w.data["sentences"]) else []
        return flat[:len(w.first)]

    out = {k: column(group, lambda w, k=k: tags(w, k)) for k in ("upos", "xpos", "lemma", "rels")}
    out["heads"] = column(group, heads)
    out["ner"] = column(group, names)
    return {k: F.pad(v, (0, longest - v.shape[1]), value=IGNORE) for k, v in out.items()}, longest


def sentence_mask(sent):
    """[B, T, T+1]: may token j (or the root, last) head token i."""
    same = (sent[:, :, None] == sent[:, None, :]) & (sent[:, None, :] >= 0)
    same &= ~torch.eye(sent.shape[1], dtype=torch.bool)
    return torch.cat([same, torch.ones_like(same[:, :, :1])], 2)


def arc_scores(net, x, sent):
    """Head scores [B, T, T+1] with a word's own sentence (and the root, last) as the only choice."""
    return net.arcs(x).float().masked_fill(~sentence_mask(sent), -1e4)


def treebank_loss(net, x, batch, group, index):
    t, _ = tree_targets(group, net.config, index)
    out = {}
    for k, scale in (("upos", 1.0), ("xpos", 1.0), ("lemma", 0.5), ("ner", 3.0)):
        if (t[k] != IGNORE).any():
            out[k] = ce(net.tags[k](x), t[k]) * scale
    out["sent"] = sentence_loss(net, x, batch)
    if (t["heads"] != IGNORE).any():
        out["arc"] = ce(arc_scores(net, x, batch["sent"]), t["heads"])
        out["rel"] = ce(net.relations(x, t["heads"].clamp(min=0)), t["rels"])
    return out


def sentence_loss(net, x, batch):
    sent = batch["sent"]
    starts = torch.cat([torch.ones_like(sent[:, :1]), (sent[:, 1:] != sent[:, :-1]).long()], 1).float()
    m = batch["token_mask"].float()
    loss = F.binary_cross_entropy_with_logits(net.tags["sent"](x)[..., 0].float(), starts, reduction="none")
    return (loss * m).sum() / m.sum()


def bce(logits, target, weight):
    loss = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (loss * weight).sum() / weight.sum().clamp(min=1)


def marked_loss(net, x, batch, group):
    out = {}
    target = marked.operative_targets(group)
    out["op"] = 8 * bce(net.tags["op"](x)[..., 0].float(), target.clamp(min=0).float(), (target >= 0).float())
    s = marked.statement_targets(group, net.config)
    if not len(s["row"]):
        return out
    row, op, t = marked.start_targets(group)
    out["start"] = 30 * bce(net.starts(x, row, op), t.clamp(min=0).float(), (t >= 0).float())
    ends = net.ends(x, s["row"], s["op"], s["first"])
    reach = (s["last"] - s["first"]) < 96
    out["end"] = F.cross_entropy(ends[reach], s["last"][reach]) if reach.any() else ends.sum() * 0
    z = net.state(x, s["row"], s["op"], s["first"], s["last"])
    weight = 1 - 0.6 * s["optional"]
    for k, scale in (("kind", 1.0), ("polarity", 1.0), ("status", 0.7), ("event", 1.0)):
        out[k] = scale * ce(net.attr[k](z), s[k], weight)
    out["mutual"] = bce(net.attr["mutual"](z)[:, 0].float(), s["mutual"], weight)
    out["optional"] = 0.5 * bce(net.attr["optional"](z)[:, 0].float(), s["optional"], torch.ones_like(s["optional"]))
    out["topic"] = 8 * bce(net.attr["topic"](z).float(), s["topic"], weight[:, None].expand_as(s["topic"]))
    role_loss(net, x, group, s, z, weight, out)
    return out


def role_logits(net, x, s, z, name, mask, party):
    """Logit [N, C] of each candidate party in a role."""
    score, party_score, bias = net.roles(x, s["row"], s["op"], z, name)
    tokens = score[:, None, :].masked_fill(~mask, -1e4)
    implied = torch.where(party > 0, party_score[:, None], torch.full_like(party, -1e4))
    return torch.logsumexp(torch.cat([tokens, implied[..., None]], 2), 2) + bias[:, None]


def role_loss(net, x, group, s, z, weight, out):
    mask, party, known, label, _ = marked.role_targets(group, net.config["role"])
    # A recipient that the text does not name but that mutuality implies is learnt by `mutual`.
    for name in net.config["role"]:
        w = known * weight[:, None]
        if name == "recipient":
            w = w * (1 - s["mutual"][:, None])
        out[name] = (2.0 if name != "said_by" else 1.0) * 2 * bce(role_logits(net, x, s, z, name, mask, party), label[name], w)
