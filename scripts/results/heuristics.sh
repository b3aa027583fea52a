#!/usr/bin/env bash
# How far heuristics lie above the proven optimum on random instances of six families, 100 draws each:
# a slow uplink, three crowded cells, little memory, handsets with draft modes over one band, draft
# modes on the verifier's card, and a slow drafter beside a fast verifier. Draws gaps.svg of them.
#   scripts/results/heuristics.sh [OUT]      default results/heuristics
# From the environment: DRAWS (100) of each family; LIMIT (20s) of each search; SDEDGE, the program;
# PYTHON, one with matplotlib. Some five minutes on two cores, at low priority. The instances are
# made by generate and stay in target/heuristics.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=${1:-results/heuristics}
made=target/heuristics
read -ra sdedge <<<"${SDEDGE:-scripts/sdedge}"
methods=dp,goodput,greedy,max-batch,no-pipeline,per-drafter,equal-shares,edge,dip-sd
rm -rf "$made"
mkdir -p "$made" "$out"
for family in slow-uplink:8 multi-cell:12 memory:24 handsets:8 co-located:8 edge-l4-a100:8; do
  "${sdedge[@]}" generate "${family%:*}" --tasks "${family#*:}" --count "${DRAWS:-100}" --seed 1 -o "$made" >/dev/null
done
nice "${sdedge[@]}" compare "$made"/*.yaml --methods "$methods" --steps mean --time-limit "${LIMIT:-20s}" \
  --by family --csv "$made/compare.csv" --scores "$made/scores.csv" --force >/dev/null
# What the figure and the table show.
cut -d , -f 1-6 "$made/compare.csv" >"$out/gaps.csv"
awk -F , 'NR == 1 || $2 == "optimum"' "$made/scores.csv" >"$out/scores.csv"
(cd "$out" && sha256sum gaps.csv scores.csv >SHA256SUMS)
"${PYTHON:-python3}" scripts/plot.py gaps "$out/gaps.csv" "$out/gaps" --by family \
  --schemes "${methods#dp,}"
rm "$out/gaps.pdf"
