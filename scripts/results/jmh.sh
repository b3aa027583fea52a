#!/usr/bin/env bash
# The benchmarks of src/jmh/java.
#   scripts/results/jmh.sh [PATTERN] [OPTION OF JMH]...   e.g. scripts/results/jmh.sh MaxSum -prof gc -f 1
#   CSV=results/performance/jmh.csv scripts/results/jmh.sh   also writes a table
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile >&2
[ -f target/growth/tasks-100000.yaml ] || scripts/results/growth.sh 1000 100000
classes=target/jmh/classes:target/test-classes:target/classes:$(cat target/jmh/classpath)
java -cp "$classes" org.openjdk.jmh.Main -foe true -rf json -rff target/jmh/result.json "$@"
[ -z "${CSV:-}" ] || python3 - >"$CSV" <<'PYTHON'
import json
print("benchmark,parameters,score,error,unit,allocated_bytes")
for run in json.load(open("target/jmh/result.json")):
    metric = run["primaryMetric"]
    others = {name.lstrip("·"): each["score"] for name, each in run["secondaryMetrics"].items()}
    print(".".join(run["benchmark"].split(".")[-2:]), " ".join(f"{k}={v}" for k, v in run.get("params", {}).items()),
          metric["score"], metric["scoreError"], metric["scoreUnit"], others.get("gc.alloc.rate.norm", ""), sep=",")
PYTHON
