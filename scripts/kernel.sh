#!/usr/bin/env bash
# The pair kernel in Java against C, in turn in one run: medians of nanoseconds per pair.
#   scripts/kernel.sh > results/performance/kernel.csv
# Needs a C compiler (CC, gcc), which nothing else of the project does.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -DskipTests test-compile >&2
program=target/jmh/max_sum
"${CC:-gcc}" -O3 -march=native -fopenmp-simd -o "$program" scripts/kernel/max_sum.c
classes=target/jmh/classes:target/test-classes:target/classes:$(cat target/jmh/classpath)
compare() {
  java "${@:3}" -cp "$classes" sdedge.search.dp.KernelComparison "$program" "$1" "$2"
}
echo form,pairs,steps,java_ns,c_ns
compare PAIR pair
compare PAIR_MATH_MAX pair-math-max
compare PAIR_ABS pair-abs
compare STEP step
compare STEP step-scalar -XX:-UseSuperWord
