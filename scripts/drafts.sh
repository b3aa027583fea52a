#!/usr/bin/env bash
# Who should draft: the shipped instances with draft modes (instances/drafts), all modes against fewer.
#   scripts/drafts.sh [OUT]      default results/drafts
# Writes NAME.csv, without clock times, and prints the table of results/drafts/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/drafts}
work=target/drafts
mkdir -p "$out" "$work"

while read -r name methods; do
  scripts/sdedge compare "instances/drafts/$name.yaml" --methods "$methods" --force \
    --csv "$work/$name.csv" >/dev/null
  python3 scripts/drafts.py --plain "$work/$name.csv" >"$out/$name.csv"
  python3 scripts/drafts.py "$out/$name.csv"
done <<TABLE
l4-a100-modes dp,edge,mode:co-located,mode:block,autoregressive-max
handsets-band dp,mode:ids,mode:top64,autoregressive-max
compressed-drafts dp,mode:ids,mode:top30,mode:all,autoregressive-max
two-vocabularies dp,mode:same-vocabulary,mode:string-level,mode:token-level,autoregressive-max
TABLE
