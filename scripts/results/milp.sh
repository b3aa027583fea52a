#!/usr/bin/env bash
# Whether the mixed-integer program proves shipped instances: makespans and processor seconds of dp and milp:highs, the process
# of the solver included. quickstart as it is shipped, the others with uploads in turn.
#   scripts/results/milp.sh [OUT]      default results/methods; what is there is continued
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-results/methods}

run() {
  scripts/sdedge bench "${@:2}" --methods dp,milp:highs --repeats 3 --time-limit 60s --resume -o "$out/$1"
}
run shipped instances/quickstart.yaml
run in-turn instances/{two-drafters,slow-uplink,l4-a100,devices}.yaml --uplink sequential
