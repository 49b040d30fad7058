#!/usr/bin/env bash
# From treebanks and marked texts to lang/model/chancery.model and reader/roles.json, in one command.
# usage: train/run.sh SHARED_FOLDER
# Needs Go and Python 3.11; makes its own virtual environment under train/.venv. About 100 minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$(realpath "$1")
out=train/out
mkdir -p "$out" lang/model
if [ ! -x train/.venv/bin/python ]; then
  python3 -m venv train/.venv
  train/.venv/bin/pip install -q -r train/requirements.txt
fi
learn() { # learn NAME OPTIONS...
  train/.venv/bin/python train/learn.py --shared "$shared" --out "$out/$1" --tokens "$out/tokens.jsonl" --mentions "$out/mentions.jsonl" --batch 1280 "${@:2}"
}
go run ./cmd/chancery-eval tokens "$shared"/gold/train/*.txt > "$out/tokens.jsonl"
go run ./cmd/chancery-eval mentions "$shared"/gold/train/*.txt > "$out/mentions.jsonl"
# All heads together; then once more at a lower rate from there, for trees and roles.
learn joint --epochs 14 --hold 24
learn final --epochs 8 --hold 0 --init "$out/joint/checkpoint.pt" --rate 1.5e-4 --head-rate 8e-4 --seed 41
cp "$out/final/chancery.model" lang/model/chancery.model
# What the role heads say of texts they did not learn from, for the trees that weigh it.
for k in 0 1; do
  learn "fold$k" --epochs 5 --hold 24 --init "$out/joint/checkpoint.pt" --rate 1.2e-4 --tree-share 0 --seed "3$k" --fold "$k/2"
done
cat "$out"/fold?/roles.?.jsonl > "$out/learnt.jsonl"
go run ./cmd/chancery-eval roles "$shared"/gold/train > "$out/traits.jsonl"
train/.venv/bin/python train/roles.py "$out/traits.jsonl" "$out/learnt.jsonl" "$shared"/gold/train reader/roles.json
