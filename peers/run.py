"""Runs chancery and its peers over marked texts and scores them. usage: run.py PROGRAMS OUT NAME FOLDER

PROGRAMS holds chancery and chancery-eval; OUT takes what was read and NAME.json with the scores.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Callable

import bysentence
from texts import Text, load, write

HERE = Path(__file__).parent
PEERS = ("spacy_rules", "corenlp_rules", "zero_shot", "openie")
ONE_THREAD = {"GOMAXPROCS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
TOKEN = re.compile(r"\w+|[^\w\s]")  # words and punctuation marks: one count for all, whatever they cut themselves


def cost(command: list[str | Path]) -> tuple[float, int]:
    """Processor seconds and peak bytes of memory of a command and of what it starts, on one thread each."""
    child = subprocess.Popen(command, env=os.environ | ONE_THREAD, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command}: failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def read_by_chancery(program: Path, texts: list[Text], out: Path) -> None:
    lines = []
    for t in texts:
        command = [program, "read", "--format", "jsonl", "--published", t.published, t.path]
        lines += subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.splitlines()
    write(out, map(json.loads, lines))


def tiny(folder: Path) -> Path:
    """A folder with one short marked text: what reading it takes is the cost of starting."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("France met Chad.\n", encoding="utf-8")
    (folder / "a.json").write_text('{"published": "2024-01-01", "statements": []}', encoding="utf-8")
    return folder


def commands(name: str, programs: Path, folder: Path, out: Path) -> list[str | Path]:
    if name == "chancery":
        return [programs / "chancery", "read", "--format", "jsonl", *sorted(folder.glob("*.txt"))]
    return [sys.executable, HERE / f"{name}.py", folder, out]


def measure(name: str, programs: Path, folder: Path, out: Path) -> dict:
    """Reads a folder, and tells how well and at what cost."""
    out.mkdir(exist_ok=True)
    texts, file = load(folder), out / f"{name}.jsonl"
    start, _ = cost(commands(name, programs, tiny(out / f"tiny-{name}"), out / "tiny.jsonl"))
    whole, memory = cost(commands(name, programs, folder, file))
    if name == "chancery":
        read_by_chancery(programs / "chancery", texts, file)
    command = [programs / "chancery-eval", "score", "-read", file, folder]
    score = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    read = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        s = json.loads(line)
        read[Path(s["source"]).stem].append(s)
    tokens = sum(len(TOKEN.findall(t.words)) for t in texts)
    return {
        "start": start, "speed": tokens / max(0.01, whole - start), "memory": memory, "tokens": tokens,
        "detection": score["detection"], "strict": score["strict"], "fields": {m["name"]: m["value"] for m in score["measures"]},
        "event": accuracy(score, texts), "sentences": bysentence.scores(texts, read),
    }


def accuracy(score: dict, texts: list[Text]) -> float:
    """Of the marks that have an event and are detected, those whose event is right."""
    events = {(t.name, m["operative_at"], m["content_at"], m["content"]): m["event"] for t in texts for m in t.marks}
    asked = [c for c in score["cases"] if c["fate"] in ("right", "wrong") and events.get((c["text"], c["at"], c["content_at"], c["content"]))]
    return sum(all(d["field"] != "event" for d in c.get("wrong") or []) for c in asked) / max(1, len(asked))


def kept(file: Path, make: Callable[[], dict]) -> dict:
    """What a file holds, which is made if it is not there: a step that is done is not done again."""
    if not file.exists():
        file.write_text(json.dumps(make(), indent=1), encoding="utf-8")
    return json.loads(file.read_text(encoding="utf-8"))


def stretches_given(folder: Path, out: Path) -> dict:
    """How well classifiers label the marked stretches."""
    subprocess.run([sys.executable, HERE / "given.py", folder, out], check=True, env=os.environ | ONE_THREAD)
    return json.loads(out.read_text(encoding="utf-8"))


def main(programs: Path, out: Path, name: str, folder: Path) -> None:
    results = {p: kept(out / f"{name}-{p}.json", lambda p=p: measure(p, programs, folder, out / name)) for p in ("chancery", *PEERS)}
    given = kept(out / f"{name}-given.json", lambda: stretches_given(folder, out / f"{name}-given.tmp"))
    kept(out / f"{name}.json", lambda: {"texts": len(load(folder)), "results": results, "given": given})


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute(), sys.argv[3], Path(sys.argv[4]).absolute())
