#!/usr/bin/env bash
# Closed batches in fixed batches and continuously, on the shipped instances under mean steps: the
# proven optimum of contiguous plans of batches, two groups of the rule best that admit tasks as given, the plan
# of pipeline continuous, and what no policy can beat.
#   scripts/closed.sh [OUT]      default results/streams
# Writes closed.csv, without clock times, and prints the table of results/streams/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/streams}
work=target/closed
mkdir -p "$out" "$work"

instances=(quickstart two-drafters l4-a100-70b city-4-sbs measured-table memory-limited)

for name in "${instances[@]}"; do
  echo "$name" >&2
  file=instances/$name.yaml
  scripts/sdedge solve "$file" --steps mean --pipeline rolling --class contiguous --force \
    -o "$work/$name-batches" >/dev/null 2>&1
  scripts/sdedge solve "$file" --steps mean --pipeline continuous --uplink sequential --order given \
    --force -o "$work/$name-given" >/dev/null 2>&1
  scripts/sdedge solve "$file" --steps mean --pipeline continuous --uplink sequential --force \
    -o "$work/$name-continuous" >/dev/null 2>&1
  python3 scripts/closed.py --groups "$work/$name-given/plan.json" >"$work/$name-groups.json"
  scripts/sdedge evaluate "$file" "$work/$name-groups.json" --steps mean --force \
    -o "$work/$name-groups" >/dev/null 2>&1
done

python3 scripts/closed.py "$work" "${instances[@]}" >"$work/closed.csv"
mv "$work/closed.csv" "$out/closed.csv"
python3 scripts/closed.py --markdown "$out/closed.csv"
