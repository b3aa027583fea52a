#!/usr/bin/env bash
# Who should draft: the shipped instances with draft modes (instances/drafts), all modes against fewer.
#   scripts/drafts.sh [OUT]      default results/drafts
# From the environment: REQUESTS (500) of streams. Writes NAME.csv and capacity.csv, without clock times.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/drafts}
work=target/drafts
mkdir -p "$out" "$work"

while read -r name methods; do
  scripts/sdedge compare "instances/drafts/$name.yaml" --methods "$methods" --force \
    --csv "$work/$name.csv" >/dev/null
  python3 scripts/drafts.py --plain "$work/$name.csv" >"$out/$name.csv"
done <<TABLE
l4-a100-modes dp,edge,mode:co-located,mode:block,autoregressive-max
handsets-band dp,mode:ids,mode:top64,autoregressive-max
compressed-drafts dp,mode:ids,mode:top30,mode:all,autoregressive-max
two-vocabularies dp,mode:same-vocabulary,mode:string-level,mode:token-level,autoregressive-max
TABLE

# A stream of the same tasks: capacity at a level with some of the modes, the best over all sets of them.
header=--header
while read -r name level allowed; do
  scripts/sdedge stream "instances/drafts/$name.yaml" --slo "$level" --capacity --requests "${REQUESTS:-500}" \
    -o "$work/stream" --force >/dev/null
  # shellcheck disable=SC2086 # several words
  python3 scripts/drafts.py --capacity "$work/stream/stream.json" "$level" $header $allowed
  header=
done >"$work/capacity.csv" <<TABLE
l4-a100-modes ttft=1s,tpot=50ms none edge co-located block co-located+block edge+co-located+block
l4-a100-modes ttft=1s,tpot=20ms none edge co-located block co-located+block edge+co-located+block
handsets-band ttft=5s,tpot=250ms none ids top64 ids+top64
compressed-drafts ttft=10s,tpot=100ms none ids top30 all ids+top30+all
two-vocabularies ttft=1s,tpot=50ms none same-vocabulary string-level token-level same-vocabulary+string-level+token-level
TABLE
mv "$work/capacity.csv" "$out/capacity.csv"
