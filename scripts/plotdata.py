#!/usr/bin/env python3
"""What the figures of plot.py show: rows of boxes, or lines over a value.

    scripts/plotdata.py KIND SOURCE [OPTION…]      as of plot.py

prints it as JSON. Needs Python 3.9 and nothing else. docs/experiments.md explains it.
"""
import argparse
import csv
import json
import math
import re
import sys
from collections import namedtuple
from pathlib import Path

# Okabe and Ito's colours, told apart by all kinds of colour vision.
COLOURS = "#0072B2 #E69F00 #009E73 #D55E00 #56B4E9 #CC79A7 #000000 #8C8C8C".split()
UNITS = {
    "_s": "s", "_hz": "Hz", "_bps": "bit/s", "_bits": "bit", "_bytes": "B", "_db": "dB",
    "_dbm": "dBm", "_flops": "FLOP/s", "_dbm_per_hz": "dBm/Hz", "tokens_per_s": "1/s",
    "memory_bandwidth": "B/s",
}
# Draws of generate --count: nothing lies between one and the next.
DRAW = r"-\d{4,}(\.\w+)?$"
COMPONENTS = ["upload_wait_s", "draft_s", "fronthaul_s", "verify_s"]
# Where these come first, a component has the same colour in both.
TASK_PARTS = ["upload_s", "draft_s", "fronthaul_s", "verify_s", "queue_s", "wait_s"]

# keys: of the legend; boxes: (row, from, to, key), rows and keys by number
Boxes = namedtuple("Boxes", "xlabel ylabel rows keys boxes")
# series: [(name, [(x, y, lower, upper, whether a limit ended a search)])]; ticks: words for x 0, 1…;
# joined: whether lines lead from point to point
Lines = namedtuple("Lines", "xlabel ylabel logx logy ticks joined series")
# rows: their names; stats: (lower whisker, lower quartile, median, upper quartile, upper whisker, [outliers])
Spreads = namedtuple("Spreads", "xlabel ylabel rows stats")


class Unusable(Exception):
    """The input has not what the figure needs."""


def table(path, least=1):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if len(rows) < least:
        raise Unusable(f"{path} has no rows")
    return rows


def number(text):
    """The number that a text is, or the factor, else none."""
    try:
        value = float(text.removeprefix("*"))
    except (AttributeError, ValueError):
        return None
    return value if math.isfinite(value) else None


def label(column):
    """What a column is called on an axis, with its unit: 'fronthaul latency (s)'."""
    path = [re.sub(r"\[.*?\]", "", part) for part in column.split(".")]
    leaf = path[-1]
    fits = [ending for ending in UNITS if leaf.endswith(ending)]
    ending = max(fits, key=len, default="")
    if ending.startswith("_"):
        leaf = leaf[: -len(ending)]
    holder = {"tasks": "task", "drafters": "drafter", "models": "model"}
    words = [holder.get(part, part) for part in path[-2:-1]] + [leaf.replace("_", " ")]
    text = re.sub(r"\bwall\b", "time of a search", " ".join(words))
    text = re.sub(r"^(.*) mean$", r"mean \1", text)
    return f"{text} ({UNITS[ending]})" if ending else text


# ---- boxes -------------------------------------------------------------------------------------


def timeline(folder, until):
    """Every server of an execution is a row, every stage a box, every batch a colour."""
    folder = Path(folder)
    members = table(folder / "latency.csv")
    batch_of = {row["task"]: (int(row["cohort"]), int(row["batch"])) for row in members}
    keys = sorted(set(batch_of.values()))
    drafters = list(dict.fromkeys(row["drafter"] for row in members))
    servers = {}
    for drafter in drafters:
        for stage in ("uplink", "draft", "fronthaul_up", "fronthaul_down"):
            servers[drafter, stage] = f"{drafter} {stage.replace('fronthaul_', '')}"
    servers["", "verify"] = "verify"
    rows = list(servers)
    boxes = [
        (rows.index((drafter, "uplink")), start, finish, keys.index(batch))
        for (drafter, batch), (start, finish) in uploads(folder, batch_of).items()
    ]
    for row in table(folder / "schedule.csv"):
        server = rows.index((row["drafter"], row["stage"]))
        batch = keys.index((int(row["cohort"]), int(row["batch"])))
        boxes.append((server, float(row["start_s"]), float(row["end_s"]), batch))
    shown = [box for box in boxes if box[1] < until]
    used, drawn = sorted({box[0] for box in shown}), sorted({box[3] for box in shown})
    boxes = [(used.index(row), start, min(end, until), drawn.index(key)) for row, start, end, key in shown]
    texts = [f"cohort {cohort} batch {batch}" for cohort, batch in (keys[key] for key in drawn)]
    return Boxes("time (s)", "", [servers[rows[row]] for row in used], texts, boxes)


def uploads(folder, batch_of):
    """From when to when the prompts of each part are sent; not before the part ahead of it is there."""
    spans = {}
    for row in table(folder / "uplink.csv", least=0):
        part = row["drafter"], batch_of[row["task"]]
        start, finish = spans.get(part, (math.inf, 0))
        spans[part] = min(start, float(row["start_s"])), max(finish, float(row["finish_s"]))
    ahead, shown = {}, {}
    for part, (start, finish) in sorted(spans.items(), key=lambda span: span[1][1]):
        shown[part] = max(start, ahead.get(part[0], 0)), finish
        ahead[part[0]] = finish
    return shown


def breakdown(source, chosen):
    """Of a result, where the time of each task goes; of a table, where each makespan does."""
    if Path(source).is_dir():
        rows = table(Path(source) / "latency.csv")
        names, parts, xlabel, ylabel = [row["task"] for row in rows], TASK_PARTS, "time (s)", "task"
    else:
        rows = [row for row in chosen_rows(source, chosen) if number(row.get("verify_s"))]
        if not rows:
            raise Unusable(f"{source} has no rows with components of a makespan")
        several = lambda column: len({row[column] for row in rows}) > 1
        shown = [column for column in axes(rows) + ["method"] if several(column)] or ["method"]
        names = [" ".join(row[column] for column in shown) for row in rows]
        parts, xlabel = COMPONENTS, label("makespan_s")
        ylabel = ", ".join("scheme" if column == "method" else label(column) for column in shown)
    boxes = []
    for index, row in enumerate(rows):
        end = 0
        for key, part in enumerate(parts):
            start, end = end, end + float(row[part])
            boxes.append((index, start, end, key))
    return Boxes(xlabel, ylabel, names, [part[:-2].replace("_", " ") for part in parts], boxes)


def why(source, chosen):
    """By kind of difference a bar for what it costs the best plan, and one for what mending it saves."""
    path = Path(source) / "compare.json"
    asked = json.loads(path.read_text()).get("why", []) if path.is_file() else []
    if not asked:
        raise Unusable(f"{source} is no folder of compare --why")
    columns = ["forced_median_share", "mended_median_share"]
    wanted = chosen.schemes.split(",") if chosen.schemes else [one["method"] for one in asked]
    rows = [dict(row, method=one["method"]) for one in asked if one["method"] in wanted for row in one["differences"]]
    several = len({row["method"] for row in rows}) > 1
    names, boxes = [], []
    for row in rows:
        place = len(names)
        names += [f"{row['method']}, {row['difference']}" if several else row["difference"], ""]
        for key, column in enumerate(columns):
            if row[column] is not None:
                start, end = sorted([0, 100 * row[column]])
                boxes.append((place + key, start, end, key))
    if not boxes:
        raise Unusable(f"{source} has no costs")
    return Boxes("median cost, of the makespan (%)", "", names, ["forced on the best plan", "mended"], boxes)


# ---- lines -------------------------------------------------------------------------------------


def axes(rows):
    """The columns before the method: what was varied."""
    columns = list(rows[0])
    if "method" not in columns:
        raise Unusable("a table with a column 'method' is needed")
    return columns[: columns.index("method")]


def chosen_rows(source, chosen):
    rows = table(source)
    axes(rows)
    for condition in chosen.where:
        column, value = condition.rsplit("=", 1)
        if column not in rows[0]:
            raise Unusable(f"{source} has no column {column}")
        same = lambda cell: cell == value or number(cell) == number(value) is not None
        rows = [row for row in rows if same(row[column])]
    schemes = chosen.schemes.split(",") if chosen.schemes else None
    if schemes:
        absent = set(schemes) - {row["method"] for row in rows}
        if absent:
            raise Unusable(f"{source} has no rows of {', '.join(sorted(absent))}")
        rows = sorted((r for r in rows if r["method"] in schemes), key=lambda r: schemes.index(r["method"]))
    if not rows:
        raise Unusable(f"{source} has no such rows")
    return rows


def by_length(rows):
    """The schemes fixed-length:N as points of one line over N."""
    fixed = [row for row in rows if row["method"].startswith("fixed-length:")]
    return [
        {"length": row["method"].split(":")[1], **row, "method": "fixed-length"} for row in fixed
    ]


def value_column(rows):
    known = ["median_wall_s", "wall_s", "makespan_mean_s"]
    return next((column for column in known if column in rows[0]), "makespan_s")


def numbered(texts):
    """tasks-08, tasks-12… are the numbers of 'tasks'."""
    parts = [re.fullmatch(r"(?:.*/)?(.*?)[-_]?(\d+)(?:\.\w+)?", text) for text in texts]
    if len(set(texts)) > 1 and all(parts) and len({part[1] for part in parts}) == 1:
        return parts[0][1], {text: float(part[2]) for text, part in zip(texts, parts)}
    return None, {}


def lines(source, chosen):
    """A line per scheme, and per value of whatever else was varied than x."""
    rows = chosen_rows(source, chosen)
    if chosen.x == "length" and "length" not in axes(rows):
        rows = by_length(rows)
    y = chosen.y or value_column(rows)
    for column in [y] + ([chosen.x] if chosen.x else []):
        if not rows or column not in rows[0]:
            raise Unusable(f"{source} has no column {column}")
    rows = [row for row in rows if number(row[y]) is not None]
    if not rows:
        raise Unusable(f"{source} has no values of {y}")
    if chosen.relative_to:
        rows = relative(source, rows, y, chosen.relative_to)
    varied = [column for column in axes(rows) if column != "seed"]
    counts = {column: len({row[column] for row in rows}) for column in varied}
    # Instances are what a line is for, unless nothing else varies.
    x = chosen.x or max(varied, key=lambda column: (counts[column] > 1 and column != "instance", counts[column]), default=None)
    if x is None:
        raise Unusable(f"{source} varies nothing")
    others = [column for column in varied if column != x and not follows(rows, x, column)]
    texts = list(dict.fromkeys(row[x] for row in rows))
    name, values = numbered(texts)
    if all(number(text) is not None for text in texts):
        name, values = label(x), {text: number(text) for text in texts}
        if texts[0].startswith("*"):
            name = name.split(" (")[0] + ", relative"
    ticks = [] if values else [stem(text) for text in texts]
    values = values or {text: place for place, text in enumerate(texts)}
    several = len({row["method"] for row in rows}) > 1
    groups = {}
    for row in rows:
        parts = [row["method"]] if several or not others else []
        key = ", ".join(parts + [setting(column, row[column]) for column in others])
        groups.setdefault(key, {}).setdefault(values[row[x]], []).append(row)
    series = [
        (key, [point(at, points[at], y) for at in sorted(points)]) for key, points in groups.items()
    ]
    heights = [value for _, points in series for _, value, *_ in points]
    logx = not ticks and spread(values.values(), 50)
    joined = not ticks and x != "seed" and not all(re.search(DRAW, text) for text in texts)
    height = f"{label(y).split(' (')[0]} / {chosen.relative_to}" if chosen.relative_to else label(y)
    return Lines(name or label(x), height, logx, spread(heights, 300), ticks, joined, series)


def relative(source, rows, y, method):
    """The rows with a method at their place, in shares of its value."""
    found = {}
    for row in table(source):
        if row["method"] == method and number(row[y]):
            found.setdefault(case(row), []).append(number(row[y]))
    if not found:
        raise Unusable(f"{source} has no rows of {method}")
    kept = [*axes(rows), "method", "termination", "limits"]
    return [
        {key: row[key] for key in kept if key in row} | {y: number(row[y]) * len(of) / sum(of)}
        for row, of in ((row, found.get(case(row))) for row in rows)
        if of
    ]


def stem(text):
    return re.sub(r".*/|\.(yaml|yml|json)$", "", text)


def setting(column, value):
    return stem(value) if number(value) is None else f"{label(column).split(' (')[0]} = {value}"


def follows(rows, x, column):
    """Whether x determines the column."""
    return len({(row[x], row[column]) for row in rows}) == len({row[x] for row in rows})


def spread(values, ratio):
    return min(values) > 0 and max(values) / min(values) >= ratio


def point(at, rows, y):
    """The mean of the rows; from lower to upper as the table says, else from least to greatest."""
    mean = sum(float(row[y]) for row in rows) / len(rows)
    least, most = y.replace("median", "min"), y.replace("median", "max")
    if "mean" in y:
        least, most = y.replace("mean", "low"), y.replace("mean", "high")
    if least == y or least not in rows[0] or most not in rows[0]:
        least = most = y
    lower = min(number(row[least]) or float(row[y]) for row in rows)
    upper = max(number(row[most]) or float(row[y]) for row in rows)
    limited = any(row.get("termination", "completed") != "completed" for row in rows)
    limited = limited or any(number(row.get("limits")) for row in rows)
    return at, mean, lower, upper, int(limited)


# ---- capacities --------------------------------------------------------------------------------


def users(folder):
    """How many users are done by when: in the share of the draws that was asked for, and in half of them."""
    share = document(folder)["share"]
    rows = table(Path(folder) / "curve.csv")
    columns = {f"{100 * share:g} % of draws": "makespan_share_s", "half of draws": "makespan_p50_s"}
    series = [
        (name, [(float(row[column]), *3 * [float(row["users"])], 0) for row in rows]) for name, column in columns.items()
    ]
    return Lines("all answers within (s)", "users", False, False, [], True, series)


def purchases(folder):
    """What adds users, the most first as the table has it."""
    rows = table(Path(folder) / "purchases.csv")
    adding = [row for row in rows if (number(row["gained"]) or 0) > 0]
    unknown = [row["words"] for row in rows if not row["users"]]
    if unknown:
        print(f"plot: not known: {', '.join(unknown)}", file=sys.stderr)
    if not adding:
        raise Unusable(f"{folder} has no purchase that adds users")
    names = [row["words"] for row in adding]
    boxes = [(place, 0, float(row["gained"]), 0) for place, row in enumerate(adding)]
    return Boxes("users gained", "", names, [f"within {document(folder)['within_s']:g} s"], boxes)


def document(folder):
    return json.loads((Path(folder) / "capacity.json").read_text(encoding="utf-8"))


# ---- spreads -----------------------------------------------------------------------------------


def gaps(source, chosen):
    """By scheme, how many per cent its makespans lie above the proven optimum, or above a scheme."""
    rows = chosen_rows(source, chosen)
    references = reference_makespans(source, chosen)
    found, absent = {}, {}
    for row in rows:
        least = references.get(case(row))
        if not least:
            absent.setdefault(f"no {chosen.against or 'proven optimum or bound'}", set()).add(case(row))
        elif not number(row.get("makespan_s")):
            absent.setdefault(f"no plan of {row['method']}", set()).add(case(row))
        elif row["method"] != chosen.against:
            group = re.sub(DRAW, "", stem(row["instance"])) + ", " if chosen.by else ""
            gap = 100 * (float(row["makespan_s"]) / least - 1)
            found.setdefault(group + row["method"], []).append(gap)
    for why, cases in absent.items():
        names = sorted(" ".join(map(stem, each)) for each in cases)
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        print(f"plot: left out, as there is {why}: {', '.join(names[:4])}{more}", file=sys.stderr)
    if not found:
        raise Unusable(f"{source} has no makespans beside {chosen.against or 'a proven optimum'}")
    if chosen.by:  # the groups in their order, in each the schemes in theirs
        groups = list(dict.fromkeys(name.split(", ")[0] for name in found))
        found = {name: found[name] for group in sorted(groups) for name in found if name.split(", ")[0] == group}
    xlabel = f"over {chosen.against or 'the optimum'} (%)"
    return Spreads(xlabel, "", list(found), [spread_of(values) for values in found.values()])


def case(row):
    """What was solved: all columns before the method."""
    return tuple(row[column] for column in axes([row]))


def reference_makespans(source, chosen):
    """By case the makespan of the scheme to compare with, or the proven optimum, or the best bound."""
    references, bounds = {}, {}
    for row in table(source):
        value = number(row.get("makespan_s"))
        is_reference = row["method"] == chosen.against if chosen.against else row.get("status") == "optimal"
        if value and is_reference:
            references[case(row)] = min(value, references.get(case(row), math.inf))
        bound = number(row.get("bound_s"))
        if bound and not chosen.against:
            bounds[case(row)] = max(bound, bounds.get(case(row), 0))
    return {**bounds, **references}


def spread_of(values):
    """Quartiles between the values; whiskers reach the last one within 1.5 times their distance."""
    values = sorted(values)
    lower, middle, upper = (quantile(values, part) for part in (0.25, 0.5, 0.75))
    reach = 1.5 * (upper - lower)
    inside = [value for value in values if lower - reach <= value <= upper + reach]
    outside = [value for value in values if not lower - reach <= value <= upper + reach]
    return inside[0], lower, middle, upper, inside[-1], outside


def quantile(values, part):
    place = part * (len(values) - 1)
    below = values[math.floor(place)]
    return below + (place - math.floor(place)) * (values[math.ceil(place)] - below)


# ---- sizes and legends -----------------------------------------------------------------------


def height(figure):
    """Inches of a figure 3.5 inches wide."""
    if isinstance(figure, Spreads):
        return round(min(8, 0.75 + 0.19 * max(4, len(figure.rows))), 2)
    if isinstance(figure, Boxes):
        return round(min(8, 0.95 + 0.16 * max(4, len(figure.rows)) + 0.14 * legend_rows(figure)), 2)
    return round(2.1 + 0.14 * legend_rows(figure), 2)


def legend(figure):
    """What the legend lists: none of very many batches."""
    if isinstance(figure, Spreads):
        return []
    names = figure.keys if isinstance(figure, Boxes) else [name for name, _ in figure.series]
    return names if len(names) <= 2 * len(COLOURS) else []


def legend_columns(figure):
    longest = max((len(name) for name in legend(figure)), default=1)
    return 2 if longest > 16 else 3


def legend_rows(figure):
    return math.ceil(len(legend(figure)) / legend_columns(figure))


def arguments(parser):
    """What is to be shown, as arguments of plot.py too."""
    parser.add_argument("kind", choices=["timeline", "breakdown", "lines", "users", "purchases", "gaps", "why"])
    parser.add_argument("source", help="a folder of solve, evaluate or capacity, or a CSV of sweep, compare or bench")
    parser.add_argument("--x", help="column along the x axis; 'length' for schemes fixed-length:N")
    parser.add_argument("--y", help="column along the y axis")
    parser.add_argument("--against", metavar="METHOD", help="what gaps are to; default the proven optimum")
    parser.add_argument("--relative-to", metavar="METHOD", help="lines in shares of what a method takes")
    parser.add_argument("--by", choices=["family"], help="gaps of each family of instances apart")
    parser.add_argument("--schemes", help="the methods shown, in this order")
    parser.add_argument("--until", type=float, default=math.inf, metavar="SECONDS", help="end of a timeline")
    parser.add_argument("--where", action="append", default=[], metavar="COLUMN=VALUE", help="only such rows")


def files(out):
    """What a name stands for: paths and their kinds."""
    ending = out.rsplit(".", 1)[-1] if "." in Path(out).name else ""
    if ending.lower() in ("pdf", "svg", "png"):
        return [(out, ending.lower())]
    return [(f"{out}.pdf", "pdf"), (f"{out}.svg", "svg")]


def figure_of(chosen):
    """The figure asked for; ends the program where its input has not what it needs."""
    try:
        if chosen.kind == "timeline":
            return timeline(chosen.source, chosen.until)
        if chosen.kind in ("users", "purchases"):
            return {"users": users, "purchases": purchases}[chosen.kind](chosen.source)
        return {"breakdown": breakdown, "lines": lines, "gaps": gaps, "why": why}[chosen.kind](chosen.source, chosen)
    except (Unusable, OSError) as problem:
        sys.exit(f"plot: {problem}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments(parser)
    json.dump(figure_of(parser.parse_args())._asdict(), sys.stdout)
