#!/usr/bin/env bash
# Joint batches against planning each small base station (SBS) by itself and against one SBS for all:
# the same 32 users at 1 to 8 equal SBSs, two verifiers, order output-desc;
# and plans and bounds of asynchronous execution on shipped instances.
#   scripts/results/networks.sh [OUT]      default results/networks
# From the environment: LIMIT (300s) of each search; SEED (1) of the users; USERS (32). About four
# minutes on two cores. The instances are made by generate and stay in target/networks: one with
# eight SBSs, whose users then share the first N (an SBS without tasks changes nothing).
set -euo pipefail
cd "$(dirname "$0")/../.."

out=${1:-results/networks}
made=target/networks
limit=${LIMIT:-300s}
sizes=(1 2 3 4 5 6 7 8)
commands=()
mkdir -p "$out"
scripts/results/conditions.sh >"$out/conditions.csv"

# compared BASE SBS METHODS: appends the rows of an instance.
compared() {
  local base=$1 sbs=$2 file=$made/$1-$2.yaml
  local command=(scripts/sdedge compare "$file" --methods "$3" --order output-desc
    --time-limit "$limit")
  commands+=("${command[*]}")
  "${command[@]}" --csv "$made/rows.csv" >/dev/null
  [ -s "$out/networks.csv.part" ] || sed -n '1s/^/nodes,sbs,/p' "$made/rows.csv" >"$out/networks.csv.part"
  sed "1d; s/^/$base,$sbs,/" "$made/rows.csv" >>"$out/networks.csv.part"
}

rm -f "$out/networks.csv.part"
for base in paper-1.1b-13b l4-a100-70b; do
  command=(scripts/sdedge generate --base "instances/$base.yaml" --drafters 8 --tasks "${USERS:-32}"
    --seed "${SEED:-1}" --name "$base-8" -o "$made")
  commands+=("${command[*]}")
  "${command[@]}"
  for sbs in "${sizes[@]}"; do
    echo "$base, $sbs SBSs" >&2
    awk -v sbs="$sbs" '/^  - \{id: u/ { match($0, /drafter: sbs[0-9]+/); d = substr($0, RSTART + 12, RLENGTH - 12)
      sub(/drafter: sbs[0-9]+/, "drafter: sbs" (d - 1) % sbs + 1) } { print }' \
      "$made/$base-8.yaml" >"$made/$base.part"
    mv "$made/$base.part" "$made/$base-$sbs.yaml"
    methods=dp,per-drafter
    [ "$sbs" != 1 ] || methods=dp,single-drafter
    compared $base "$sbs" $methods
  done
done
mv "$out/networks.csv.part" "$out/networks.csv"

# How close plan and bound of asynchronous execution are.
shipped=()
for name in quickstart measured-table slow-uplink memory-limited two-drafters devices city-4-sbs l4-a100; do
  shipped+=("instances/$name.yaml")
done
command=(scripts/sdedge compare "${shipped[@]}" --steps mean --pipeline asynchronous --methods dp --time-limit "$limit")
commands+=("${command[*]}")
"${command[@]}" --csv "$out/asynchronous.csv" >/dev/null
printf '%s\n' "${commands[@]}" >"$out/commands.txt"
(cd "$out" && sha256sum networks.csv asynchronous.csv >SHA256SUMS)
