#!/usr/bin/env python3
"""Says in what two folders made by golden.sh differ, and exits with 1 if they do:
golden.py BEFORE AFTER WITHIN. Where WITHIN is not 0, makespans and bounds may differ by so much of
their value, and what follows from a plan whose makespan is another is not held against the former."""
import csv
import json
import os
import re
import sys
from collections import defaultdict

EXEMPT_FILES = {"run.json", "search.csv"}
EXEMPT = re.compile(r"states|labels|(.*_)?(wall|cpu|time|search)_s|time_to_.*")
BOUNDED = re.compile(r"(.*_)?(makespan|bound|optimum)_s")
SHOWN = 5  # of the differences of a column or key in a file


def cells(file):
    """The header of a CSV, and its rows as values by place: row and column."""
    with open(file, encoding="utf-8", newline="") as text:
        table = list(csv.reader(text))
    header = table[0] if table else []
    names = [n if n not in header[:i] else f"{n}#{i}" for i, n in enumerate(header)]
    return names, [dict(zip(names, row)) for row in table[1:]]


def leaves(value, path=""):
    """The values of a JSON text by path; numbers as they are written."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for i, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{i}]")
    else:
        yield path, value


def json_leaves(file):
    with open(file, encoding="utf-8") as text:
        return dict(leaves(json.load(text, parse_float=str, parse_int=str)))


def is_exempt(name):
    return EXEMPT.fullmatch(re.sub(r"\[\d+]", "", name).split(".")[-1]) is not None


class Comparison:
    def __init__(self, before, after, within):
        self.before, self.after, self.within = before, after, within
        self.structure = defaultdict(list)  # what is new or gone, with the files: said once
        self.values = defaultdict(list)  # by file and column or key
        self.tolerated = []
        self.replanned = set()

    def is_tolerated(self, file, name, old, new):
        if not self.within or not BOUNDED.fullmatch(name.split(".")[-1]):
            return False
        try:
            a, b = float(old), float(new)
        except (TypeError, ValueError):
            return False
        if abs(a - b) > self.within * abs(a):
            return False
        self.tolerated.append(f"{file}: {name}: {old} -> {new} ({(b - a) / a:+.1e})")
        return True

    def differ(self, file, name, place, old, new):
        if not self.is_tolerated(file, name, old, new):
            places = self.values[file, re.sub(r"\[\d+]", "[]", name)]
            places.append((place or " ".join(re.findall(r"\[\d+]", name)), old, new))

    def rows(self, file, old, new):
        (header, before), (new_header, after) = cells(old), cells(new)
        for name in [n for n in new_header if n not in header]:
            self.structure[self.kind(file), f"column {name} is new"].append(file)
        for name in [n for n in header if n not in new_header]:
            self.structure[self.kind(file), f"column {name} is gone"].append(file)
        common = [n for n in header if n in new_header]
        if [n for n in new_header if n in header] != common:
            self.structure[self.kind(file), "columns in another order"].append(file)
        if len(before) != len(after):
            self.values[file, "rows"].append(("number", len(before), len(after)))
        for i, (was, now) in enumerate(zip(before, after), start=1):
            differing = [n for n in common if was.get(n) != now.get(n) and not is_exempt(n)]
            place = f"row {i} ({','.join(list(was.values())[:2])})"
            replanned = self.within and any(
                n == "makespan_s" and self.is_tolerated(f"{file} {place}", n, was[n], now[n]) for n in differing)
            for name in differing:
                if not (replanned and (name == "makespan_s" or not BOUNDED.fullmatch(name))):
                    self.differ(file, name, place, was.get(name), now.get(name))
        return common != header or header != new_header or any(
            was.get(n) != now.get(n) for was, now in zip(before, after) for n in common if is_exempt(n))

    def keys(self, file, old, new):
        before, after = json_leaves(old), json_leaves(new)
        for path in [p for p in [*before, *after] if (p in before) != (p in after) and not is_exempt(p)]:
            which = "new" if path in after else "gone"
            short = re.sub(r"\[\d+]", "[]", path)
            files = self.structure[self.kind(file), f"key {short} is {which}"]
            if file not in files:
                files.append(file)
        common = [p for p in before if p in after]
        for path in common:
            if before[path] != after[path] and not is_exempt(path):
                self.differ(file, path, "", before[path], after[path])
        if [p for p in after if p in before] != common:
            self.structure[self.kind(file), "keys in another order"].append(file)
        return before.keys() != after.keys() or any(
            before[p] != after[p] for p in common if is_exempt(p))

    def lines(self, file, old, new):
        with open(old, encoding="utf-8") as a, open(new, encoding="utf-8") as b:
            before, after = a.read().splitlines(), b.read().splitlines()
        if len(before) != len(after):
            self.values[file, "lines"].append(("number", len(before), len(after)))
        for i, (was, now) in enumerate(zip(before, after), start=1):
            if was != now:
                self.values[file, "text"].append((f"line {i}", was, now))

    @staticmethod
    def kind(file):
        """Such as stream/*/requests.csv: files of one kind have the same columns or keys."""
        parts = file.split("/")
        return "/".join([parts[0], "*", *parts[2:]]) if len(parts) > 2 else f"{parts[0]}/*{os.path.splitext(file)[1]}"

    def file(self, file):
        old, new = os.path.join(self.before, file), os.path.join(self.after, file)
        with open(old, "rb") as a, open(new, "rb") as b:
            if a.read() == b.read():
                return
        count = len(self.structure), sum(map(len, self.values.values())), len(self.tolerated)
        by_kind = {".csv": self.rows, ".json": self.keys}.get(os.path.splitext(file)[1], self.lines)
        excused = by_kind(file, old, new)
        said = len(self.structure), sum(map(len, self.values.values())), len(self.tolerated)
        if said == count and not excused:
            self.values[file, "bytes"].append(("", "other bytes", "the same values"))

    def find_replanned(self, files):
        """Folders whose makespan is another, within what is allowed: all in them may be."""
        for file in [f for f in files if self.within and f.endswith("/summary.json")]:
            before, after = (json_leaves(os.path.join(d, file)) for d in (self.before, self.after))
            if before.get("makespan_s") != after.get("makespan_s"):
                for key in [k for k in before if BOUNDED.fullmatch(k) and before[k] != after.get(k)]:
                    self.differ(file, key, "", before[key], after.get(key))
                self.replanned.add(os.path.dirname(file))

    def run(self):
        before, after = ({os.path.relpath(os.path.join(d, f), top) for d, _, names in os.walk(top) for f in names}
                         for top in (self.before, self.after))
        for file in sorted(before ^ after):
            if os.path.basename(file) not in EXEMPT_FILES:
                which = "new" if file in after else "gone"
                self.structure[self.kind(file), f"file is {which}"].append(file)
        both = sorted(f for f in before & after if os.path.basename(f) not in EXEMPT_FILES)
        self.find_replanned(both)
        for file in both:
            if os.path.dirname(file) not in self.replanned and os.path.splitext(file)[0] not in self.replanned:
                self.file(file)
        return len(both)

    def report(self, compared):
        for line in self.tolerated:
            print(f"within {self.within}: {line}")
        for folder in sorted(self.replanned):
            print(f"within {self.within}: {folder}: what follows from its plan is not compared")
        for (kind, what), files in self.structure.items():
            print(f"{kind}: {what}, in {len(files)}: {' '.join(files[:3])}{' …' if len(files) > 3 else ''}")
        for (file, name), places in self.values.items():
            for place, old, new in places[:SHOWN]:
                print(f"{file}: {name}{', ' + place if place else ''}: {old} -> {new}")
            if len(places) > SHOWN:
                print(f"{file}: {name}: {len(places) - SHOWN} more")
        count = len(self.structure) + sum(map(len, self.values.values()))
        print(f"{compared} files compared, {count} differences" + (f", {len(self.tolerated)} within" if self.within else ""))
        return 1 if count or not compared else 0


comparison = Comparison(sys.argv[1], sys.argv[2], float(sys.argv[3]))
sys.exit(comparison.report(comparison.run()))
