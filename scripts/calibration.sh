#!/usr/bin/env bash
# How well fits to some measured runs predict the others, what the lengths and the schedule they recommend
# lose there, and how well they predict requests of another kind: runs such as calibrate reads, a file for each
# kind of requests, in which every length has the same loads.
#   scripts/calibration.sh BASE.yaml OUT RUNS.csv...
# Fits to all runs of a file, to lengths 0, 1 and 8, to those at 1, 16 and 128 requests, and to five of them.
# Writes fits.csv, a row per fit; regions.csv, the errors of the fits to all runs by region; transfers.csv, what
# fits to one file or to all of them together predict of each other one, given its acceptance; and
# conditions.csv; scripts/tables.py puts them into results/calibration/README.md.
# In the rows of all runs, "unseen" and "length, loss" are of fits without the load that is predicted.
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
scripts/conditions.sh >"$work/conditions.csv"
python3 scripts/calibration.py "$work" "$base" "${runs[@]}"
mv "$work"/{conditions,fits,regions,transfers}.csv "$out"
