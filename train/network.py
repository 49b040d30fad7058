"""The network of MODEL.md: a small BERT encoder and all heads."""
import math

import torch
from torch import nn
from torch.nn import functional as F

ARC, LAB, D, Z, R = 128, 128, 128, 256, 64
DIST, SPAN = 48, 96
NEG = -1e4


class Layer(nn.Module):
    def __init__(self, hidden, heads, ffn, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.q, self.k, self.v, self.o = (nn.Linear(hidden, hidden) for _ in range(4))
        self.f1, self.f2 = nn.Linear(hidden, ffn), nn.Linear(ffn, hidden)
        self.norm1, self.norm2 = nn.LayerNorm(hidden, eps=1e-12), nn.LayerNorm(hidden, eps=1e-12)

    def split(self, x):
        b, t, h = x.shape
        return x.view(b, t, self.heads, h // self.heads).transpose(1, 2)

    def forward(self, x, mask):
        a = F.scaled_dot_product_attention(self.split(self.q(x)), self.split(self.k(x)), self.split(self.v(x)), attn_mask=mask)
        a = a.transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + F.dropout(self.o(a), self.drop, self.training))
        return self.norm2(x + F.dropout(self.f2(F.gelu(self.f1(x))), self.drop, self.training))


class Embed(nn.Module):
    def __init__(self, vocab, positions, hidden):
        super().__init__()
        self.word, self.pos = nn.Embedding(vocab, hidden), nn.Embedding(positions, hidden)
        self.segment = nn.Parameter(torch.zeros(hidden))
        self.case = nn.Embedding(7, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        nn.init.zeros_(self.case.weight)

    def forward(self, pieces, case):
        pos = torch.arange(pieces.shape[1])
        return self.norm(self.word(pieces) + self.pos(pos) + self.segment + self.case(case))


class Relative(nn.Module):
    """MPNet's bias of attention by distance (Song et al. 2020, after Raffel et al. 2020): 32 buckets, both directions."""

    def __init__(self, heads, buckets=32):
        super().__init__()
        self.bias, self.half = nn.Embedding(buckets, heads), buckets // 2

    def forward(self, n):
        gap = torch.arange(n)[None] - torch.arange(n)[:, None]
        exact = self.half // 2
        far = exact + (torch.log(gap.abs().clamp(min=1) / exact) / math.log(128 / exact) * (self.half - exact)).long()
        bucket = torch.where(gap.abs() < exact, gap.abs(), far.clamp(max=self.half - 1)) + self.half * (gap > 0)
        return self.bias(bucket).permute(2, 0, 1)[None]


def linears(**sizes):
    return nn.ModuleDict({k: nn.Linear(a, b) for k, (a, b) in sizes.items()})


class Network(nn.Module):
    def __init__(self, config, drop=0.1, head_drop=0.25):
        super().__init__()
        c, h = config, config["hidden"]
        self.config, self.head_drop = config, head_drop
        self.embed = Embed(len(c["vocab"]), c["max_pieces"], h)
        self.layer = nn.ModuleList(Layer(h, c["heads"], c["ffn"], drop) for _ in range(c["layers"]))
        self.relative = Relative(c["heads"]) if c.get("relative") else None
        self.drop = nn.Dropout(drop)
        self.tags = linears(upos=(h, len(c["upos"])), xpos=(h, len(c["xpos"])), lemma=(h, len(c["lemma"])), ner=(h, len(c["ner"])), sent=(h, 1), op=(h, 1))
        self.arc = linears(dep=(h, ARC), head=(h, ARC), u=(ARC, ARC))
        self.arc_root, self.arc_hb = nn.Parameter(torch.zeros(ARC)), nn.Parameter(torch.zeros(ARC))
        self.lab = linears(dep=(h, LAB), head=(h, LAB), out=(LAB, len(c["deprel"])))
        self.lab_root = nn.Parameter(torch.zeros(LAB))
        self.start, self.end = linears(q=(h, D), k=(h, D)), linears(q=(h, D), o=(h, D), k=(h, D))
        self.start_dist, self.end_dist = nn.Parameter(torch.zeros(2 * DIST + 1)), nn.Parameter(torch.zeros(SPAN))
        self.attr = linears(o=(h, Z), s=(h, Z), e=(h, Z), kind=(Z, len(c["kind"])), polarity=(Z, 2), status=(Z, len(c["status"])),
                            event=(Z, len(c["event"])), mutual=(Z, 1), topic=(Z, len(c["topic"])), optional=(Z, 1))
        self.role = nn.ModuleDict({r: linears(q=(Z, R), k=(h, R), party=(Z, 1), bias=(Z, 1)) for r in c["role"]})
        self.role_dist = nn.ParameterDict({r: nn.Parameter(torch.zeros(2 * DIST + 1)) for r in c["role"]})

    def encode(self, batch):
        """Token vectors [B, T, H] of a batch of windows."""
        x = self.drop(self.embed(batch["pieces"], batch["case"]))
        mask = batch["piece_mask"][:, None, None, :]
        if self.relative:
            mask = torch.where(mask, self.relative(x.shape[1]), NEG).to(torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype)
        for layer in self.layer:
            x = layer(x, mask)
        first = batch["first"].unsqueeze(-1).expand(-1, -1, x.shape[-1])
        return self.drop(x.gather(1, first))

    def hd(self, x):
        return F.dropout(x, self.head_drop, self.training)

    def arcs(self, x):
        """Head scores [B, T, T+1], the root last."""
        dep, head = self.hd(F.relu(self.arc["dep"](x))), self.hd(F.relu(self.arc["head"](x)))
        head = torch.cat([head, self.arc_root.to(head.dtype).expand(x.shape[0], 1, -1)], 1)
        return dep @ self.arc["u"](head).transpose(1, 2) + (head @ self.arc_hb.to(head.dtype)).unsqueeze(1)

    def relations(self, x, heads):
        """Relation scores [B, T, L] given head indices (T is the root)."""
        side = torch.cat([self.lab["head"](x), self.lab_root.to(x.dtype).expand(x.shape[0], 1, -1)], 1)
        side = side.gather(1, heads.unsqueeze(-1).expand(-1, -1, side.shape[-1]))
        return self.lab["out"](self.hd(F.relu(self.lab["dep"](x) + side)))

    def starts(self, x, row, op):
        """Start scores [N, T] for operative tokens op of windows row."""
        q = self.start["q"](x)[row, op]
        k = self.start["k"](x)[row]
        return (k @ q.unsqueeze(-1)).squeeze(-1).float() / math.sqrt(D) + self.start_dist[distance(op, x.shape[1])]

    def ends(self, x, row, op, s):
        q = self.end["q"](x)[row, s] + self.end["o"](x)[row, op]
        k = self.end["k"](x)[row]
        gap = torch.arange(x.shape[1])[None] - s[:, None]
        score = (k @ q.unsqueeze(-1)).squeeze(-1).float() / math.sqrt(D) + self.end_dist[gap.clamp(0, SPAN - 1)]
        return score.masked_fill((gap < 0) | (gap >= SPAN), NEG)

    def state(self, x, row, op, s, e):
        return self.hd(F.relu(self.attr["o"](x)[row, op] + self.attr["s"](x)[row, s] + self.attr["e"](x)[row, e]))

    def roles(self, x, row, op, z, name):
        """Token scores [N, T], party score [N], bias [N]."""
        r = self.role[name]
        score = (r["k"](x)[row] @ r["q"](z).unsqueeze(-1)).squeeze(-1).float() / math.sqrt(R)
        return score + self.role_dist[name][distance(op, x.shape[1])], r["party"](z)[:, 0].float(), r["bias"](z)[:, 0].float()


def distance(op, n):
    return (torch.arange(n)[None] - op[:, None]).clamp(-DIST, DIST) + DIST


BERT = {"word": "embeddings.word_embeddings", "pos": "embeddings.position_embeddings", "norm": "embeddings.LayerNorm", "layer": "encoder.layer.",
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
        "norm1": "attention.output.LayerNorm", "f1": "intermediate.dense", "f2": "output.dense", "norm2": "output.LayerNorm"}
MPNET = BERT | {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "o": "attention.attn.o", "norm1": "attention.LayerNorm"}


def load_encoder(net, folder, keep):
    """Copy the pretrained weights of a Hugging Face folder (BERT, or MPNet where the config says `relative`); keep lists the vocabulary rows that stay."""
    from safetensors.torch import load_file
    w = load_file(folder + "/model.safetensors")
    w = {k.removeprefix("bert.").removeprefix("0.auto_model."): v for k, v in w.items()}
    names, first = (MPNET, 2) if net.relative else (BERT, 0)
    with torch.no_grad():
        net.embed.word.weight.copy_(w[names["word"] + ".weight"][keep])
        net.embed.pos.weight.copy_(w[names["pos"] + ".weight"][first:first + net.config["max_pieces"]])
        if net.relative:
            net.relative.bias.weight.copy_(w["encoder.relative_attention_bias.weight"])
        else:
            net.embed.segment.copy_(w["embeddings.token_type_embeddings.weight"][0])
        copy(net.embed.norm, w, names["norm"])
        for i, layer in enumerate(net.layer):
            for name in ("q", "k", "v", "o", "norm1", "f1", "f2", "norm2"):
                copy(getattr(layer, name), w, f"{names['layer']}{i}.{names[name]}")


def copy(module, weights, path):
    module.weight.copy_(weights[path + ".weight"])
    module.bias.copy_(weights[path + ".bias"])
