#!/usr/bin/env bash
# What laws of answers are worth on shipped instances: averages taken for the truth, plans by the
# law, answers known beforehand, and continuous service, all executed under common luck.
#   scripts/answers.sh [OUT [NAME...]]      default results/answers, all instances
# Writes answers.csv and conditions.csv, without clock times: a row per instance. With names, those rows alone are made
# again.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-results/answers}
mkdir -p "$out"
scripts/conditions.sh >"$out/conditions.csv"
python3 scripts/answers.py scripts/sdedge instances "$out/answers.csv" "${@:2}"
