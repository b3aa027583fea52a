#!/usr/bin/env bash
# Streams on the shipped instances: the bound of what any policy can serve, the throughput of a
# saturated network and the capacity at a level of service, by policy and number of groups.
#   scripts/streams.sh [OUT]      default results/streams
# From the environment: REQUESTS (2000). Writes streams.csv, without clock times, and prints the
# table of results/streams/README.md.
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

while read -r file level; do
  echo "$(basename "$file" .yaml)" >&2
  scripts/sdedge stream "$file" --slo "$level" --capacity --rate max --steps mean \
    --policy autoregressive,fixed:4,best --requests "${REQUESTS:-2000}" \
    -o "$work/$(basename "$file" .yaml)" >/dev/null
done < <(levels)

levels | python3 scripts/streams.py "$work" >"$work/streams.csv"
mv "$work/streams.csv" "$out/streams.csv"
python3 scripts/streams.py --markdown "$out/streams.csv"
