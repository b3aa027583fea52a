#!/usr/bin/env bash
# What it costs to keep to an order: the optimum of contiguous plans beside the best found of all batch
# plans, on random instances of the six families of heuristics.sh, in all orders and under sequential
# uploads: orders.csv, counted in moves, so that the same comes out on every machine. And batch-plans.csv: what is
# found and proven over all batch plans of each shipped instance within a limit, which depends on the machine.
#   scripts/results/orders.sh [OUT]      default results/heuristics
# From the environment: DRAWS (10) of each family; LIMIT (10s); SDEDGE, the program. Five minutes on two cores.
# The instances are made by generate and stay in target/orders.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=${1:-results/heuristics}
made=target/orders
read -ra sdedge <<<"${SDEDGE:-scripts/sdedge}"
rm -rf "$made"
mkdir -p "$made" "$out"
scripts/results/conditions.sh >"$out/orders-conditions.csv"
echo "draws,${DRAWS:-10} of each family; seeds from 1" >>"$out/orders-conditions.csv"
for family in slow-uplink:8 multi-cell:12 memory:24 handsets:8 co-located:8 edge-l4-a100:8; do
  "${sdedge[@]}" generate "${family%:*}" --tasks "${family#*:}" --count "${DRAWS:-10}" --seed 1 -o "$made" >/dev/null
done
nice "${sdedge[@]}" compare "$made"/*.yaml --methods dp,partitions --steps mean --order auto --uplink sequential \
  --csv "$made/compare.csv" --force >/dev/null
cut -d , -f 1-6 "$made/compare.csv" >"$out/orders.csv"

limit=${LIMIT:-10s}
echo "limit,$limit for all batch plans of a shipped instance" >>"$out/orders-conditions.csv"
echo "instance,status,class,contiguous_s,makespan_s,bound_s,gap" >"$out/batch-plans.csv"
number() { sed -n "s/.*\"$1\": \([0-9.eE+-]*\).*/\1/p" "$folder/summary.json" | sed -n "${2}p"; }
word() { sed -n "s/.*\"$1\": \"\([a-z_]*\)\".*/\1/p" "$folder/summary.json" | head -n 1; }
for instance in ${INSTANCES:-instances/*.yaml}; do
  folder=$made/all-$(basename "$instance" .yaml)
  "${sdedge[@]}" solve "$instance" --class partitions --time-limit "$limit" -o "$folder" >/dev/null 2>&1 || continue # an order or a pipeline that has none
  makespan=$(number makespan_s 1)
  bound=$(number bound_s 1)
  gap=$(awk -v t="$makespan" -v b="${bound:-0}" 'BEGIN { if (b > 0) printf "%.6f", (t - b) / t }')
  echo "$(basename "$instance" .yaml),$(word status),$(word class),$(number makespan_s 2),$makespan,$bound,$gap" >>"$out/batch-plans.csv"
done
