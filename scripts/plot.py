#!/usr/bin/env python3
"""Draws figures of column width with matplotlib: OUT.pdf, OUT.svg or OUT.png by its ending, else both of the first.

    scripts/plot.py timeline DIR OUT
    scripts/plot.py breakdown DIR|CSV OUT
    scripts/plot.py lines CSV OUT
    scripts/plot.py users DIR OUT
    scripts/plot.py purchases DIR OUT
    scripts/plot.py gaps CSV OUT
    scripts/plot.py why DIR OUT

docs/experiments.md explains it; plotdata.py prepares the data.
"""
import argparse
import sys
from pathlib import Path

import plotdata

try:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    from matplotlib.collections import PolyCollection
    from matplotlib.patches import Patch
except ModuleNotFoundError as problem:
    absent = problem.name
else:
    absent = None

WIDTH_IN = 3.5
# No dates: the same input gives the same bytes.
UNDATED = {"pdf": {"CreationDate": None}, "svg": {"Date": None}, "png": {}}
MARKERS = "os^Dv<>p"
STYLE = {
    "font.size": 7, "axes.linewidth": 0.6, "lines.linewidth": 1, "lines.markersize": 3,
    "xtick.major.width": 0.6, "ytick.major.width": 0.6, "legend.frameon": False,
    "pdf.fonttype": 42, "svg.fonttype": "none", "svg.hashsalt": "sdedge",
    "font.family": "sans-serif",
}


def colour(index):
    return plotdata.COLOURS[index % len(plotdata.COLOURS)]


def draw_boxes(axes, shown):
    """Returns what stands for the keys in the legend."""
    for key, name in enumerate(shown.keys):
        corners = [
            [(start, row - 0.4), (end, row - 0.4), (end, row + 0.4), (start, row + 0.4)]
            for row, start, end, of in shown.boxes
            if of == key
        ]
        # The edge lets the briefest stage be seen.
        axes.add_collection(
            PolyCollection(corners, facecolor=colour(key), edgecolor=colour(key), linewidth=0.4, gid=f"series-{key}")
        )
    least = min([0, *(box[1] for box in shown.boxes)])
    axes.set(xlim=(least, max(box[2] for box in shown.boxes)), ylim=(len(shown.rows) - 0.5, -0.5))
    every = 1 + len(shown.rows) // 45
    axes.set_yticks(range(0, len(shown.rows), every), shown.rows[::every])
    axes.tick_params(axis="y", length=0)
    return [Patch(facecolor=colour(key), label=name) for key, name in enumerate(shown.keys)]


def draw_lines(axes, shown):
    handles = []
    for index, (name, points) in enumerate(shown.series):
        x, y, lower, upper, limited = zip(*points)
        below = [max(0, value - low) for value, low in zip(y, lower)]
        above = [max(0, high - value) for value, high in zip(y, upper)]
        line = axes.errorbar(
            x, y, yerr=(below, above) if any(below) or any(above) else None, label=name, color=colour(index),
            marker=MARKERS[index % len(MARKERS)], capsize=1.5, elinewidth=0.6,
            linestyle=["-", "--", ":"][index // len(plotdata.COLOURS) % 3] if shown.joined else "none",
        )  # fmt: skip
        line[0].set_gid(f"series-{index}")
        handles.append(line)
        hollow = [(a, b) for a, b, by_limit in zip(x, y, limited) if by_limit]
        if hollow:
            axes.plot(*zip(*hollow), marker=MARKERS[index % len(MARKERS)], color=colour(index),
                      markerfacecolor="white", linestyle="none", zorder=3)  # fmt: skip
    if shown.ticks:
        axes.set_xticks(range(len(shown.ticks)), shown.ticks, rotation=30, ha="right", rotation_mode="anchor")
    if shown.logx:
        axes.set_xscale("log")
    axes.set_yscale("log") if shown.logy else axes.set_ylim(bottom=0)
    axes.grid(color="#dddddd", linewidth=0.4)
    axes.set_axisbelow(True)
    return handles


def draw_spreads(axes, shown):
    for row, (least, lower, middle, upper, most, outside) in enumerate(shown.stats):
        axes.plot([least, most], [row, row], color="black", linewidth=0.6, zorder=1)
        axes.barh(row, upper - lower, left=lower, height=0.6, facecolor=colour(0), edgecolor="black",
                  linewidth=0.6, gid=f"series-{row}")  # fmt: skip
        axes.plot([middle, middle], [row - 0.3, row + 0.3], color="black", linewidth=1.2)
        axes.plot(outside, [row] * len(outside), "o", markersize=2, markerfacecolor="white",
                  markeredgecolor="black", markeredgewidth=0.5)  # fmt: skip
    axes.set(ylim=(len(shown.rows) - 0.5, -0.5))
    axes.set_yticks(range(len(shown.rows)), shown.rows)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#dddddd", linewidth=0.4)
    axes.set_axisbelow(True)
    return []


def draw(shown, out):
    plt.rcParams.update(STYLE)
    size = (WIDTH_IN, plotdata.height(shown))
    figure, axes = plt.subplots(figsize=size, layout="constrained", facecolor="white")
    drawing = {plotdata.Boxes: draw_boxes, plotdata.Lines: draw_lines, plotdata.Spreads: draw_spreads}
    handles = drawing[type(shown)](axes, shown)
    axes.set(xlabel=shown.xlabel, ylabel=shown.ylabel)
    axes.spines[["top", "right"]].set_visible(False)
    if plotdata.legend(shown):
        figure.legend(handles=handles, loc="outside lower center", ncols=plotdata.legend_columns(shown),
                      handlelength=1.6, columnspacing=1.2)  # fmt: skip
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    for path, kind in plotdata.files(out):
        figure.savefig(path, metadata=UNDATED[kind], dpi=300)
    plt.close(figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    plotdata.arguments(parser)
    parser.add_argument("out", help="the file, by its ending .pdf, .svg or .png; without one OUT.pdf and OUT.svg")
    chosen = parser.parse_args()
    if absent:
        sys.exit(f"plot: Python has no {absent}: apt-get install python3-matplotlib")
    draw(plotdata.figure_of(chosen), chosen.out)
