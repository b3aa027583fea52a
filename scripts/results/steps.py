#!/usr/bin/env python3
"""Mean steps against expected ones against sampled execution, on the shipped instances: each is
planned under both, and both plans are executed under common random numbers.

    scripts/results/steps.py [OUT]      default results/steps

From the environment: RUNS (10000) of each plan; INSTANCES, the files. Writes steps.csv and
conditions.csv, without clock times: a row per plan.
"""

import json
import os
import re
import sys
from pathlib import Path

from program import conditions, sdedge, write

SHIPPED = ["*.yaml", "calibrated/azure-*.yaml", "bench/*.yaml"]
# Of the first no plan exists, of the second mean steps are part of what was published.
LEFT_OUT = re.compile("infeasible|published-.*")
SAMPLED = {
    "expected_s": "predicted_makespan_s", "sampled_s": "makespan_mean_s", "standard_error_s": "makespan_standard_error_s",
    "p95_s": "makespan_p95_s", "difference_s": "difference_to_first_s", "difference_low_s": "difference_low_s",
    "difference_high_s": "difference_high_s",
}  # fmt: skip


def plans(file, work):
    """A row per plan."""
    promised = []
    for steps, key in [("mean", "makespan_s"), ("expected", "mean_steps_makespan_s")]:
        solved = json.loads(sdedge("solve", file, "--steps", steps, "--json", "--force", "-o", work / steps))
        promised.append(solved[key])
    sampled = json.loads(sdedge(
        "simulate", file, work / "mean/plan.json", work / "expected/plan.json", "--steps", "expected",
        "--runs", os.environ.get("RUNS", "10000"), "--json", "--force", "-o", work / "simulated",
    ))  # fmt: skip
    tasks = file.read_text(encoding="utf-8").count("input_tokens:")
    for steps, mean_s, plan in zip(["mean", "expected"], promised, sampled["plans"], strict=True):
        print(file.stem, steps, file=sys.stderr)
        yield {"instance": file.stem, "tasks": tasks, "planned_under": steps, "mean_s": mean_s,
               **{name: plan.get(key) for name, key in SAMPLED.items()}}  # fmt: skip


def main(out="results/steps"):
    conditions(out)
    files = [Path(file) for file in os.environ.get("INSTANCES", "").split()]
    files = files or [file for some in SHIPPED for file in sorted(Path("instances").glob(some))]
    chosen = [file for file in files if not LEFT_OUT.fullmatch(file.stem)]
    write(Path(out) / "steps.csv", [row for file in chosen for row in plans(file, Path("target/steps"))])


os.chdir(Path(__file__).resolve().parents[2])
main(*sys.argv[1:])
