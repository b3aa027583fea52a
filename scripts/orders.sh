#!/usr/bin/env bash
# What it costs to keep to an order: the optimum of contiguous plans beside the best found of all batch
# plans, on random instances of the six families of heuristics.sh, in all orders and under sequential
# uploads. Counted in moves, so that the same comes out on every machine.
#   scripts/orders.sh [OUT]      default results/heuristics
# From the environment: DRAWS (10) of each family; SDEDGE, the program. Two minutes on two cores, at low
# priority. The instances are made by generate and stay in target/orders.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/heuristics}
made=target/orders
read -ra sdedge <<<"${SDEDGE:-scripts/sdedge}"
rm -rf "$made"
mkdir -p "$made" "$out"
scripts/conditions.sh >"$out/orders-conditions.csv"
echo "draws,${DRAWS:-10} of each family; seeds from 1" >>"$out/orders-conditions.csv"
for family in slow-uplink:8 multi-cell:12 memory:24 handsets:8 co-located:8 edge-l4-a100:8; do
  "${sdedge[@]}" generate "${family%:*}" --tasks "${family#*:}" --count "${DRAWS:-10}" --seed 1 -o "$made" >/dev/null
done
nice "${sdedge[@]}" compare "$made"/*.yaml --methods dp,partitions --steps mean --order auto --uplink sequential \
  --csv "$made/compare.csv" --force >/dev/null
cut -d , -f 1-6 "$made/compare.csv" >"$out/orders.csv"
