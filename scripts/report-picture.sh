#!/usr/bin/env bash
# Makes docs/report.png, the upper part of the page of a shipped instance, with Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/results"
root=$PWD
(cd "$work" && "${SDEDGE:-$root/scripts/sdedge}" solve "$root/instances/two-drafters.yaml" -o results/two-drafters &&
  "${SDEDGE:-$root/scripts/sdedge}" report results/two-drafters) >/dev/null
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars --window-size=1100,1000 \
  --virtual-time-budget=4000 --screenshot="$root/docs/report.png" "file://$work/results/two-drafters.html" 2>/dev/null
ls -l docs/report.png
