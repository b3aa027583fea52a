#!/usr/bin/env bash
# Draws the timeline of a plan (docs/model.md) and results (docs/schemes.md).
#   scripts/results/pictures.sh [OUT]     default docs
# Needs matplotlib (Debian: python3-matplotlib); PYTHON names an interpreter that has it.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=${1:-docs}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
${SDEDGE:-scripts/sdedge} solve instances/quickstart.yaml -o "$work/quickstart" >/dev/null 2>"$work/said" || {
  cat "$work/said" >&2
  exit 1
}
plot() {
  "${PYTHON:-python3}" scripts/plot.py "$@"
}
plot timeline "$work/quickstart" "$work/timeline" --until 1.2
plot lines results/paper/tasks.csv "$work/makespans" --schemes dp,max-batch,greedy,autoregressive
mkdir -p "$out"
cp "$work"/{timeline,makespans}.svg "$out"
