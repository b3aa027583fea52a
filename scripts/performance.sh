#!/usr/bin/env bash
# The measurements of docs/performance.md, in about half an hour on two cores with nothing beside.
#   scripts/performance.sh [STAGE]...   of: scale networks startup growth jmh (the default), joint idle
#     solves streams (which have no table there)
# Writes results/performance/STAGE.csv. What is there is kept (the solves continue run by run), so
# it can be stopped and started again; remove a file to measure again. Then put the tables into the
# page: scripts/tables.sh PerformanceTables --write
# From the environment: LIMIT (12s) and REPEATS (2) of the solves; GROWTH (tasks:heap:limit, ...);
# JDKS, the Java homes of the start-up (the one in use).
set -euo pipefail
cd "$(dirname "$0")/.."
out=results/performance
mkdir -p "$out"
growth=${GROWTH:-1000:1g:60s 10000:1g:120s 100000:2g:300s}

solves() {
  local speed=src/test/resources/reference/speed
  scripts/sdedge bench $speed/tasks-16.json $speed/tasks-20.json $speed/tasks-24.json $speed/tasks-32.json \
    --methods dp,milp:scip,milp:highs,milp:cpsat,milp:cbc --repeats "${REPEATS:-2}" --warmup 1 \
    --time-limit "${LIMIT:-12s}" --resume -o "$out/solves" >&2
  cat "$out/solves/runs.csv"
}

# Waits for a process: peak is its largest resident set as the kernel counts it, in KiB, cpu its time
# of processors up to a tenth of a second before its end, and code how it ended.
watched() {
  local pid=$1 now
  peak=0 cpu=0 code=0
  while now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
    peak=$now
    now=$(cut -d' ' -f14,15 "/proc/$pid/stat" 2>/dev/null) && [ -n "$now" ] &&
      cpu=$(awk -v hz="$(getconf CLK_TCK)" '{ print ($1 + $2) / hz }' <<<"$now")
    sleep 0.1
  done
  wait "$pid" || code=$?
}

# The row of one solve in a process of its own.
grown() {
  local tasks=$1 heap=$2 limit=$3 work=target/growth/result
  SDEDGE_JAVA_OPTS=-Xmx$heap scripts/sdedge solve "target/growth/tasks-$tasks.yaml" \
    --time-limit "$limit" -o $work >/dev/null 2>target/growth/stderr &
  watched $!
  if [ $code -ne 0 ]; then
    cat target/growth/stderr >&2
    echo "$tasks,$heap,exit $code,,,,$((peak / 1024))"
    return
  fi
  echo "$tasks,$heap,$(json status $work/summary.json),$(json makespan_s $work/summary.json),$(json gap $work/summary.json),$(json wall_s $work/run.json),$((peak / 1024))"
}

# The first value with a key.
json() {
  sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" "$2" | head -n 1
}

growth() {
  echo tasks,heap,status,makespan_s,gap,wall_s,peak_rss_mib
  local tasks heap limit
  while IFS=: read -r tasks heap limit; do
    scripts/growth.sh "$tasks" >&2
    grown "$tasks" "$heap" "$limit"
  done < <(tr ' ' '\n' <<<"$growth")
}

# Searches of growing orders, warm, in one process.
scale() {
  local tasks files=()
  for tasks in 1000 10000 100000; do
    scripts/growth.sh $tasks >&2
    files+=("target/growth/tasks-$tasks.yaml")
  done
  rm -rf target/growth/scale
  SDEDGE_JAVA_OPTS=-Xmx2g scripts/sdedge bench "${files[@]}" --methods dp --warmup 1 --repeats 3 \
    -o target/growth/scale >&2
  cat target/growth/scale/runs.csv
}

# Several drafters, warm, in one process: 8 with 25 tasks each, 2 with 32 and a length per part.
networks() {
  network networks-8x25 8 200 batch
  network networks-2x32 2 64 drafter
  rm -rf target/growth/networks
  scripts/sdedge bench target/growth/networks-{8x25,2x32}.yaml --methods dp --warmup 2 --repeats 5 \
    --time-limit 60s -o target/growth/networks >&2
  cat target/growth/networks/runs.csv
}

# network NAME DRAFTERS TASKS SCOPE: equal drafters, at most 32 tasks per cohort.
network() {
  scripts/sdedge generate multi-cell --drafters "$2" --assign round-robin --tasks "$3" --seed 1 \
    --name "$1" -o target/growth
  sed -i "s/^speculation: .*/speculation: {min_length: 0, max_length: 8, scope: $4}/
    s/^batching: .*/batching: {max_tasks_per_cohort: 32}/" "target/growth/$1.yaml"
}

# Plan and allocation, jointly: the shipped instance in all orders; 24 to 64 and 200 users with
# competing deadlines (powers such that uploads in turn take 0.3 to 3 times the computation, at most
# 4 tasks per batch and 12 per cohort).
joint() {
  local work=target/growth power seed tasks
  mkdir -p $work
  rm -f $work/joint-*.yaml
  sed 's/^order: .*//; $ a order: auto' instances/slow-uplink.yaml >$work/joint-slow-uplink.yaml
  for tasks in 24 32 48 64 200; do
    for power in 14 18 24; do
      seed=$((tasks + power))
      scripts/sdedge generate slow-uplink --tasks $tasks --seed $seed --name "joint-$tasks-${power}dBm" -o $work
      sed -i "s/tx_power_dbm: [-0-9.]*/tx_power_dbm: $power/; /^batching: /d; /^order: /d
        \$ a batching: {max_tasks_per_batch: 4, max_tasks_per_cohort: 12}
        \$ a order: output-desc" "$work/joint-$tasks-${power}dBm.yaml"
    done
  done
  rm -rf $work/joint
  scripts/sdedge bench $work/joint-*.yaml --methods dp --warmup 0 --repeats 2 --time-limit 30s \
    -o $work/joint >&2
  cat $work/joint/runs.csv
}

# Users at constant power whose uploads do not matter, jointly and under one policy, warm: those of
# a shipped instance and of growing orders, each pair in a process of its own.
idle() {
  local work=target/growth name warm repeats uplink
  rm -rf $work/idle $work/idle-*.yaml
  scripts/growth.sh 24 100 1000 10000 >&2
  sed '/^uplink:/d; s/power_model: [a-z-]*, *//; s/bandwidth_hz: /power_model: constant-power, &/
    $ a uplink: joint' instances/paper-68m-7b.yaml >$work/paper-68m-7b.yaml
  while read -r name warm repeats; do
    for uplink in joint sequential; do
      sed "s/^name: .*/name: idle-$name-$uplink/; s/constant-psd/constant-power/
        s/^uplink: .*/uplink: $uplink/" $work/$name.yaml >"$work/idle-$name-$uplink.yaml"
    done
    scripts/sdedge bench $work/idle-$name-{joint,sequential}.yaml --methods dp --warmup $warm \
      --repeats $repeats -o "$work/idle/$name" >&2
    sed "$([ -f $work/idle/header ] && echo 1d)" "$work/idle/$name/runs.csv"
    touch $work/idle/header
  done <<'PAIRS'
tasks-24 500 201
tasks-100 50 101
paper-68m-7b 50 101
tasks-1000 10 41
tasks-10000 2 9
PAIRS
}

# What is wanted of streams: warm on one thread, and two commands from start to checked result, with
# how busy the machine was with other things.
streams() {
  local parameters score
  scripts/sdedge --version >&2
  echo what,wanted_s,wall_s,cpu_s,peak_rss_mib,load
  CSV=target/jmh/streams.csv scripts/jmh.sh 'StreamBenchmark.best|PriceSearchBenchmark' \
    -p instance=quickstart -p tasks=100 >&2
  tail -n +2 target/jmh/streams.csv | while IFS=, read -r name parameters score _; do
    case $name in
      StreamBenchmark*) echo "\"10,000 requests, warm\",1,$(awk "BEGIN { print $score / 1000 }"),,,$(load)" ;;
      *) echo "\"prices of 100 tasks, $(sed 's/.*steps=\([A-Z]*\).*/\1/; s/.*/\L&/' <<<"$parameters") steps, warm\",5,$(awk "BEGIN { print $score / 1000 }"),,,$(load)" ;;
    esac
  done
  served "capacities of all policies" 20 2g --slo ttft=1s,tpot=50ms --capacity --policies all
  served "a million requests" 120 768m --policy best --groups 2 --rate 1.5 --requests 1000000
}

load() {
  cut -d' ' -f1 /proc/loadavg
}

# served WHAT WANTED HEAP OPTION...: the row of a stream on quickstart.
served() {
  local what=$1 wanted=$2 heap=$3 before begin
  shift 3
  before=$(load)
  begin=$EPOCHREALTIME
  SDEDGE_JAVA_OPTS=-Xmx$heap scripts/sdedge stream instances/quickstart.yaml "$@" --force -o target/streams/speed \
    >/dev/null 2>target/streams-speed.txt &
  watched $!
  if [ $code -ne 0 ]; then
    cat target/streams-speed.txt >&2
    return 1
  fi
  echo "$what,$wanted,$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $begin }"),$cpu,$((peak / 1024)),$before"
}

startup() {
  # shellcheck disable=SC2086 # several homes
  scripts/startup.sh ${JDKS:-}
}

jmh() {
  CSV=target/jmh/result.csv scripts/jmh.sh -prof gc >&2
  cat target/jmh/result.csv
}

conditions() {
  scripts/conditions.sh
}

stage() {
  if [ "$1" != solves ] && [ -f "$out/$1.csv" ]; then
    echo "$1: kept" >&2
    return
  fi
  echo "$1: from $(date +%T)" >&2
  "$1" >"$out/$1.csv.part"
  mv "$out/$1.csv.part" "$out/$1.csv"
}

[ $# -gt 0 ] || set -- scale networks startup growth jmh
stage conditions
for name in "$@"; do
  stage "$name"
done
