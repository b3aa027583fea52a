#!/usr/bin/env bash
# Time to proven optimum, the dynamic program against each MILP backend, in one run.
#   scripts/bench.sh [OUT]      default results/bench-methods (results/methods is the committed run)
# From the environment: REPEATS (2) recorded runs of each, interleaved, after WARMUP (1) rounds;
# LIMIT (60s) per search; METHODS; INSTANCES (instances/bench). What OUT already holds is kept, and
# continued under the same conditions only.
set -euo pipefail
cd "$(dirname "$0")/.."

exec scripts/sdedge bench "${INSTANCES:-instances/bench}" \
  --methods "${METHODS:-dp,milp:scip,milp:highs,milp:cpsat,milp:cbc}" \
  --repeats "${REPEATS:-2}" --warmup "${WARMUP:-1}" --time-limit "${LIMIT:-60s}" \
  --resume -o "${1:-results/bench-methods}"
