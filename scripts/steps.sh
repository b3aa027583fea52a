#!/usr/bin/env bash
# Mean steps against expected ones against sampled execution, on the shipped instances: each is
# planned under both, and both plans are executed under common random numbers.
#   scripts/steps.sh [OUT]      default results/steps
# From the environment: RUNS (10000) of each plan; INSTANCES, the files. Writes steps.csv and
# conditions.csv, without clock times: a row per plan.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/steps}
work=target/steps
mkdir -p "$out" "$work"
scripts/conditions.sh >"$out/conditions.csv"

# Value number N (1) of a key in a JSON file.
json() {
  sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" "$2" | sed -n "${3:-1}p"
}

rows() {
  echo instance,tasks,planned_under,mean_s,expected_s,sampled_s,standard_error_s,p95_s,difference_s,difference_low_s,difference_high_s
  local file name plan number=0 promised
  for file in ${INSTANCES:-instances/*.yaml instances/calibrated/azure-*.yaml instances/bench/*.yaml}; do
    case $file in
      instances/infeasible.yaml) continue ;; # without any plan
      instances/published-*) continue ;; # mean steps are part of what was published
    esac
    name=$(basename "$file" .yaml)
    echo "$name" >&2
    for plan in mean expected; do
      scripts/sdedge solve "$file" --steps $plan -o "$work/$plan" >/dev/null
    done
    scripts/sdedge simulate "$file" "$work/mean/plan.json" "$work/expected/plan.json" \
      --steps expected --runs "${RUNS:-10000}" -o "$work/simulated" >/dev/null
    number=0
    for plan in mean expected; do
      number=$((number + 1))
      promised=$(json makespan_s "$work/mean/summary.json")
      [ $plan = mean ] || promised=$(json mean_steps_makespan_s "$work/expected/summary.json")
      echo "$name,$(grep -c 'input_tokens:' "$file"),$plan,$promised$(
        for key in predicted_makespan_s makespan_mean_s makespan_standard_error_s makespan_p95_s \
          difference_to_first_s difference_low_s difference_high_s; do
          value=$(json $key "$work/simulated/summary.json" $number)
          echo -n ",${value/null/}"
        done
      )"
    done
  done
}

rows >"$work/steps.csv"
mv "$work/steps.csv" "$out/steps.csv"
