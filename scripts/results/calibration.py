#!/usr/bin/env python3
"""How well fits to some measured runs predict the others, what the lengths and the schedule they recommend
lose there, and how well they predict requests of another kind: runs such as calibrate reads, a file for each
kind of requests, in which every length has the same loads.

    scripts/results/calibration.py BASE.yaml OUT RUNS.csv...

Fits to all runs of a file, to lengths 0, 1 and 8, to those at 1, 16 and 128 requests, and to five of them.
Writes fits.csv, a row per fit; regions.csv, the errors of the fits to all runs by region; transfers.csv, what
fits to one file or to all of them together predict of each other one, given its acceptance; and
conditions.csv; scripts/results/tables.py puts them into results/calibration/README.md.
In the rows of all runs, "unseen" and "length, loss" are of fits without the load that is predicted.
"""

import json
import os
import re
import sys
from pathlib import Path

from program import conditions, rows, sdedge, write

LENGTHS = ["0", "1", "8"]
LOADS = ["1", "16", "128"]
FIVE = [("0", "1"), ("0", "128"), ("1", "16"), ("8", "1"), ("8", "128")]
DESIGNS = {
    "all runs": lambda row: True,
    "lengths 0, 1, 8": lambda row: row["length"] in LENGTHS,
    "those at 1, 16, 128 requests": lambda row: row["length"] in LENGTHS and row["concurrency"] in LOADS,
    "five runs": lambda row: (row["length"], row["concurrency"]) in FIVE,
}
FITS = ["runs_of", "fitted_to", "runs", "seen_mean", "seen_p95", "unseen_mean", "unseen_p95", "unseen_max",
        "loss_mean", "loss_max", "schedule_loss_mean", "schedule_loss_max", "constant_loss_mean", "constant_loss_max"]
REGIONS = ["runs_of", "region", "mean", "p95", "max", "bias"]
TRANSFERS = ["fitted_to", "cells", "predicted", "mean", "p95", "max", "bias", "not_identified"]
LEFT_OUT = ["a length left out", "a concurrency left out"]


def figures(numbers):
    return [f"{number:.6g}" for number in numbers]


def mean_and_max(numbers):
    return [sum(numbers) / len(numbers), max(numbers)]


def region(errors, name="all"):
    return next(each for each in errors if each["region"].startswith(name))


def rate(row):
    """Tokens per second, of as many requests as ran in the mean if only that is told."""
    told = row.get("output_tokens_per_s")
    return float(told) if told else running(row) / float(row["tpot_s"])


def running(row):
    told = row.get("output_tokens_per_s")
    return float(row.get("running") or (float(told) * float(row["tpot_s"]) if told else row["concurrency"]))


class Runs:
    """Measured runs of one kind of requests, and fits to some of them, in a folder each."""

    def __init__(self, path, base, work):
        self.name = Path(path).stem
        self.base = base
        self.work = work / self.name
        self.work.mkdir(parents=True, exist_ok=True)
        self.rows = rows(path)
        self.lengths = ",".join(sorted({row["length"] for row in self.rows}, key=int))
        self.loads = sorted({row["concurrency"] for row in self.rows}, key=float)

    def of(self, cells):
        return [row for row in self.rows if DESIGNS[cells](row)]

    def folder(self, cells):
        return self.work / str(len(self.of(cells)))

    def fit(self, cells):
        some = write(self.work / "some.csv", self.of(cells))
        return self.calibrate(self.folder(cells), "--runs", some, "--base", self.base)

    def check(self, fit, some):
        """The report of a former fit on some of these runs."""
        return self.calibrate(self.work / "checked", "--check", fit, "--runs", write(self.work / "some.csv", some))

    def calibrate(self, out, *arguments):
        return json.loads(sdedge("calibrate", *arguments, "--lengths", self.lengths, "--json", "--force", "-o", out))

    def losses(self, chosen):
        """By load, what the length loses that is chosen for so many requests."""
        lost = []
        for load in self.loads:
            rates = {int(row["length"]): rate(row) for row in self.rows if row["concurrency"] == load}
            lost.append(1 - rates[chosen(float(load))] / max(rates.values()))
        return lost

    def schedule(self, fit):
        """The length by number of requests, of the schedule that is exported for these runs."""
        load = ",".join(str(sum(float(row[key]) for row in self.rows) / len(self.rows))
                        for key in ["input_tokens", "output_tokens"])
        made = json.loads(sdedge("export", fit, "--to", "vllm", "--load", load, "--max-batch", 128,
                                 "--lengths", self.lengths))
        ranges = made.get("num_speculative_tokens_per_batch_size", [[1, 128, made["num_speculative_tokens"]]])
        return lambda load: next(k for low, high, k in ranges if low <= load <= high)

    def constants(self):
        """By load, what the one length loses that loses least over all loads; the best that can be known."""
        return min((self.losses(lambda _, k=int(k): k) for k in self.lengths.split(",")), key=sum)


def fit_row(runs, cells, report):
    others = [row for row in runs.rows if not DESIGNS[cells](row)]
    if others:
        unseen = region(runs.check(runs.folder(cells), others)["errors"])
        lost = runs.check(runs.folder(cells), runs.rows)["measured_loss"]
    else:
        unseen = region(report["left_out"], "a concurrency")
        lost = report["measured_loss"]
    seen = region(report["errors"])
    numbers = [seen["mean"], seen["p95"], unseen["mean"], unseen["p95"], unseen["max"]]
    numbers += mean_and_max([each["loss"] for each in lost])
    numbers += mean_and_max(runs.losses(runs.schedule(runs.folder(cells))))
    numbers += mean_and_max(runs.constants())
    return [runs.name, cells, len(runs.of(cells)), *figures(numbers)]


def region_rows(runs, report):
    some = report["errors"] + [region(report["left_out"], name) for name in LEFT_OUT]
    return [[runs.name, each["region"], *figures(each[key] for key in REGIONS[2:])] for each in some]


def given_acceptance(fit, of, out):
    """The nodes of a fit with the acceptance of another and without residuals, which are of its own runs."""
    text = (fit / "nodes.yaml").read_text()
    rates = re.search(r"(?m)^acceptance:.*$", (of / "nodes.yaml").read_text()).group(0)
    out.mkdir(exist_ok=True)
    law = re.sub(r"(?ms)^measured:.*?(?=^\S|\Z)", "", text)
    (out / "nodes.yaml").write_text(re.sub(r"(?m)^acceptance:.*$", lambda _: rates, law))
    return out


def transfer_row(name, fit, cells, predicted, work):
    nodes = given_acceptance(fit, predicted.folder(cells), work / "transfer")
    error = region(predicted.check(nodes, predicted.rows)["errors"])
    fitted = json.loads((fit / "report.json").read_text())["parameters"]
    unknown = " ".join(key for key, each in fitted.items() if not each["identified"])
    return [name, cells, predicted.name, *figures(error[key] for key in TRANSFERS[3:7]), unknown]


def together(all_runs, cells, work):
    """A fit to the runs of all files, with an acceptance for each."""
    keys = ["length", "concurrency", "input_tokens", "output_tokens", "acceptance_length", "tpot_s"]
    some = [{**{key: row[key] for key in keys}, "running": running(row), "workload": runs.name}
            for runs in all_runs for row in runs.of(cells)]
    fit = work / "together"
    sdedge("calibrate", "--runs", write(work / "together.csv", some), "--base", all_runs[0].base, "--force", "-o", fit)
    return fit


def tables(base, out, *paths):
    work = Path("target/calibration")
    conditions(out)
    all_runs = [Runs(path, base, work) for path in paths]
    fits, regions, transfers = [], [], []
    for runs in all_runs:
        for cells in DESIGNS:
            report = runs.fit(cells)
            fits.append(fit_row(runs, cells, report))
            regions += region_rows(runs, report) if cells == "all runs" else []
    for cells in DESIGNS:
        for runs in all_runs:
            transfers += [transfer_row(runs.name, runs.folder(cells), cells, other, work)
                          for other in all_runs if other is not runs]
        if len(all_runs) > 1:
            fit = together(all_runs, cells, work)
            transfers += [transfer_row("all together", fit, cells, runs, work) for runs in all_runs]
    for name, columns, found in [("fits", FITS, fits), ("regions", REGIONS, regions),
                                 ("transfers", TRANSFERS, transfers)]:
        write(out / f"{name}.csv", [dict(zip(columns, row)) for row in found])


given = [Path(each).resolve() for each in sys.argv[1:]]
os.chdir(Path(__file__).resolve().parents[2])
tables(*given)
