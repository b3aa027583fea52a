#!/usr/bin/env bash
# Whether every command ends within 1.1 x its limit and 3 s, on instances that are large for it. A
# row per command, input and limit, as CSV: seconds of wall and of processor, the exit code, and
# whether it was in time on the clock or, where the machine has other work, by the processor over
# the threads:
#   scripts/time-limits.sh [LIMIT_S ...] >commands.csv
# From the environment: SDEDGE (scripts/sdedge), THREADS (all cores), GIVE_UP (seconds: 120), ONLY (a
# pattern of rows), DRAWS (of options of solve: 12) and SEED (1), from which they are drawn.
set -euo pipefail
cd "$(dirname "$0")/.."
sdedge=${SDEDGE:-scripts/sdedge}
threads=${THREADS:-$(nproc)}
work=target/time-limits
mkdir -p $work
TIMEFORMAT='%R %U %S'

make() { # NAME ARGUMENT...
  [ -f "$work/$1.yaml" ] || $sdedge generate "${@:2}" --seed 1 --name "$1" -o $work >/dev/null
}
law=(--answers 16 --output-tokens lognormal:128,0.6,32,424)
make cells-300 multi-cell --tasks 300
make known-1000 edge-l4-a100 --tasks 1000
make known-5000 edge-l4-a100 --tasks 5000
make law-400 edge-l4-a100 --tasks 400 "${law[@]}"
make law-1000 edge-l4-a100 --tasks 1000 "${law[@]}"
make law-100000 edge-l4-a100 --tasks 100000 "${law[@]}"
band=instances/drafts/handsets-band.yaml
python3 - >$work/runs.csv <<'PYTHON'
import random
random.seed(1)
print("length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length")
for length in range(5):
    for concurrency in [1, 2, 4, 8, 16, 32, 64, 96, 128, 192, 256]:
        tokens = sum(0.7 ** i for i in range(length + 1))
        tpot = (0.012 + 0.002 * length + 2e-5 * concurrency * (length + 1)) / tokens
        print(length, concurrency, 500, 200, tpot * random.gauss(1, 0.02), tokens, sep=",")
PYTHON
# what is read back: results of rules, which are there at once
for of in "band $band --steps expected" "cells-300 $work/cells-300.yaml"; do
  read -r name file steps <<<"$of"
  # shellcheck disable=SC2086 # options
  [ -d "$work/of-$name" ] || $sdedge solve "$file" $steps --method greedy -o "$work/of-$name" >/dev/null
done
[ -d $work/of-bound ] || $sdedge solve "$work/cells-300.yaml" --time-limit 20s -o $work/of-bound >/dev/null

any() { # VARIABLE WORD...: one of them, drawn
  local words=("${@:2}")
  printf -v "$1" %s "${words[RANDOM % ($# - 1)]}"
}

run() { # NAME LIMIT_S COMMAND ARGUMENT...
  local name=$1 limit=$2
  shift 2
  [[ $name =~ ${ONLY:-.} ]] || return 0
  local code=0
  rm -rf $work/result
  { time timeout -k 1 "${GIVE_UP:-120}" "$sdedge" "$@" >$work/out 2>$work/err || code=$?; } 2>$work/time
  awk -v name="$name" -v limit="$limit" -v threads="$threads" -v code="$code" 'END {
    processor = $2 + $3
    latest = 1.1 * limit + 3
    within = $1 <= latest ? "yes" : processor / threads <= latest ? "by processor" : "no"
    printf "%s,%g,%.1f,%.1f,%s,%d\n", name, limit, $1, processor, within, code }' $work/time
}

echo "command,limit_s,wall_s,processor_s,within,exit"
for limit in "${@:-2 5 20}"; do
  for s in $limit; do
    out=(-o $work/result --force)
    for name in cells-300 known-5000 law-400; do
      run "solve $name" "$s" solve "$work/$name.yaml" --time-limit "${s}s" "${out[@]}"
    done
    run "solve law-400 asynchronous" "$s" \
      solve "$work/law-400.yaml" --steps expected --pipeline asynchronous --time-limit "${s}s" "${out[@]}"
    run "solve law-400 continuous" "$s" \
      solve "$work/law-400.yaml" --steps expected --pipeline continuous --time-limit "${s}s" "${out[@]}"
    run "solve handsets-band" "$s" solve $band --steps expected --time-limit "${s}s" "${out[@]}"
    run "compare cells-300" "$s" compare "$work/cells-300.yaml" --time-limit "${s}s"
    run "compare handsets-band" "$s" compare $band --steps expected --time-limit "${s}s"
    run "sweep cells-300 dp" "$s" sweep "$work/cells-300.yaml" --tasks 300 --methods dp --time-limit "${s}s" "${out[@]}"
    run "bench cells-300 dp" "$s" bench "$work/cells-300.yaml" --methods dp --repeats 1 --time-limit "${s}s" "${out[@]}"
    run "capacity l4-a100" "$s" \
      capacity instances/l4-a100.yaml --within 20s --draws 2 --time-limit "${s}s" --set 'verifier.memory_bandwidth=*2'
    run "capacity cells-300" "$s" capacity "$work/cells-300.yaml" --within 20s --draws 2 --time-limit "${s}s"
    run "explain handsets-band" "$s" explain $work/of-band --time-limit "${s}s"
    run "explain cells-300" "$s" explain $work/of-cells-300 --time-limit "${s}s"
    run "simulate cells-300" "$s" \
      simulate "$work/cells-300.yaml" $work/of-cells-300/plan.json --runs 100000 --time-limit "${s}s" "${out[@]}"
    run "calibrate" "$s" \
      calibrate --runs $work/runs.csv --base instances/quickstart.yaml --time-limit "${s}s" "${out[@]}"
    run "check cells-300" "$s" \
      check "$work/cells-300.yaml" $work/of-bound --claim-time-limit "${s}s"
    RANDOM=${SEED:-1} # the same options for each limit
    for ((draw = 0; draw < ${DRAWS:-12}; draw++)); do
      any instance cells-300 known-1000 law-400
      any pipeline rolling synchronous sequential asynchronous continuous
      any steps mean expected
      any uplink sequential equal-finish auto joint
      any order given output-desc auto
      any scope batch global drafter
      drawn=(--pipeline "$pipeline" --steps "$steps" --uplink "$uplink" --order "$order" --scope "$scope")
      run "solve $instance ${drawn[*]}" "$s" solve "$work/$instance.yaml" "${drawn[@]}" --time-limit "${s}s" "${out[@]}"
    done
    for name in known-5000 law-1000 law-100000; do
      run "stream $name" "$s" stream "$work/$name.yaml" --time-limit "${s}s" "${out[@]}"
    done
    run "stream known-5000 capacity" "$s" \
      stream "$work/known-5000.yaml" --capacity --slo ttft=1s,tpot=50ms --time-limit "${s}s" "${out[@]}"
  done
done
