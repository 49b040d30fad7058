#!/usr/bin/env bash
# From treebanks, marked texts and open communiqués to lang/model/chancery.model and reader/roles.json, in one command.
# usage: train/run.sh SHARED_FOLDER [SEED]
# Needs Go and Python 3.11; makes its own virtual environment under train/.venv. A step that is done is not done again: remove
# train/out to start afresh.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$(realpath "$1")
seed=${2:-7}
out=train/out
mkdir -p "$out" lang/model
if [ ! -x train/.venv/bin/python ]; then
  python3 -m venv train/.venv
  train/.venv/bin/pip install -q -r train/requirements.txt
fi
learn() { # learn NAME OPTIONS...
  [ -e "$out/$1/done" ] && return
  train/.venv/bin/python train/learn.py --shared "$shared" --marked "${marked[@]}" --out "$out/$1" --tokens "$out/tokens.jsonl" --mentions "$out/mentions.jsonl" \
    --batch 1280 --seed "$seed" "${@:2}"
  touch "$out/$1/done"
}
evaluate() { go run ./cmd/chancery-eval "$@"; }
marked=("$shared/gold/train" train/texts)
evaluate tokens "${marked[0]}"/*.txt "${marked[1]}"/*.txt > "$out/tokens.jsonl"
evaluate mentions "${marked[0]}"/*.txt "${marked[1]}"/*.txt > "$out/mentions.jsonl"
evaluate tokens "$shared"/data/texts/*/*.txt > "$out/open-tokens.jsonl"
evaluate mentions "$shared"/data/texts/*/*.txt > "$out/open-mentions.jsonl"

open=(--silver "$out/silver.json" --teacher "$out/teacher/checkpoint.pt" --open "$out/open-tokens.jsonl" "$out/open-mentions.jsonl")
# A large encoder learns trees, names and statements.
learn teacher --large --epochs 3 --rate 6e-5 --head-rate 7e-4 --tree-share 0.7 --hold 0
# The small one learns trees and names, and what the large one says of open texts, before it sees a marked one ...
learn trunk --epochs 4 --marked-times 0 --hold 0 "${open[@]}"
# ... and then the marked ones.
learn student --epochs 4 --rate 1e-4 --head-rate 7e-4 --marked-times 3 --tree-share 0.5 --open-share 0.15 --hold 0 --init "$out/trunk/checkpoint.pt" "${open[@]}"
cp "$out/student/chancery.model" lang/model/chancery.model
# What role heads say of texts that they did not learn from, for the trees that weigh it.
folds=()
for k in 0 1; do
  learn "fold$k" --epochs 4 --rate 1e-4 --head-rate 7e-4 --marked-times 3 --tree-share 0.3 --hold 0 --fold "$k/2" --threads 1 \
    --init "$out/trunk/checkpoint.pt" --silver "$out/silver.json" &
  folds+=($!)
done
for f in "${folds[@]}"; do wait "$f"; done
cat "$out"/fold?/roles.?.jsonl > "$out/learnt.jsonl"
evaluate roles "${marked[@]}" > "$out/traits.jsonl"
train/.venv/bin/python train/roles.py "$out/traits.jsonl" "$out/learnt.jsonl" reader/roles.json "${marked[@]}"
