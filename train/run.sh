#!/usr/bin/env bash
# From treebanks, marked texts and open communiqués to lang/model/chancery.model, reader/roles.json and reader/confidence.tsv, in one command.
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
  train/.venv/bin/python train/learn.py --shared "$shared" --marked "${marked[@]}" --out "$out/$1" --tokens "$out/tokens.jsonl" \
    --mentions "$out/mentions.jsonl" --seed "$seed" --hold 0 "${@:2}"
  touch "$out/$1/done"
}
evaluate() { go run ./cmd/chancery-eval "$@"; }
train/.venv/bin/python train/opened.py "$shared" "$out/opened"
marked=("$shared/gold/train" train/texts "$out/opened")
texts=()
for folder in "${marked[@]}"; do texts+=("$folder"/*.txt); done
evaluate tokens "${texts[@]}" > "$out/tokens.jsonl"
evaluate mentions "${texts[@]}" > "$out/mentions.jsonl"
evaluate tokens "$shared"/data/texts/*/*.txt > "$out/open-tokens.jsonl"
evaluate mentions "$shared"/data/texts/*/*.txt > "$out/open-mentions.jsonl"

silver=(--silver "$out/silver.json" --teacher "$out/teacher/checkpoint.pt" --open "$out/open-tokens.jsonl" "$out/open-mentions.jsonl")
# A large encoder learns trees and names.
learn teacher --large --batch 512 --epochs 2 --rate 6e-5 --head-rate 7e-4 --marked-times 0
# The small one learns them from the treebanks, and from what the large one says of other texts.
learn trunk --epochs 7 --marked-times 0 --open-share 0.3 "${silver[@]}"
# From it one learns statements from all marked texts, and beside it, for two cores, two do one after the other from half of them each.
statements=(--threads 1 --marked-times 2 --rate 1e-4 --head-rate 7e-4 --tree-share 0.2 --open-share 0.04 --init "$out/trunk/checkpoint.pt" "${silver[@]}")
learn whole --epochs 4 "${statements[@]}" & whole=$!
for k in 0 1; do
  learn "half$k" --fold "$k/2" --epochs 3 "${statements[@]}"
done
wait $whole
cp "$out/whole/chancery.model" lang/model/chancery.model
# The trees that weigh what role heads say learn from what a half says of the texts that it did not learn from.
cat "$out"/half?/roles.?.jsonl > "$out/learnt.jsonl"
evaluate roles "${marked[@]}" > "$out/traits.jsonl"
train/.venv/bin/python train/roles.py "$out/traits.jsonl" "$out/learnt.jsonl" reader/roles.json "${marked[@]}"
# How sure all that makes a statement, on texts that nothing learnt from.
evaluate confidence testdata/gold > "$out/confidence.tsv"
cp "$out/confidence.tsv" reader/confidence.tsv
