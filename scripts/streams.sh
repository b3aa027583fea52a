#!/usr/bin/env bash
# Streams on the shipped instances, under mean steps:
#   streams.csv  the bound of what any policy can serve, the throughput of a saturated network and the capacity at a
#                level of service, by policy and number of groups
#   rates.csv    latency over rate on quickstart: two groups, one, and the closed form of a loaded server fitted at two rates
#   closed.csv   closed batches in fixed batches and continuously: the proven optimum of contiguous plans, two groups of the
#                rule best that admit tasks as given, the plan of pipeline continuous, and what no policy can beat
#   scripts/streams.sh [OUT]      default results/streams
# From the environment: REQUESTS (2000). Writes no clock times.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-results/streams}
work=target/streams
mkdir -p "$out" "$work"

# A line per instance and its level.
levels() {
  cat <<'LEVELS'
instances/quickstart.yaml ttft=1s,tpot=50ms
instances/two-drafters.yaml ttft=1s,tpot=50ms
instances/l4-a100-70b.yaml ttft=10s,tpot=100ms
instances/city-4-sbs.yaml ttft=5s,tpot=100ms
instances/measured-table.yaml ttft=1s,tpot=100ms
instances/memory-limited.yaml ttft=1s,tpot=50ms
LEVELS
}

names=()
while read -r file level; do
  name=$(basename "$file" .yaml)
  names+=("$name")
  echo "$name" >&2
  scripts/sdedge stream "$file" --slo "$level" --capacity --rate max --steps mean --force \
    --policy autoregressive,fixed:4,best --requests "${REQUESTS:-2000}" -o "$work/$name" >/dev/null
  scripts/sdedge solve "$file" --steps mean --pipeline rolling --class contiguous --force \
    -o "$work/$name-batches" >/dev/null 2>&1
  for way in "given --order given" continuous; do
    # shellcheck disable=SC2086 # options
    scripts/sdedge solve "$file" --steps mean --pipeline continuous --uplink sequential --force \
      -o "$work/$name-"$way >/dev/null 2>&1
  done
  python3 scripts/streams.py groups "$work/$name-given/plan.json" >"$work/$name-groups.json"
  scripts/sdedge evaluate "$file" "$work/$name-groups.json" --steps mean --force -o "$work/$name-groups" >/dev/null 2>&1
done < <(levels)

for groups in 2 1; do
  scripts/sdedge stream instances/quickstart.yaml --steps mean --rate 0.2:1.6:0.2/s --requests 1000 --force \
    --policy best --groups $groups -o "$work/$([ $groups = 2 ] && echo continuous || echo one)" >/dev/null
done

levels | python3 scripts/streams.py streams "$work" >"$out/streams.csv"
python3 scripts/streams.py rates "$work" continuous one >"$out/rates.csv"
python3 scripts/streams.py closed "$work" "${names[@]}" >"$out/closed.csv"
