#!/usr/bin/env bash
# Whether `auto` and `joint` find continuous plans at least as fast as those of any one policy that they may choose: 100
# generated instances under each uplink, half of them at constant power. A row per instance, of which the last columns
# say by how much of its time the best single policy is beaten (negative) or not (positive):
#   scripts/results/uplinks.sh [OUT]      default results/uplinks; what is there is continued
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-results/uplinks}
made=target/uplinks
mkdir -p "$out"
few=(--input uniform:50,600 --output-tokens uniform:8,60 --count 25 --force -o "$made")
for power in constant-power constant-psd; do
  scripts/sdedge generate slow-uplink --tasks 6 --power-model $power "${few[@]}" --name "slow-$power" --seed 1 >/dev/null
  scripts/sdedge generate multi-cell --tasks 8 --power-model $power "${few[@]}" --name "cells-$power" --seed 101 >/dev/null
done
for policy in sequential equal-finish min-sum equal-shares proportional auto joint; do
  scripts/sdedge sweep "$made"/*.yaml --pipeline continuous --methods dp --uplink $policy --resume -o "$made/of-$policy" >/dev/null
done
python3 - "$made" "$out" <<'PYTHON'
import csv, pathlib, sys

made, out = map(pathlib.Path, sys.argv[1:])
single = ["sequential", "equal-finish", "min-sum", "equal-shares", "proportional"]
policies = single + ["auto", "joint"]
rows = {}
for policy in policies:
    for row in csv.DictReader(open(made / f"of-{policy}" / "sweep.csv")):
        rows.setdefault(row["instance"], {})[policy] = (float(row["makespan_s"]), float(row["bound_s"] or 0))
worst = {"auto": -1, "joint": -1}
with open(out / "continuous.csv", "w") as file:
    table = csv.writer(file, lineterminator="\n")
    heads = [f"{p}_{what}" for p in policies for what in ("s", "bound_s")]
    table.writerow(["instance", *heads, "auto_beyond_best", "joint_beyond_best"])
    for name, found in sorted(rows.items()):
        best = min(found[policy][0] for policy in single)
        beyond = {chosen: found[chosen][0] / best - 1 for chosen in worst}
        worst = {chosen: max(worst[chosen], beyond[chosen]) for chosen in worst}
        assert all(bound <= makespan * (1 + 1e-9) for makespan, bound in found.values()), name
        table.writerow([name, *(x for p in policies for x in found[p]), *(f"{b:.3g}" for b in beyond.values())])
print(f"{len(rows)} instances; beyond the best single policy at most: {worst}")
PYTHON
