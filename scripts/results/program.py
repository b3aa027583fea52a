"""What the scripts that make results share: to run the program, and to read and write tables."""

import csv
import os
import subprocess
import sys
from pathlib import Path

SDEDGE = os.environ.get("SDEDGE", "scripts/sdedge").split()


def sdedge(*arguments):
    """What a command prints; ends with its words if it fails."""
    done = subprocess.run([*SDEDGE, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, some):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, list(some[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(some)
    return path


def conditions(folder):
    """Writes under what conditions something is measured."""
    said = subprocess.run(["scripts/results/conditions.sh"], stdout=subprocess.PIPE, text=True, check=True).stdout
    Path(folder).mkdir(parents=True, exist_ok=True)
    (Path(folder) / "conditions.csv").write_text(said, encoding="utf-8")
