#!/usr/bin/env bash
# chancery beside its peers: reads marked texts with each of them, scores all by the same rules and writes the tables of docs/peers.md anew.
# usage: peers/run.sh [SHARED_FOLDER]
# Without a folder only the project's own texts are read; with one, its gold/dev as well, and the treebanks and names under its data/.
# Needs Go, Python 3.11, Java 11 and Maven; puts what the peers need under peers/.venv and peers/.jars. About ten minutes of one core.
# A step that is done is not done again: remove peers/out to start afresh.
set -euo pipefail
if [ $# -gt 0 ]; then
  [ -d "$1/gold/dev" ] || { echo "$1: no folder gold/dev in it" >&2; exit 2; }
  set -- "$(realpath "$1")"
fi
cd "$(dirname "$0")/.."
out=peers/out
mkdir -p "$out"
if [ ! -e peers/.venv/done ]; then
  python3 -m venv peers/.venv
  peers/.venv/bin/pip install -q --no-deps -r peers/requirements.txt
  touch peers/.venv/done
fi
if [ ! -e peers/.jars/done ]; then
  mvn -q -B -f peers/pom.xml dependency:copy-dependencies -DoutputDirectory=.jars
  touch peers/.jars/done
fi
go build -o "$out/" ./cmd/chancery ./cmd/chancery-eval
python() { peers/.venv/bin/python "$@"; }
trees() { # trees FILE RESULT
  [ -e "$out/$2" ] || python peers/trees.py "$out" "$1" "$out/$2"
}
python peers/run.py "$out" "$out" own testdata/gold
if [ $# -gt 0 ]; then
  python peers/run.py "$out" "$out" apart "$1/gold/dev"
  for set in ewt pud; do
    trees "$1/data/treebanks/$set/test.conllu.gz" "trees-$set.json"
    trees "$1/data/ner/$set/test.iob2.gz" "names-$set.json"
  done
fi
python peers/page.py "$out" docs/peers.md
