#!/usr/bin/env bash
# Latency over rate on quickstart under mean steps: continuous batching in two groups and in one, and
# the closed form of a loaded server fitted at two rates.
#   scripts/rates.sh [OUT]      default results/streams
# From the environment: REQUESTS (1000). Writes rates.csv, without clock times, and prints the table
# of results/streams/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/streams}
work=target/rates
mkdir -p "$out" "$work"

serve() {
  scripts/sdedge stream instances/quickstart.yaml --steps mean --rate 0.2:1.6:0.2/s \
    --requests "${REQUESTS:-1000}" --force -o "$work/$1" "${@:2}" >/dev/null
}
serve continuous --policy best --groups 2
serve one --policy best --groups 1

python3 scripts/rates.py "$work" >"$work/rates.csv"
mv "$work/rates.csv" "$out/rates.csv"
python3 scripts/rates.py --markdown "$out/rates.csv"
