#!/usr/bin/env bash
# Makes docs/report.png and docs/stream.png, the upper parts of pages of a shipped instance, with Chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/results"
root=$PWD
sdedge=${SDEDGE:-$root/scripts/sdedge}
# picture NAME HEIGHT: of the page of results/two-drafters
picture() {
  (cd "$work" && "$sdedge" report results/two-drafters) >/dev/null
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars --window-size="1100,$2" \
    --virtual-time-budget=4000 --screenshot="$root/docs/$1.png" "file://$work/results/two-drafters.html" 2>/dev/null
  rm -r "$work/results/two-drafters"
  ls -l "docs/$1.png"
}
(cd "$work" && "$sdedge" solve "$root/instances/two-drafters.yaml" -o results/two-drafters) >/dev/null
picture report 1000
(cd "$work" && "$sdedge" stream "$root/instances/two-drafters.yaml" --policy autoregressive,best --rate 0.25:2.75:0.25/s \
  --slo ttft=1s,tpot=50ms --capacity -o results/two-drafters) >/dev/null
picture stream 975
