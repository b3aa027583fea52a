#!/usr/bin/env bash
# Under what conditions something is measured here and now, as a CSV on stdout.
set -euo pipefail
cd "$(dirname "$0")/../.."
echo what,value
echo "date,$(date -u +%F)"
echo "processor,$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "cores,$(nproc)"
echo "system,$(uname -sr)"
scripts/sdedge --version | sed -n 's/^\(commit\|java\|or-tools\) /\1,/p'
echo "files changed since,$(git status --porcelain -- src pom.xml instances | grep -c . || :)"
echo "load at the start,$(cut -d ' ' -f 1 /proc/loadavg)"
