#!/usr/bin/env bash
# From treebanks and marked texts to lang/model/chancery.model, in one command.
# usage: train/run.sh SHARED_FOLDER [more options of learn.py]
# Needs Go and Python 3.11; makes its own virtual environment under train/.venv.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$(realpath "$1"); shift
out=train/out
mkdir -p "$out" lang/model
if [ ! -x train/.venv/bin/python ]; then
  python3 -m venv train/.venv
  train/.venv/bin/pip install -q -r train/requirements.txt
fi
go run ./cmd/chancery-eval tokens "$shared"/gold/train/*.txt > "$out/tokens.jsonl"
go run ./cmd/chancery-eval mentions "$shared"/gold/train/*.txt > "$out/mentions.jsonl"
train/.venv/bin/python train/learn.py --shared "$shared" --out "$out" --tokens "$out/tokens.jsonl" --mentions "$out/mentions.jsonl" "$@"
cp "$out/chancery.model" lang/model/chancery.model
