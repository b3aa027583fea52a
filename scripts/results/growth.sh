#!/usr/bin/env bash
# Makes the instances of the growth measurements, target/growth/tasks-N.yaml of every N given: the
# system of the reference with tasks drawn with seed N.
#   scripts/results/growth.sh 1000 10000 100000
set -euo pipefail
cd "$(dirname "$0")/../.."
for tasks in "$@"; do
  SDEDGE_JAVA_OPTS=-Xmx2g scripts/sdedge generate --base src/test/resources/reference/speed/tasks-1000.json \
    --tasks "$tasks" --seed "$tasks" --input uniform:64,512 --output-tokens uniform:64,128 \
    --acceptance uniform:0.55,0.85 --radio uniform:-132,-72 --name "tasks-$tasks" -o target/growth
done
