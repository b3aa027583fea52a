#!/usr/bin/env python3
"""Joins results of `sdedge stream` to one table; see streams.sh."""
import csv
import json
import sys

COLUMNS = ["instance", "level", "bound_per_s", "policy", "groups",
           "saturated_per_s", "saturated_share", "capacity_per_s", "capacity_share"]


def rows(work):
    """A row per instance, policy and number of groups, of the results in a folder."""
    for line in sys.stdin:
        file, level = line.split()
        name = file.split("/")[-1].removesuffix(".yaml")
        with open(f"{work}/{name}/stream.json", encoding="utf-8") as text:
            stream = json.load(text)
        bound = stream["bound"]["most_per_s"]
        for point, capacity in zip(stream["curve"], stream["capacities"], strict=True):
            key = (point["policy"], point["groups"])
            assert key == (capacity["policy"], capacity["groups"])
            mean = point["mean"]
            yield [name, level, bound, *key, mean["throughput_per_s"], mean["bound_share"],
                   capacity["per_s"], capacity["bound_share"]]


def markdown(file):
    """The table for people: a row per instance."""
    with open(file, encoding="utf-8") as text:
        table = list(csv.DictReader(text))
    ways = list(dict.fromkeys((row["policy"], row["groups"]) for row in table))
    print("| instance, level | bound | saturated | " + " | ".join(f"{p}, {g}" for p, g in ways) + " |")
    print("|---|---|---|" + "---|" * len(ways))
    for name in dict.fromkeys(row["instance"] for row in table):
        own = {(row["policy"], row["groups"]): row for row in table if row["instance"] == name}
        best = max(own.values(), key=lambda row: float(row["saturated_share"]))
        some = next(iter(own.values()))
        cells = [f"{name}, {some['level']}", f"{float(some['bound_per_s']):.3f}",
                 f"{100 * float(best['saturated_share']):.0f} % ({best['policy']}, {best['groups']})"]
        cells += [f"{float(own[way]['capacity_per_s']):.3g}" for way in ways]
        print("| " + " | ".join(cells) + " |")


if sys.argv[1] == "--markdown":
    markdown(sys.argv[2])
else:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(sys.argv[1]))
