#!/usr/bin/env python3
"""Fills the tables of documents from the CSVs of results.

tables.py            writes them into all pages of docs and results
tables.py --check    exits with 1 and names the pages that would change

A table stands between <!-- table: FILE ... | OPTION | ... --> and <!-- end -->; files are below results.
  show=COLUMN:FORMAT,...    a row per row of the files; formats: digits behind the point, % or %DIGITS, nothing for text
  rows=COLUMN,...           or a row per value of these columns, and in it
  columns=COLUMN,...        a cell per value of these columns
  value=COLUMN:FORMAT       with the mean of this one (A/B: of how much A is above B), or
  stats=STATISTIC,...       these statistics of it: mean, median, least, largest, count
  saved=METHOD, over=METHOD in place of the value: what METHOD takes less, how much longer than METHOD it is,
                            at the same point (all columns before "method" and the seed)
  where=COLUMN=VALUE,...    of these rows alone (!= of the others)
  names=NAME;...            heads of the columns
Column "family" is the instance without the number of its draw, "table" the name of the file.
"""

import csv
import re
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = re.compile(r"(<!-- table: (.*?) -->\n).*?(<!-- end -->)", re.DOTALL)
STATISTICS = {"mean": statistics.fmean, "median": statistics.median, "least": min, "largest": max, "count": len}


def read(names):
    rows = []
    for name in names.split():
        with open(ROOT / "results" / name, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                keys = list(row)
                before = keys[: keys.index("method")] if "method" in keys else []
                row["point"] = (name, *(row[key] for key in before), row.get("seed"))
                row["table"] = Path(name).stem
                if "instance" in row:
                    row["instance"] = Path(row["instance"]).name.removesuffix(".yaml")
                    row["family"] = re.sub(r"-\d+$", "", row["instance"])
                rows.append(row)
    return rows


def keeps(row, conditions):
    return all((row[key.rstrip("!")] == value) != key.endswith("!")
               for key, value in (condition.split("=") for condition in conditions))


def shown(number, form):
    if number is None or number == "":
        return "–"
    if not form:
        return str(number).replace("|", ", ")
    number = float(number)
    share = form.startswith("%")
    text = f"{100 * number:.{form[1:] or 1}f}" if share else f"{number:.{form}f}"
    text = text[1:] if float(text) == 0 and text.startswith("-") else text
    return text.replace("-", "−") + (" %" if share else "")


def compared(rows, method, column, over):
    """Holds the value of each row against that of a method at its point, in place of it."""
    base = {row["point"]: row[column] for row in rows if row["method"] == method}
    for row in rows:
        mine, other = row[column], base.get(row["point"])
        if mine and other:
            row["compared"] = float(mine) / float(other) - 1 if over else 1 - float(other) / float(mine)
    return [row for row in rows if "compared" in row and row["method"] != method]


def table(spec):
    files, *options = [part.strip() for part in spec.split("|")]
    options = dict(option.split("=", 1) for option in options)
    rows = read(files)
    conditions = options["where"].split(",") if "where" in options else []
    rows = [row for row in rows if keeps(row, conditions)]
    if "show" in options:
        columns = [(name, form) for name, _, form in (each.partition(":") for each in options["show"].split(","))]
        heads = [name for name, _ in columns]
        lines = [[shown(row[name], form) for name, form in columns] for row in rows]
    else:
        heads, lines = pivot(rows, options)
    heads = options["names"].split(";") if "names" in options else heads
    assert lines and all(len(line) == len(heads) for line in lines), spec
    aligned = ["--:" if re.match(r"[−\d–]", cell) else "---" for cell in lines[0]]
    return "".join("| " + " | ".join(line) + " |\n" for line in [heads, aligned, *lines])


def pivot(rows, options):
    column, _, form = options["value"].partition(":")
    if "/" in column:
        for row in rows:
            above, below = (float(row[each]) for each in column.split("/"))
            row[column] = above / below - 1
    for way in ("saved", "over"):
        if way in options:
            rows = compared(rows, options[way], column, way == "over")
            column = "compared"
    keys = options["rows"].split(",")
    across = options["columns"].split(",") if "columns" in options else []
    cells = {}
    for row in rows:
        if row[column] != "":
            of = cells.setdefault(tuple(row[key] for key in keys), {})
            of.setdefault(tuple(row[key] for key in across), []).append(float(row[column]))
    statistic = options["stats"].split(",") if "stats" in options else ["mean"]
    values = list(dict.fromkeys(value for of in cells.values() for value in of))
    heads = keys + [", ".join(value) if value else name for value in values for name in statistic]
    lines = []
    for key, of in cells.items():
        line = list(key)
        for value in values:
            for name in statistic:
                figure = STATISTICS[name](of[value]) if value in of else None
                line.append(str(figure) if name == "count" else shown(figure, form))
        lines.append(line)
    return heads, lines


def main():
    changed = []
    for page in sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "results").rglob("*.md")]):
        text = page.read_text(encoding="utf-8")
        filled = TABLE.sub(lambda found: found[1] + table(found[2]) + found[3], text)
        if filled != text:
            changed.append(str(page.relative_to(ROOT)))
            if "--check" not in sys.argv:
                page.write_text(filled, encoding="utf-8")
    print("\n".join(changed))
    sys.exit(1 if changed and "--check" in sys.argv else 0)


main()
