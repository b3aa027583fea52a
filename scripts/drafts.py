#!/usr/bin/env python3
"""The tables of scripts/drafts.sh, which says what they hold.

drafts.py --plain CSV    what compare wrote, without clock times
drafts.py --capacity STREAM_JSON LEVEL [--header] MODES…    a row per set of modes (a+b, or none), some of which are loaded
"""

import csv
import json
import pathlib
import sys

CAPACITY = ["instance", "level", "may_load", "bound_per_s", "capacity_per_s", "policy", "groups", "modes"]


def plain(path):
    with open(path, newline="") as file:
        rows = csv.DictReader(file)
        kept = [name for name in rows.fieldnames if not name.endswith("seconds")]
        out = csv.DictWriter(sys.stdout, kept, extrasaction="ignore", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def capacity(path, level, *sets):
    stream = json.loads(pathlib.Path(path).read_text())
    out = csv.writer(sys.stdout, lineterminator="\n")
    if sets[0] == "--header":
        out.writerow(CAPACITY)
        sets = sets[1:]
    for allowed in sets:
        names = set() if allowed == "none" else set(allowed.split("+"))
        loaded = [(one, set(one.get("modes", []))) for one in stream["capacities"]]
        some = [one for one, modes in loaded if modes <= names and bool(modes) == bool(names)]
        best = max(some, key=lambda one: one["per_s"])
        out.writerow([stream["instance"], level, allowed, stream["bound"]["most_per_s"], best["per_s"],
                      best["policy"], best["groups"], " ".join(best.get("modes", []))])


if sys.argv[1] == "--plain":
    plain(sys.argv[2])
else:
    capacity(*sys.argv[2:])
