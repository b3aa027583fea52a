#!/usr/bin/env python3
"""Where the time of the tests goes, after mvn verify, as a table in Markdown.

scripts/test-times.py [HOW MANY CLASSES PER LANE, default 8]
"""

import glob
import os
import sys
import xml.etree.ElementTree as ElementTree

LANES = [
    ("quick", "surefire", "Test"),
    ("further draws", "failsafe", "Test"),
    ("long", "failsafe", "IT"),
]


def classes(lane, ending):
    """Names, numbers of tests and seconds of the classes of a lane, the longest first."""
    found = []
    for report in glob.glob(f"target/{lane}-reports/TEST-*.xml"):
        suite = ElementTree.parse(report).getroot()
        name = suite.get("name")
        if name.endswith(ending):
            found.append((name, int(suite.get("tests")), float(suite.get("time"))))
    return sorted(found, key=lambda each: -each[2])


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    row("lane", "class", "tests", "s")
    print("|---|---|--:|--:|")
    for name, lane, ending in LANES:
        found = classes(lane, ending)
        total = sum(each[2] for each in found)
        row(f"**{name}**", f"{len(found)} classes", sum(each[1] for each in found), f"{total:.0f}")
        for each in found[:most]:
            row("", f"`{each[0].split('.')[-1]}`", each[1], f"{each[2]:.0f}")
        rest = found[most:]
        row("", f"{len(rest)} others", sum(each[1] for each in rest), f"{sum(each[2] for each in rest):.0f}")


if __name__ == "__main__":
    main()
