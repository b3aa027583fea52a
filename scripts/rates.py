#!/usr/bin/env python3
"""The table of scripts/rates.sh, which says what it holds; rates.py WORK, or --markdown CSV."""
import csv
import json
import sys

WAYS = ["continuous", "one"]
FITTED = (1, 4)  # places of the two rates at which the closed form is fitted


def curve(work, way):
    """Mean seconds end to end by rate."""
    with open(f"{work}/{way}/stream.json", encoding="utf-8") as text:
        points = json.load(text)["curve"]
    return {point["rate_per_s"]: point["mean"]["e2e_mean_s"] for point in points}


def closed_form(by_rate):
    """L = C1/(1 - rate*C2) through two points."""
    (r1, l1), (r2, l2) = (list(by_rate.items())[place] for place in FITTED)
    c2 = (l2 - l1) / (l2 * r2 - l1 * r1)
    c1 = l1 * (1 - r1 * c2)
    return lambda rate: c1 / (1 - rate * c2) if rate * c2 < 1 else None


def table(work):
    curves = {way: curve(work, way) for way in WAYS}
    formula = closed_form(curves["continuous"])
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["rate_per_s", *(f"{way}_s" for way in WAYS), "closed_form_s"])
    for rate in curves["continuous"]:
        out.writerow([rate, *(curves[way][rate] for way in WAYS), formula(rate) or ""])


def markdown(file):
    with open(file, encoding="utf-8") as text:
        for row in csv.DictReader(text):
            cells = [row[key] for key in row if key != "rate_per_s"]
            shown = [f"{float(cell):.4g}" if cell else "none" for cell in cells]
            print(f"| {float(row['rate_per_s']):.1f} | " + " | ".join(shown) + " |")


if sys.argv[1] == "--markdown":
    markdown(sys.argv[2])
else:
    table(sys.argv[1])
