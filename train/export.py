"""Write a network as the int8 model file of MODEL.md."""
import json

import numpy as np
import torch


def names(net):
    """(file name, tensor) of every parameter, named as MODEL.md does."""
    for name, value in net.state_dict().items():
        name = name.removeprefix("tags.").replace("embed.segment", "embed.type").replace("arc_root", "arc.root").replace("arc_hb", "arc.hb").replace("lab_root", "lab.root")
        name = name.replace("start_dist", "start.dist").replace("end_dist", "end.dist")
        if name.startswith("role_dist."):
            name = "role." + name.split(".")[1] + ".dist"
        yield name, value


def quantised(w):
    scale = np.maximum(np.abs(w).max(1), 1e-12) / 127
    return np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def tables(net):
    out = {}
    for name, value in names(net):
        v = value.detach().float().numpy()
        if name in ("embed.word.weight", "embed.pos.weight"):
            out[name.removesuffix(".weight")], out[name.removesuffix(".weight") + ".scale"] = quantised(v)
        elif name == "embed.case.weight":
            out["embed.case"] = v
        elif name.endswith(".weight") and v.ndim == 2:
            out[name], out[name.removesuffix("weight") + "scale"] = quantised(v)
        else:
            out[name] = v.astype(np.float32)
    return out


def write(net, config, path):
    header, blobs, at = {"__metadata__": {"config": json.dumps(config, ensure_ascii=False)}}, [], 0
    for name, v in sorted(tables(net).items()):
        data = np.ascontiguousarray(v).tobytes()
        pad = -len(data) % 4
        header[name] = {"dtype": "I8" if v.dtype == np.int8 else "F32", "shape": list(v.shape), "data_offsets": [at, at + len(data)]}
        blobs.append(data + b"\0" * pad)
        at += len(data) + pad
    head = json.dumps(header, ensure_ascii=False).encode()
    head += b" " * (-len(head) % 8)
    with open(path, "wb") as f:
        f.write(len(head).to_bytes(8, "little") + head)
        f.writelines(blobs)


def stored(path):
    """The tensors of a model file as float32, by the name of the parameter: those of int8 are multiplied out."""
    with open(path, "rb") as f:
        header = json.loads(f.read(int.from_bytes(f.read(8), "little")))
        blob = f.read()

    def tensor(name):
        at, to = header[name]["data_offsets"]
        kind = np.int8 if header[name]["dtype"] == "I8" else np.float32
        return np.frombuffer(blob[at:to], kind).reshape(header[name]["shape"]).astype(np.float32)

    out = {n: tensor(n) for n in header if n != "__metadata__" and not n.endswith("scale")}
    for n in [n for n in header if n.endswith("scale")]:
        of = n.removesuffix("scale") + "weight" if n.removesuffix("scale") + "weight" in out else n.removesuffix(".scale")
        out[of] = out[of] * tensor(n)[:, None]
    return out


def read(net, path):
    """Give a network the weights of a model file, to learn on from it."""
    saved = stored(path)
    with torch.no_grad():
        for name, value in names(net):
            known = name if name in saved else name.removesuffix(".weight")
            value.copy_(torch.from_numpy(saved[known]))


def configuration(path):
    """The configuration that a model file carries."""
    with open(path, "rb") as f:
        return json.loads(json.loads(f.read(int.from_bytes(f.read(8), "little")))["__metadata__"]["config"])


def reference(net, windows, path):
    """A few windows with their float32 vectors and logits, to check another implementation against."""
    from windows import tensors
    net.eval()
    rows = []
    with torch.no_grad():
        for w in windows:
            t = tensors([w])
            x = net.encode(t)
            rows.append({"forms": w.forms, "sent": w.sent, "pieces": w.pieces, "case": w.case, "first": w.first, "x": x[0].tolist(),
                         "upos": net.tags["upos"](x)[0].tolist(), "arc": net.arcs(x)[0].tolist(), "op": net.tags["op"](x)[0, :, 0].tolist()})
    json.dump(rows, open(path, "w"))
