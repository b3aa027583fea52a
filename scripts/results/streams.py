#!/usr/bin/env python3
"""Streams on the shipped instances, under mean steps:
  streams.csv  the bound of what any policy can serve, the throughput of a saturated network and the capacity at a
               level of service, by policy and number of groups
  rates.csv    latency over rate on quickstart: two groups, one, and the closed form of a loaded server fitted at two rates
  closed.csv   closed batches in fixed batches and continuously: the proven optimum of contiguous plans, two groups of the
               rule best that admit tasks as given, the plan of pipeline continuous, and what no policy can beat

    scripts/results/streams.py [OUT]      default results/streams

From the environment: REQUESTS (2000). Writes no clock times.
"""

import json
import os
import sys
from pathlib import Path

from program import sdedge, write

WORK = Path("target/streams")
LEVELS = {
    "quickstart": "ttft=1s,tpot=50ms",
    "two-drafters": "ttft=1s,tpot=50ms",
    "l4-a100-70b": "ttft=10s,tpot=100ms",
    "city-4-sbs": "ttft=5s,tpot=100ms",
    "measured-table": "ttft=1s,tpot=100ms",
    "memory-limited": "ttft=1s,tpot=50ms",
}
CONTINUOUS = ["--pipeline", "continuous", "--uplink", "sequential"]
FITTED = (1, 4)  # places of the two rates at which the closed form is fitted


def made(command, name, *options, file="stream.json"):
    """What a command writes of an instance, under mean steps."""
    folder = WORK / f"{command}-{name}"
    sdedge(command, f"instances/{name}.yaml", *options, "--steps", "mean", "--force", "-o", folder)
    return json.loads((folder / file).read_text(encoding="utf-8"))


def streams(name, level):
    """A row per policy and number of groups."""
    stream = made("stream", name, "--slo", level, "--capacity", "--rate", "max", "--policy", "autoregressive,fixed:4,best",
                  "--requests", os.environ.get("REQUESTS", "2000"))  # fmt: skip
    for point, capacity in zip(stream["curve"], stream["capacities"], strict=True):
        key = {"policy": point["policy"], "groups": point["groups"]}
        assert key.items() <= capacity.items()
        yield {"instance": name, "level": level, "bound_per_s": stream["bound"]["most_per_s"], **key,
               "saturated_per_s": point["mean"]["throughput_per_s"], "saturated_share": point["mean"]["bound_share"],
               "capacity_per_s": capacity["per_s"], "capacity_share": capacity["bound_share"]}  # fmt: skip


def rates(name):
    """Mean seconds end to end by rate, and L = C1/(1 - rate*C2) through two points of the first way."""
    curves = {}
    for way, groups in (("continuous_s", 2), ("one_s", 1)):
        stream = made("stream", name, "--rate", "0.2:1.6:0.2/s", "--requests", 1000, "--policy", "best", "--groups", groups)
        curves[way] = {point["rate_per_s"]: point["mean"]["e2e_mean_s"] for point in stream["curve"]}
    first = curves["continuous_s"]
    (r1, l1), (r2, l2) = (list(first.items())[place] for place in FITTED)
    c2 = (l2 - l1) / (l2 * r2 - l1 * r1)
    c1 = l1 * (1 - r1 * c2)
    for rate in first:
        yield {"rate_per_s": rate, **{way: curve[rate] for way, curve in curves.items()},
               "closed_form_s": c1 / (1 - rate * c2) if rate * c2 < 1 else ""}  # fmt: skip


def closed(name):
    summary = "summary.json"
    batches = made("solve", name, "--pipeline", "rolling", "--class", "contiguous", file=summary)
    given = made("solve", name, *CONTINUOUS, "--order", "given", file="plan.json")
    plan = WORK / f"{name}-groups.json"
    two = {"pipeline": "continuous", "admission": given["admission"], "groups": [{"rule": "best"}] * 2}
    plan.write_text(json.dumps(two), encoding="utf-8")
    groups = made("evaluate", name, plan, file=summary)
    continuous = made("solve", name, *CONTINUOUS, file=summary)
    return {"instance": name, "batches_s": batches["makespan_s"], "batches_status": batches["status"],
            "groups_s": groups["makespan_s"], "continuous_s": continuous["makespan_s"],
            "bound_s": continuous["bound_s"]}  # fmt: skip


def main(out="results/streams"):
    for folder in (Path(out), WORK):
        folder.mkdir(parents=True, exist_ok=True)
    write(Path(out) / "streams.csv", [row for case in LEVELS.items() for row in streams(*case)])
    write(Path(out) / "rates.csv", list(rates("quickstart")))
    write(Path(out) / "closed.csv", [closed(name) for name in LEVELS])


os.chdir(Path(__file__).resolve().parents[2])
main(*sys.argv[1:])
