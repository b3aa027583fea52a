#!/usr/bin/env python3
"""What the program gives for all shipped instances, to hold a later commit against:

    scripts/golden.py record DIR                    writes it into DIR, some 12 MB
    scripts/golden.py compare [--within R] DIR      runs again and says what differs; exit 1 if anything does

With R, such as 1e-3, makespans and bounds may differ by so much of their value, each is listed, and what
follows from a plan whose makespan is another is not held against the former.
From the environment: SDEDGE, the program (scripts/sdedge); INSTANCES, names of some (all); SCOPE, some of
contiguous, partitions, evaluate, compare, stream, capacity (all). No limit of time is set, so that nothing
depends on the speed of the machine: what takes longer than a minute is left out below.
"""

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

SDEDGE = os.environ.get("SDEDGE", "scripts/sdedge").split()
SCOPE = os.environ.get("SCOPE", "contiguous partitions evaluate compare stream capacity").split()
# Searches of others over all batch plans go on for longer (slow-uplink, with a joint uplink, has none).
PARTITIONS = "base infeasible long-prompts measured-table memory-limited quickstart tasks-08 tasks-12".split()
# Where all schemes together take long: these.
LONG_COMPARES = (
    "city-4-sbs compressed-drafts l4-a100 l4-a100-70b l4-a100-modes published-1.1b-13b published-1.1b-7b"
    " published-1.1b-7b-answers published-68m-7b second-box"
).split()
FEW_SCHEMES = "dp,autoregressive,max-batch,greedy,dip-sd,equal-shares,fixed-length:4,static-batch:4,random"
EXEMPT_FILES = {"run.json", "search.csv"}
EXEMPT = re.compile(r"states|labels|(.*_)?(wall|cpu|time|search)_s|time_to_.*")
BOUNDED = re.compile(r"(.*_)?(makespan|bound|optimum)_s")
SHOWN = 5  # of the differences of a column or key in a file


def run(folder, scope, name, command, file, *options, to="-o", ending=""):
    """What a command gives, beside it what it prints and its exit code; what it refuses with words on stderr."""
    out = folder / scope / name
    out.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([*SDEDGE, command, file, *options, to, f"{out}{ending}"], capture_output=True, text=True, check=False)
    said = {".out": f"{done.stdout}exit code {done.returncode}\n", ".err": done.stderr}
    if scope == "compare":
        del said[".out"]  # has times
    if done.returncode == 0:
        del said[".err"]
    for kind, text in said.items():
        text = re.sub(r"(?m)^sdedge: forecast.*\n", "", text.replace(str(folder), "DIR"))
        Path(f"{out}{kind}").write_text(text, encoding="utf-8")


def record(folder):
    for path in sorted(Path("instances").rglob("*.yaml")):
        name, file = path.stem, str(path)
        if name not in os.environ.get("INSTANCES", name).split():
            continue
        print(name, file=sys.stderr)
        one = ["--threads", "1"]
        plan = folder / "contiguous" / name / "plan.json"
        if "contiguous" in SCOPE:
            run(folder, "contiguous", name, "solve", file, "--class", "contiguous", *one)
        if "partitions" in SCOPE and name in PARTITIONS:
            run(folder, "partitions", name, "solve", file, "--class", "partitions", "--order", "auto", *one)
        if "evaluate" in SCOPE and plan.exists():
            run(folder, "evaluate", name, "evaluate", file, str(plan))
        if "compare" in SCOPE:
            methods = ["--methods", FEW_SCHEMES] if name in LONG_COMPARES else []
            run(folder, "compare", name, "compare", file, *methods, *one, to="--csv", ending=".csv")
        if "stream" in SCOPE:
            policies = "autoregressive,best,joining"
            run(folder, "stream", name, "stream", file, "--seed", "1", "--requests", "300", "--policy", policies, *one)
        if "capacity" in SCOPE:
            asked = "--within 20s --draws 3 --most 20 --seed 1".split()
            run(folder, "capacity", name, "capacity", file, *asked, *one, to="--csv", ending=".csv")


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
        self.before, self.after, self.within = before, after, within
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


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("what", choices=["record", "compare"])
    options.add_argument("folder", type=Path)
    options.add_argument("--within", type=float, default=0, metavar="R")
    asked = options.parse_args()
    folder = asked.folder.resolve()
    os.chdir(Path(__file__).resolve().parent.parent)
    if asked.what == "record":
        record(folder)
        return 0
    now = Path("target/golden").resolve()
    shutil.rmtree(now, ignore_errors=True)
    record(now)
    comparison = Comparison(folder, now, asked.within)
    return comparison.report(comparison.run())


sys.exit(main())
