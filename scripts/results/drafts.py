#!/usr/bin/env python3
"""Who should draft: the shipped instances with draft modes (instances/drafts), all modes against fewer.

    scripts/results/drafts.py [OUT]      default results/drafts

Writes NAME.csv, what compare says, and capacity.csv of a stream of the same tasks: capacity at a level
with some of the modes (a+b, or none), the best over all sets of them. Without clock times.
From the environment: REQUESTS (500) of streams.
"""

import json
import os
import sys
from pathlib import Path

from program import rows, sdedge, write

METHODS = {
    "l4-a100-modes": "dp,edge,mode:co-located,mode:block,autoregressive-max",
    "handsets-band": "dp,mode:ids,mode:top64,autoregressive-max",
    "compressed-drafts": "dp,mode:ids,mode:top30,mode:all,autoregressive-max",
    "two-vocabularies": "dp,mode:same-vocabulary,mode:string-level,mode:token-level,autoregressive-max",
}
LEVELS = [
    ("l4-a100-modes", "ttft=1s,tpot=50ms", "none edge co-located block co-located+block edge+co-located+block"),
    ("l4-a100-modes", "ttft=1s,tpot=20ms", "none edge co-located block co-located+block edge+co-located+block"),
    ("handsets-band", "ttft=5s,tpot=250ms", "none ids top64 ids+top64"),
    ("compressed-drafts", "ttft=10s,tpot=100ms", "none ids top30 all ids+top30+all"),
    ("two-vocabularies", "ttft=1s,tpot=50ms",
     "none same-vocabulary string-level token-level same-vocabulary+string-level+token-level"),
]  # fmt: skip


def compared(name, methods, work):
    """What compare says, without clock times."""
    sdedge("compare", f"instances/drafts/{name}.yaml", "--methods", methods, "--force", "--csv", work / f"{name}.csv")
    return [{key: cell for key, cell in row.items() if not key.endswith("seconds")} for row in rows(work / f"{name}.csv")]


def capacities(name, level, sets, work):
    """A row per set of modes, some of which are loaded."""
    sdedge("stream", f"instances/drafts/{name}.yaml", "--slo", level, "--capacity",
           "--requests", os.environ.get("REQUESTS", "500"), "-o", work / "stream", "--force")  # fmt: skip
    stream = json.loads((work / "stream/stream.json").read_text(encoding="utf-8"))
    loaded = [(one, set(one.get("modes", []))) for one in stream["capacities"]]
    for allowed in sets.split():
        names = set() if allowed == "none" else set(allowed.split("+"))
        some = [one for one, modes in loaded if modes <= names and bool(modes) == bool(names)]
        best = max(some, key=lambda one: one["per_s"])
        yield {"instance": stream["instance"], "level": level, "may_load": allowed,
               "bound_per_s": stream["bound"]["most_per_s"], "capacity_per_s": best["per_s"], "policy": best["policy"],
               "groups": best["groups"], "modes": " ".join(best.get("modes", []))}  # fmt: skip


def main(out="results/drafts"):
    work = Path("target/drafts")
    for folder in (Path(out), work):
        folder.mkdir(parents=True, exist_ok=True)
    for name, methods in METHODS.items():
        write(Path(out) / f"{name}.csv", compared(name, methods, work))
    write(Path(out) / "capacity.csv", [row for case in LEVELS for row in capacities(*case, work)])


os.chdir(Path(__file__).resolve().parents[2])
main(*sys.argv[1:])
