#!/usr/bin/env bash
# How well fits to some measured runs predict the others, and what the lengths and the schedule they
# recommend lose there: runs such as calibrate reads, in which every length has the same loads.
#   scripts/calibration.sh BASE.yaml OUT RUNS.csv...
# Fits to all runs, to lengths 0, 1 and 8, to those at 1, 16 and 128 requests, and to five of them. Writes
# NAME.csv for each NAME.csv of RUNS, a row per fit, and conditions.csv; prints the table of results/calibration/README.md.
# In the row of all runs, "unseen" and "length, loss" are of fits without the load that is predicted.
# From the environment: SDEDGE, the command (scripts/sdedge).
set -euo pipefail
base=$(realpath "$1")
out=$2
shift 2
mkdir -p "$out"
out=$(realpath "$out")
runs=()
for file; do runs+=("$(realpath "$file")"); done
cd "$(dirname "$0")/.."

work=target/calibration
mkdir -p "$work"
scripts/conditions.sh >"$out/conditions.csv"
tables=()
for file in "${runs[@]}"; do
  name=$(basename "$file")
  python3 scripts/calibration.py "$file" "$base" "$work" >"$work/$name"
  mv "$work/$name" "$out/$name"
  tables+=("$out/$name")
done
python3 scripts/calibration.py --markdown "${tables[@]}"
