#!/usr/bin/env python3
"""The tables of scripts/calibration.sh, which says what they hold.

calibration.py RUNS BASE WORK     writes a table as CSV
calibration.py --markdown CSV...  prints them as in results/calibration/README.md
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

SDEDGE = os.environ.get("SDEDGE", "scripts/sdedge")
LENGTHS = ["0", "1", "8"]
LOADS = ["1", "16", "128"]
FIVE = [("0", "1"), ("0", "128"), ("1", "16"), ("8", "1"), ("8", "128")]
DESIGNS = {
    "all runs": lambda row: True,
    "lengths 0, 1, 8": lambda row: row["length"] in LENGTHS,
    "those at 1, 16, 128 requests": lambda row: row["length"] in LENGTHS and row["concurrency"] in LOADS,
    "five runs": lambda row: (row["length"], row["concurrency"]) in FIVE,
}
COLUMNS = ["fitted_to", "runs", "seen_mean", "seen_p95", "unseen_mean", "unseen_p95", "unseen_max",
           "loss_mean", "loss_max", "schedule_loss_mean", "schedule_loss_max"]


def sdedge(*arguments):
    done = subprocess.run([*SDEDGE.split(), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def write(path, some):
    with open(path, "w", newline="") as file:
        out = csv.DictWriter(file, some[0].keys(), lineterminator="\n")
        out.writeheader()
        out.writerows(some)
    return path


def calibrate(work, *arguments):
    return json.loads(sdedge("calibrate", *arguments, "--json", "--force", "-o", work))


def region(report, name="all"):
    return next(each for each in report["errors"] if each["region"] == name)


def rate(row):
    """Tokens per second, of as many requests as ran in the mean if only that is told."""
    told = row.get("output_tokens_per_s")
    return float(told) if told else float(row.get("running") or row["concurrency"]) / float(row["tpot_s"])


def schedule_losses(fit, all_rows):
    """By load, what the length loses that the schedule says for so many requests."""
    prompt, answer = (sum(float(row[key]) for row in all_rows) / len(all_rows)
                      for key in ["input_tokens", "output_tokens"])
    made = json.loads(sdedge("export", fit, "--to", "vllm", "--load", f"{prompt},{answer}", "--max-batch", 128))
    ranges = made["num_speculative_tokens_per_batch_size"]
    losses = []
    for load in sorted({float(row["concurrency"]) for row in all_rows}):
        some = {int(row["length"]): rate(row) for row in all_rows if float(row["concurrency"]) == load}
        chosen = next(k for low, high, k in ranges if low <= load <= high)
        losses.append(1 - some[chosen] / max(some.values()) if chosen in some else float("nan"))
    return losses


def table(runs, base, work):
    work = Path(work)
    work.mkdir(parents=True, exist_ok=True)
    all_rows = rows(runs)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    for name, wanted in DESIGNS.items():
        some = [row for row in all_rows if wanted(row)]
        others = [row for row in all_rows if not wanted(row)]
        lengths = ",".join(sorted({row["length"] for row in all_rows}, key=int))
        fitted = calibrate(work / "fit", "--runs", write(work / "some.csv", some), "--base", base, "--lengths", lengths)
        seen = region(fitted)
        checked = calibrate(work / "checked", "--check", work / "fit", "--runs", runs, "--lengths", lengths)
        losses = [each["loss"] for each in checked["measured_loss"]]
        figures = [seen["mean"], seen["p95"]]
        if others:
            unseen = region(calibrate(work / "unseen", "--check", work / "fit", "--runs", write(work / "others.csv", others),
                                      "--lengths", lengths))
            figures += [unseen["mean"], unseen["p95"], unseen["max"]]
        else:
            left = next(each for each in fitted["left_out"] if each["region"].startswith("a concurrency"))
            figures += [left["mean"], left["p95"], left["max"]]
            losses = [each["loss"] for each in fitted["measured_loss"]]
        looked_up = schedule_losses(work / "fit", all_rows)
        for each in [losses, looked_up]:
            figures += [sum(each) / len(each), max(each)]
        out.writerow([name, len(some)] + [f"{figure:.6g}" for figure in figures])


def percent(text):
    return "–" if text == "nan" else f"{100 * float(text):.1f} %"


def markdown(paths):
    print("| | fitted to | seen: mean (95 %) | unseen: mean (95 %, max) | length, loss: mean (max) | schedule, loss: mean (max) |")
    print("|---|---|---|---|---|---|")
    for path in paths:
        for row in rows(path):
            at = {key: percent(row[key]) for key in COLUMNS[2:]}
            print(f"| {Path(path).stem} | {row['runs']}: {row['fitted_to']} | {at['seen_mean']} ({at['seen_p95']}) "
                  f"| {at['unseen_mean']} ({at['unseen_p95']}, {at['unseen_max']}) "
                  f"| {at['loss_mean']} ({at['loss_max']}) | {at['schedule_loss_mean']} ({at['schedule_loss_max']}) |")


if sys.argv[1] == "--markdown":
    markdown(sys.argv[2:])
else:
    table(*sys.argv[1:])
