#!/usr/bin/env python3
"""Says in what two folders made by golden.sh differ, and exits with 1 if they do:
golden.py BEFORE AFTER WITHIN. Where WITHIN is not 0, makespans and bounds may differ by so much of
their value, and what follows from a plan whose makespan is another is not held against the former."""
import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

EXEMPT_FILES = {"run.json", "search.csv"}
EXEMPT = re.compile(r"states|labels|(.*_)?(wall|cpu|time|search)_s|time_to_.*")
BOUNDED = re.compile(r"(.*_)?(makespan|bound|optimum)_s")
SHOWN = 5  # of the differences of a column or key in a file


def leaves(value, path=""):
    """The values of a JSON text by path."""
    if isinstance(value, (dict, list)) and value:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            step = f"[{key}]" if isinstance(value, list) else f".{key}" if path else key
            yield from leaves(inner, path + step)
    else:
        yield path, value


def content(file):
    """What a file says, by path: of JSON its values as written, of a CSV [row].column, of others [line]."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        return dict(leaves(json.loads(text, parse_float=str, parse_int=str)))
    if file.suffix != ".csv":
        return dict(leaves(text.splitlines()))
    header, *rows = list(csv.reader(text.splitlines())) or [[]]
    names = [n if n not in header[:i] else f"{n}#{i}" for i, n in enumerate(header)]
    return dict(leaves([dict(zip(names, row)) for row in rows]))


def name_of(path):
    """Of a column or key, without places in lists."""
    return re.sub(r"\[\d+]", "[]", path)


def matches(pattern, path):
    return pattern.fullmatch(name_of(path).split(".")[-1].removesuffix("[]")) is not None


class Comparison:
    def __init__(self, before, after, within):
        self.before, self.after, self.within = Path(before), Path(after), within
        self.structure = defaultdict(set)  # what is new or gone, with the files: said once
        self.values = defaultdict(list)  # by file and column or key
        self.tolerated = []
        self.replanned = set()  # folders, and rows of tables

    def is_within(self, path, old, new):
        try:
            return self.within > 0 and matches(BOUNDED, path) and abs(float(new) - float(old)) <= self.within * abs(float(old))
        except (TypeError, ValueError):
            return False

    def differ(self, file, path, old, new):
        if self.is_within(path, old, new):
            self.tolerated.append(f"{file}: {path}: {old} -> {new} ({float(new) / float(old) - 1:+.1e})")
        else:
            self.values[file, name_of(path)].append((path, old, new))

    def file(self, file):
        if (self.before / file).read_bytes() == (self.after / file).read_bytes():
            return
        kind = str(Path(file.parts[0], "*", *file.parts[2:]) if len(file.parts) > 2 else Path(file.parts[0], "*" + file.suffix))
        before, after = content(self.before / file), content(self.after / file)
        common = [path for path in before if path in after]
        for path in sorted(before.keys() ^ after.keys()):
            if not matches(EXEMPT, path):
                self.structure[kind, f"{name_of(path)}, {'new or more' if path in after else 'gone or less'}"].add(str(file))
        if [path for path in after if path in before] != common:
            self.structure[kind, "in another order"].add(str(file))
        other = [path for path in common if before[path] != after[path]]
        rows = {path.split(".")[0] for path in other if re.fullmatch(r"\[\d+]\.makespan_s", path)
                and self.is_within(path, before[path], after[path])}
        for path in other:
            if not matches(EXEMPT, path) and (path.split(".")[0] not in rows or matches(BOUNDED, path)):
                self.differ(file, path, before[path], after[path])
        if not other and before.keys() == after.keys():
            self.values[file, "bytes"].append(("", "other bytes", "the same values"))

    def find_replanned(self, file):
        """Whether the makespan of a folder is another, within what is allowed: all in it may be."""
        before, after = (content(top / file) for top in (self.before, self.after))
        if before.get("makespan_s") != after.get("makespan_s"):
            for path in [p for p in before if matches(BOUNDED, p) and before[p] != after.get(p)]:
                self.differ(file, path, before[path], after.get(path))
            self.replanned.add(file.parent)

    def run(self):
        before, after = ({f.relative_to(top) for f in top.rglob("*") if f.is_file() and f.name not in EXEMPT_FILES}
                         for top in (self.before, self.after))
        for file in before ^ after:
            self.structure[str(file.parent), f"a file is {'new' if file in after else 'gone'}"].add(str(file))
        both = sorted(before & after)
        for file in both:
            if self.within and file.name == "summary.json":
                self.find_replanned(file)
        for file in both:
            if file.parent not in self.replanned and file.with_suffix("") not in self.replanned:
                self.file(file)
        return len(both)

    def report(self, compared):
        for line in self.tolerated:
            print(f"within {self.within}: {line}")
        for folder in sorted(self.replanned):
            print(f"within {self.within}: {folder}: what follows from its plan is not compared")
        for (kind, what), files in self.structure.items():
            print(f"{kind}: {what}, in {len(files)}: {' '.join(sorted(files)[:3])}{' …' if len(files) > 3 else ''}")
        for (file, name), places in self.values.items():
            for path, old, new in places[:SHOWN]:
                print(f"{file}: {path}: {old} -> {new}")
            if len(places) > SHOWN:
                print(f"{file}: {name}: {len(places) - SHOWN} more")
        count = len(self.structure) + sum(map(len, self.values.values()))
        print(f"{compared} files compared, {count} differences" + (f", {len(self.tolerated)} within" if self.within else ""))
        return 1 if count or not compared else 0


comparison = Comparison(sys.argv[1], sys.argv[2], float(sys.argv[3]))
sys.exit(comparison.report(comparison.run()))
