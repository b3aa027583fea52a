#!/usr/bin/env python3
"""The tables of scripts/drafts.sh, which says what they hold.

drafts.py --plain CSV    what compare wrote, without clock times
drafts.py CSV            prints its rows as in results/drafts/README.md
drafts.py --capacity STREAM_JSON LEVEL [--header] MODES…    a row per set of modes (a+b, or none), some of which are loaded
drafts.py --capacities CSV    prints them
drafts.py --speed CSV    prints what all modes take over the median of one, per mode
"""

import csv
import json
import pathlib
import statistics
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


def speed(path):
    seconds = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            name = pathlib.Path(row["instance"]).stem.rsplit("-", 1)
            runs = seconds.setdefault(name[0], {}).setdefault(name[1], {})
            runs.setdefault(row["method"], []).append(float(row["wall_s"]))
    for kind, seeds in sorted(seconds.items()):
        alone, all_modes, ratios = [], [], []
        for runs in seeds.values():
            one = [statistics.median(times) for name, times in runs.items() if name != "dp"]
            alone.append(statistics.median(one))
            all_modes.append(statistics.median(runs["dp"]))
            ratios.append(all_modes[-1] / alone[-1] / len(one))
        memory, tasks = kind.split("-")
        figures = [statistics.median(alone), statistics.median(all_modes), statistics.median(ratios)]
        print(f"| {memory[:-2]} GB | {tasks} | " + f"{figures[0]:.3f} | {figures[1]:.3f} | {figures[2]:.2f}" + " |")


CAPACITY = ["instance", "level", "may_load", "bound_per_s", "capacity_per_s", "policy", "groups", "modes"]


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


def capacities(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        alike = [other for other in rows if (other["instance"], other["level"]) == (row["instance"], row["level"])]
        most = max(float(other["capacity_per_s"]) for other in alike)
        per_s = float(row["capacity_per_s"])
        what = "all modes" if row is alike[-1] else row["may_load"].replace("+", ", ")
        by = f"{row['policy']}, {row['groups']}" + (f", {row['modes']}" if row["modes"] else "")
        less = f"{100 * (1 - per_s / most):.1f} %" if most else "-"
        print(f"| {row['instance']}, {row['level']} | {what} | {per_s:.3f} | {less} | {float(row['bound_per_s']):.3f} | {by} |")


if sys.argv[1] == "--plain":
    plain(sys.argv[2])
elif sys.argv[1] == "--capacity":
    capacity(*sys.argv[2:])
elif sys.argv[1] == "--capacities":
    capacities(sys.argv[2])
elif sys.argv[1] == "--speed":
    speed(sys.argv[2])
else:
    markdown(sys.argv[1])
