#!/usr/bin/env python3
"""The tables of scripts/streams.sh, which says what they hold: streams.py streams|rates|closed|groups ARGUMENT..."""

import csv
import json
import sys
from pathlib import Path

FITTED = (1, 4)  # places of the two rates at which the closed form is fitted


def document(folder, name):
    return json.loads((Path(folder) / name).read_text(encoding="utf-8"))


def streams(work):
    """A row per instance, policy and number of groups, of the lines of instances and levels on standard input."""
    yield ["instance", "level", "bound_per_s", "policy", "groups",
           "saturated_per_s", "saturated_share", "capacity_per_s", "capacity_share"]
    for line in sys.stdin:
        file, level = line.split()
        stream = document(f"{work}/{Path(file).stem}", "stream.json")
        for point, capacity in zip(stream["curve"], stream["capacities"], strict=True):
            key = (point["policy"], point["groups"])
            assert key == (capacity["policy"], capacity["groups"])
            yield [Path(file).stem, level, stream["bound"]["most_per_s"], *key, point["mean"]["throughput_per_s"],
                   point["mean"]["bound_share"], capacity["per_s"], capacity["bound_share"]]


def rates(work, *ways):
    """Mean seconds end to end by rate, and L = C1/(1 - rate*C2) through two points of the first way."""
    curves = [{point["rate_per_s"]: point["mean"]["e2e_mean_s"] for point in document(f"{work}/{way}", "stream.json")["curve"]}
              for way in ways]
    (r1, l1), (r2, l2) = (list(curves[0].items())[place] for place in FITTED)
    c2 = (l2 - l1) / (l2 * r2 - l1 * r1)
    c1 = l1 * (1 - r1 * c2)
    yield ["rate_per_s", *(f"{way}_s" for way in ways), "closed_form_s"]
    for rate in curves[0]:
        yield [rate, *(curve[rate] for curve in curves), c1 / (1 - rate * c2) if rate * c2 < 1 else ""]


def closed(work, *names):
    yield ["instance", "batches_s", "batches_status", "groups_s", "continuous_s", "bound_s"]
    for name in names:
        batches, groups, continuous = (
            document(f"{work}/{name}-{way}", "summary.json") for way in ("batches", "groups", "continuous"))
        yield [name, batches["makespan_s"], batches["status"], groups["makespan_s"], continuous["makespan_s"],
               continuous["bound_s"]]


def groups(plan):
    """A plan of two groups of the rule best, in the order of another."""
    made = {"pipeline": "continuous", "admission": json.loads(Path(plan).read_text())["admission"]}
    json.dump({**made, "groups": [{"rule": "best"}] * 2}, sys.stdout, indent=2)


if sys.argv[1] == "groups":
    groups(sys.argv[2])
else:
    csv.writer(sys.stdout, lineterminator="\n").writerows(globals()[sys.argv[1]](*sys.argv[2:]))
