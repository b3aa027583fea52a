#!/usr/bin/env bash
# What more draft modes cost a search: proven optima of instances with all three modes of the family
# co-located, and with each of them alone, 48 and 100 tasks, warm, in turn, on one thread. Twice: with
# memory for all tasks at once, where one set of modes is searched, and with 22 GB, where memory tells
# sets apart.
#   scripts/drafts-speed.sh [OUT]      default results/drafts-speed
# From the environment: SEEDS (1 2 3 4 5), REPEATS (5). Writes runs.csv and prints the ratios: all modes over
# the median of one, over the number of modes.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/drafts-speed}
work=target/drafts-speed
rm -rf "$work"
mkdir -p "$out" "$work/files"

for tasks in 48 100; do
  for seed in ${SEEDS:-1 2 3 4 5}; do
    scripts/sdedge generate co-located --tasks "$tasks" --seed "$seed" -o "$work" --force >/dev/null
    sed 's/memory_bytes: 80e9/memory_bytes: 22e9/' "$work/co-located.yaml" \
      >"$work/files/22GB-$tasks-$seed.yaml"
    mv "$work/co-located.yaml" "$work/files/80GB-$tasks-$seed.yaml"
  done
done
scripts/sdedge bench "$work/files" --methods dp,mode:edge,mode:co-located,mode:block --threads 1 \
  --repeats "${REPEATS:-5}" --force -o "$work/bench" >/dev/null
cp "$work/bench/runs.csv" "$out/runs.csv"
python3 scripts/drafts.py --speed "$out/runs.csv"
