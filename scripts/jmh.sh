#!/usr/bin/env bash
# The benchmarks of src/jmh/java.
#   scripts/jmh.sh [PATTERN] [OPTION OF JMH]...   e.g. scripts/jmh.sh MaxSum -prof gc -f 1
#   CSV=results/performance/jmh.csv scripts/jmh.sh   also writes a table (JmhTable of scripts/tables.sh)
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -DskipTests test-compile >&2
[ -f target/growth/tasks-100000.yaml ] || scripts/growth.sh 1000 100000
classes=target/jmh/classes:target/test-classes:target/classes:$(cat target/jmh/classpath)
java -cp "$classes" org.openjdk.jmh.Main -foe true -rf json -rff target/jmh/result.json "$@"
[ -z "${CSV:-}" ] || java -cp "$classes" sdedge.tables.JmhTable target/jmh/result.json >"$CSV"
