#!/usr/bin/env python3
"""The tables of scripts/drafts.sh, which says what they hold.

drafts.py --plain CSV    what compare wrote, without clock times
drafts.py CSV            prints its rows as in results/drafts/README.md
"""

import csv
import sys


def plain(path):
    with open(path, newline="") as file:
        rows = csv.DictReader(file)
        kept = [name for name in rows.fieldnames if not name.endswith("seconds")]
        out = csv.DictWriter(sys.stdout, kept, extrasaction="ignore", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def markdown(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    best = float(rows[0]["makespan_s"])
    for row in rows:
        seconds = float(row["makespan_s"])
        what = "all modes" if row["method"] == "dp" else f"`{row['method']}`"
        print(f"| {row['instance']} | {what} | {seconds:.3f} | {100 * (seconds / best - 1):.1f} % |")


if sys.argv[1] == "--plain":
    plain(sys.argv[2])
else:
    markdown(sys.argv[1])
