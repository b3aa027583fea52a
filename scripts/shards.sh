#!/usr/bin/env bash
# Makes a benchmark or a sweep in shards with GNU parallel and joins them.
#   scripts/shards.sh SHARDS OUT bench|sweep ARGUMENT…      arguments without -o and --shard
#   scripts/shards.sh 4 results/sharded bench instances/bench --methods dp,milp:highs --time-limit 60s
# JOBS (1) shards at a time on this machine: more share its cores and disturb each other's times.
# SSHLOGIN (of `parallel --sshlogin`) spreads them over machines with the same checkout and folder.
# Started again, it makes only the rows that are missing.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -lt 4 ] || { [ "$3" != bench ] && [ "$3" != sweep ]; }; then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
shards=$1
out=$2
command=$3
shift 3
places=()
if [ -n "${SSHLOGIN:-}" ]; then
  places=(--sshlogin "$SSHLOGIN" --workdir "$PWD")
fi
mkdir -p "$out"
seq "$shards" | parallel --quote --jobs "${JOBS:-1}" --halt soon,fail=1 --joblog "$out/parallel.log" \
  "${places[@]}" scripts/sdedge "$command" "$@" --resume -o "$out" --shard "{}/$shards"
scripts/sdedge "$command" --merge -o "$out"
