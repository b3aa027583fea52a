#!/usr/bin/env python3
"""Plots the committed CSVs of results/paper and results/methods (pandas, matplotlib).

    python3 scripts/plot.py [OUT]        default results/plots, as PNG and SVG
"""
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "results" / "plots"
PAPER = ROOT / "results" / "paper"
SHOWN = ["dp", "autoregressive", "max-batch", "uniform-bandwidth", "greedy", "goodput"]


def save(figure, name):
    figure.tight_layout()
    for kind in ("png", "svg"):
        figure.savefig(OUT / f"{name}.{kind}", dpi=150)
    plt.close(figure)


def lines(name, x, label, log=False):
    """Total latency by method over one column."""
    table = pd.read_csv(PAPER / f"{name}.csv").pivot(index=x, columns="method", values="makespan_s")
    figure, axes = plt.subplots(figsize=(6, 4))
    for method in SHOWN:
        axes.plot(table.index, table[method], marker="o", markersize=3, label=method)
    axes.set(xlabel=label, ylabel="total latency (s)", ylim=(0, None))
    if log:
        axes.set_xscale("log")
    axes.legend(fontsize="small")
    save(figure, name)


def bars(name, x):
    table = pd.read_csv(PAPER / f"{name}.csv").pivot(index=x, columns="method", values="makespan_s")
    axes = table[SHOWN].plot.bar(rot=0, figsize=(6, 4), xlabel="", ylabel="total latency (s)")
    axes.legend(fontsize="small")
    save(axes.figure, name)


def lengths(name):
    table = pd.read_csv(PAPER / f"{name}.csv")
    fixed = table[table.method.str.startswith("fixed-length:")].copy()
    fixed["length"] = fixed.method.str.split(":").str[1].astype(int)
    figure, axes = plt.subplots(figsize=(6, 4))
    for tasks, group in fixed.groupby("tasks"):
        best = table[(table.method == "dp") & (table.tasks == tasks)].makespan_s.iloc[0]
        axes.plot(group.length, group.makespan_s / best, marker="o", markersize=3, label=f"{tasks} tasks")
    axes.set(xlabel="length of all batches", ylabel="total latency / joint optimum")
    axes.legend(fontsize="small")
    save(figure, name)


def methods():
    runs = pd.read_csv(ROOT / "results" / "methods" / "runs.csv")
    runs["tasks"] = runs.instance.str.extract(r"tasks-(\d+)", expand=False).astype(int)
    table = runs.pivot_table(index="tasks", columns="method", values="wall_s", aggfunc="median")
    axes = table.plot(logy=True, marker="o", figsize=(6, 4), ylabel="median time of a search (s)")
    limited = runs[runs.termination == "time_limit"]
    axes.plot(limited.tasks, limited.wall_s, "kx", linestyle="none", label="ended by the limit")
    axes.legend(fontsize="small")
    save(axes.figure, "methods")


OUT.mkdir(parents=True, exist_ok=True)
lines("tasks", "tasks", "tasks")
lines("tasks-1.1b", "tasks", "tasks")
lines("bandwidth", "drafters[0].wireless.bandwidth_hz", "uplink bandwidth (Hz)", log=True)
lines("acceptance", "tasks[*].acceptance", "acceptance rate")
lines("fronthaul", "drafters[0].fronthaul.latency_s", "latency of the fronthaul (s)", log=True)
bars("pairs", "pair")
lengths("length")
lengths("length-1.1b")
methods()
