#!/usr/bin/env bash
# Runs a program of scripts/tables.
#   scripts/tables.sh PaperTables [--write] [PAPER METHODS]   pages of results/heuristics, paper, networks, methods
#   scripts/tables.sh PerformanceTables [--write]   docs/performance.md from results/performance
#   scripts/tables.sh StepsTables [--write]      results/steps/README.md from results/steps
#   scripts/tables.sh PublishedTables [--write]  docs/published.md from results/published
#   scripts/tables.sh LimitsTables [--write]     results/limits/README.md from results/limits
#   scripts/tables.sh JmhTable RESULT.json          results of JMH as CSV
# All but the last print the pages; --write writes them.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -DskipTests test-compile >&2
classes=target/test-classes:target/classes:$(cat target/jmh/classpath)
exec java -cp "$classes" "sdedge.tables.${1:?PROGRAM}" "${@:2}"
