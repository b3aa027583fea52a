#!/usr/bin/env python3
"""The table of scripts/closed.sh, which says what it holds.

closed.py WORK NAME...        writes it as CSV
closed.py --groups PLAN       a plan of two groups of the rule best, in the order of another
closed.py --markdown CSV      prints it as in results/streams/README.md
"""

import csv
import json
import sys
from pathlib import Path

COLUMNS = ["instance", "batches_s", "batches_status", "groups_s", "continuous_s", "bound_s"]


def summary(work, name):
    return json.loads((Path(work) / name / "summary.json").read_text())


def table(work, names):
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    for name in names:
        batches = summary(work, f"{name}-batches")
        continuous = summary(work, f"{name}-continuous")
        out.writerow([
            name,
            batches["makespan_s"],
            batches["status"],
            summary(work, f"{name}-groups")["makespan_s"],
            continuous["makespan_s"],
            continuous["bound_s"],
        ])


def groups(plan):
    stated = json.loads(Path(plan).read_text())
    made = {"pipeline": "continuous", "admission": stated["admission"], "groups": [{"rule": "best"}] * 2}
    json.dump(made, sys.stdout, indent=2)


def markdown(path):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            proven = "" if row["batches_status"] == "optimal" else " (not proven)"
            cells = [float(row[c]) for c in ("batches_s", "groups_s", "continuous_s", "bound_s")]
            shown = [f"{seconds:.4g}" for seconds in cells]
            shown[0] += proven
            print(f"| {row['instance']} | " + " | ".join(shown) + " |")


if sys.argv[1] == "--groups":
    groups(sys.argv[2])
elif sys.argv[1] == "--markdown":
    markdown(sys.argv[2])
else:
    table(sys.argv[1], sys.argv[2:])
