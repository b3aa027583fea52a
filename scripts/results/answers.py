#!/usr/bin/env python3
"""What laws of answers are worth on shipped instances: averages taken for the truth, plans by the
law, answers known beforehand, and continuous service, all executed under common luck.

    scripts/results/answers.py [OUT [NAME...]]      default results/answers, all instances

Writes answers.csv, a row per instance, and conditions.csv, without clock times; with names, those rows
alone are made again. Every task of an instance gets one lognormal law with the mean of all answers, in
place of the length that its file states, and keeps its acceptance.
"""

import json
import math
import os
import re
import sys
import tempfile
from pathlib import Path
from statistics import NormalDist, mean

from program import conditions, rows, sdedge, write

OUTCOMES = 32
RUNS = "1000"
KNOWN_RUNS = "30"
LIMIT = "60s"
INSTANCES = [
    ("quickstart", 1.0),
    ("two-drafters", 1.0),
    ("memory-limited", 0.5),
    ("l4-a100", 1.0),
    ("l4-a100-70b", 0.5),
    ("devices", 1.0),
    ("measured-table", 1.0),
    ("calibrated/azure-conv", 1.0),
    ("calibrated/azure-code", 1.0),
    ("drafts/two-vocabularies", 1.0),
    ("drafts/handsets-band", 1.0),
    ("drafts/compressed-drafts", 0.5),
    ("city-4-sbs", 1.0),
    ("drafts/l4-a100-modes", 1.0),
    ("paper-68m-7b", 1.0),
]


def law(average, deviation):
    """As many equally likely lengths as outcomes, whose mean is the average but for rounding."""
    sigma = math.sqrt(math.log(1 + deviation**2))
    places = [(i + 0.5) / OUTCOMES for i in range(OUTCOMES)]
    lengths = [math.exp(sigma * NormalDist().inv_cdf(place)) for place in places]
    return [max(1, round(average * length / mean(lengths))) for length in lengths]


def by_law(source, deviation, target):
    text = source.read_text(encoding="utf-8")
    lengths = [int(tokens) for tokens in re.findall(r"\boutput_tokens: *([0-9]+)", text)]
    outcomes = ", ".join("{output_tokens: %d}" % tokens for tokens in law(mean(lengths), deviation))
    text = re.sub(r"\boutput_tokens: *[0-9]+", "answer: law", text)
    text = re.sub(r"\btable: *(?!/)", "table: %s/" % source.parent.resolve(), text)
    target.write_text(text.rstrip("\n") + "\nanswers: {law: [%s]}\n" % outcomes, encoding="utf-8")


def row(source, deviation, folder):
    file = str(folder / source.name)
    by_law(source, deviation, Path(file))
    plans = []
    promises = []
    for name, options in (
        ("law", ["--steps", "expected"]),
        ("averages", ["--steps", "mean"]),
        ("continuous", ["--steps", "expected", "--pipeline", "continuous", "--uplink", "sequential"]),
    ):
        out = str(folder / name)
        made = ["solve", file, *options, "-o", out, "--force", "--json", "--time-limit", LIMIT]
        promises.append(json.loads(sdedge(*made))["makespan_s"])
        plans.append(out + "/plan.json")
    sampled = json.loads(sdedge(
        "simulate", file, *plans, "--steps", "expected", "--runs", RUNS,
        "--clairvoyant", KNOWN_RUNS, "-o", str(folder / "sampled"), "--force", "--json",
    ))  # fmt: skip
    law_runs, averages, continuous = sampled["plans"]
    known = sampled["clairvoyant"]
    base = law_runs["makespan_mean_s"]
    return {
        "instance": source.stem,
        "deviation": deviation,
        "averages_promise_s": promises[1],
        "averages_sampled_s": averages["makespan_mean_s"],
        "averages_low_s": averages["difference_low_s"],
        "averages_high_s": averages["difference_high_s"],
        "law_promise_s": promises[0],
        "law_sampled_s": base,
        "law_standard_error_s": law_runs["makespan_standard_error_s"],
        "known_saved_s": known["saved_mean_s"],
        "known_standard_error_s": known["saved_standard_error_s"],
        "continuous_promise_s": promises[2],
        "continuous_sampled_s": continuous["makespan_mean_s"],
        "continuous_low_s": continuous["difference_low_s"],
        "continuous_high_s": continuous["difference_high_s"],
    }


def main(out="results/answers", *wanted):
    conditions(out)
    target = Path(out) / "answers.csv"
    kept = {each["instance"]: each for each in rows(target)} if wanted else {}
    made = []
    for name, deviation in INSTANCES:
        source = Path("instances") / (name + ".yaml")
        if wanted and source.stem not in wanted:
            made.append(kept[source.stem])
        else:
            with tempfile.TemporaryDirectory() as folder:
                made.append(row(source, deviation, Path(folder)))
            print(made[-1], file=sys.stderr, flush=True)
        if not wanted or len(made) == len(INSTANCES):
            write(target, made)


os.chdir(Path(__file__).resolve().parents[2])
main(*sys.argv[1:])
