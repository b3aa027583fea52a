#!/usr/bin/env bash
# The measurements of results/performance, in about half an hour on two cores with nothing beside.
#   scripts/results/performance.sh [STAGE]...   of: scale networks growth jmh
# Writes results/performance/STAGE.csv; what is there is kept, so it can be stopped and started again. Then
# scripts/results/tables.py puts the tables into the page.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=results/performance
work=target/growth
mkdir -p "$out"

# Solves of growing orders, each in a process of its own.
growth() {
  scripts/results/growth.sh 1000 10000 100000 >&2
  python3 - <<'PYTHON'
import json, os, resource, subprocess
print("tasks,heap,status,makespan_s,gap,wall_s,peak_rss_mib")
for tasks, heap, limit in [(1000, "1g", "60s"), (10000, "1g", "120s"), (100000, "2g", "300s")]:
    subprocess.run(["scripts/sdedge", "solve", f"target/growth/tasks-{tasks}.yaml", "--time-limit", limit, "--force",
                    "-o", "target/growth/result"], env={**os.environ, "SDEDGE_JAVA_OPTS": f"-Xmx{heap}"},
                   stdout=subprocess.DEVNULL, check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of the largest so far
    summary, run = (json.load(open(f"target/growth/result/{name}.json")) for name in ("summary", "run"))
    print(tasks, heap, *(summary[key] for key in ("status", "makespan_s", "gap")), run["wall_s"], peak, sep=",")
PYTHON
}

# bench NAME OPTION...: searches, warm, in one process.
bench() {
  rm -rf "$work/$1"
  SDEDGE_JAVA_OPTS=-Xmx2g scripts/sdedge bench "${@:2}" --methods dp -o "$work/$1" >&2
  cat "$work/$1/runs.csv"
}

scale() {
  scripts/results/growth.sh 1000 10000 100000 >&2
  bench scale $work/tasks-{1000,10000,100000}.yaml --warmup 1 --repeats 3
}

# Several drafters: 8 with 25 tasks each, 2 with 32 and a length per part.
networks() {
  network networks-8x25 8 200 batch
  network networks-2x32 2 64 drafter
  bench networks $work/networks-{8x25,2x32}.yaml --warmup 2 --repeats 5 --time-limit 60s
}

# network NAME DRAFTERS TASKS SCOPE: equal drafters, at most 32 tasks per cohort.
network() {
  scripts/sdedge generate multi-cell --drafters "$2" --assign round-robin --tasks "$3" --seed 1 --name "$1" -o $work
  sed -i "s/^speculation: .*/speculation: {min_length: 0, max_length: 8, scope: $4}/
    s/^batching: .*/batching: {max_tasks_per_cohort: 32}/" "$work/$1.yaml"
}

jmh() {
  CSV=target/jmh/result.csv scripts/results/jmh.sh -prof gc >&2
  cat target/jmh/result.csv
}

conditions() {
  scripts/results/conditions.sh
}

[ $# -gt 0 ] || set -- scale networks growth jmh
for name in conditions "$@"; do
  [ -f "$out/$name.csv" ] && continue
  echo "$name: from $(date +%T)" >&2
  "$name" >"$out/$name.csv.part"
  mv "$out/$name.csv.part" "$out/$name.csv"
done
