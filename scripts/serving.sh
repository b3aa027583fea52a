#!/usr/bin/env bash
# What closed plans and the stream promise of a serving engine, beside what was measured of it: runs such
# as calibrate reads, all with the same prompts and answers, at some lengths and numbers of requests.
#   scripts/serving.sh RUNS.csv BASE.yaml [OUT]      default results/serving
# Nodes are fitted to all runs. At each load that many equal requests are planned as one closed batch under
# mean and under expected steps, and as many users send one in a closed loop; links and uploads take no
# time. Writes serving.csv, a row per run, and conditions.csv.
# From the environment: SDEDGE, the command (scripts/sdedge); MODELS (law,closed_mean,closed_expected,stream),
# of which the first must be the law. Of the stream: SERVING ({}), what serving: of its instance says of an
# engine; ANSWERS, a file of outcomes of which each request has one, so that users do not stay in step (else
# all have the mean of the runs); STARTS, requests per second at most, so that users start one after the other.
set -euo pipefail
runs=$(realpath "$1")
base=$(realpath "$2")
[ -z "${ANSWERS:-}" ] || ANSWERS=$(realpath "$ANSWERS")
cd "$(dirname "$0")/.."

out=${3:-results/serving}
work=target/serving
mkdir -p "$out" "$work"
scripts/conditions.sh >"$out/conditions.csv"
python3 scripts/serving.py "$runs" "$base" "$work" >"$work/serving.csv"
mv "$work/serving.csv" "$out/serving.csv"
