#!/usr/bin/env bash
# Plans and bounds of 30 hard instances under limits of 0.1, 0.5, 2 and 10 processor seconds, at
# commits and at HEAD, into results/limits (explained in results/README.md):
#   scripts/limits.sh COMMIT...
# All are built below target/commits. From the environment: SHARDS (1), processes beside each other.
set -euo pipefail
cd "$(dirname "$0")/.."
work=target/limits
mkdir -p $work results/limits

# Instances: name, file, pipeline, uplink, order, scope; - is what the file says.
hard=src/test/resources/reference/hard
list=$work/instances.txt
: >$list
for khz in 1 3 10 30; do
  for power in psd power; do
    file=$work/users-$khz-$power.yaml
    sed "s/bandwidth_hz: 1e4, /bandwidth_hz: ${khz}e3, power_model: constant-$power, /" $hard/users-40.yaml >$file
    echo "users-40-${khz}kHz-$power $file rolling auto auto -" >>$list
    [ $power = psd ] || echo "users-40-${khz}kHz-uniform $file rolling uniform auto -" >>$list
  done
done
echo "users-40-10kHz-joint $work/users-10-power.yaml rolling joint output-desc -" >>$list
echo "users-40-3kHz-joint $work/users-3-power.yaml rolling joint auto -" >>$list
echo "users-40-10kHz-global $work/users-10-psd.yaml rolling auto auto global" >>$list
echo "users-40-1kHz-synchronous $work/users-1-psd.yaml synchronous auto auto -" >>$list
echo "city-4-sbs instances/city-4-sbs.yaml - - - -" >>$list
echo "city-4-sbs-drafter instances/city-4-sbs.yaml - - output-desc drafter" >>$list
echo "two-drafters instances/two-drafters.yaml - auto auto -" >>$list
echo "two-l4-a100 $hard/two.yaml asynchronous - - -" >>$list
echo "two-l4-a100-rolling $hard/two.yaml rolling - - -" >>$list
echo "l4-a100 instances/l4-a100.yaml - - auto -" >>$list
echo "slow-uplink instances/slow-uplink.yaml - - - -" >>$list
for seed in 1 2; do
  scripts/sdedge generate multi-cell --tasks 24 --seed $seed --name "cells-$seed" -o $work >/dev/null
  echo "cells-24-$seed $work/cells-$seed.yaml rolling auto auto -" >>$list
done
echo "cells-24-drafter $work/cells-1.yaml rolling sequential output-desc drafter" >>$list
echo "cells-24-asynchronous $work/cells-2.yaml asynchronous auto auto -" >>$list
for tasks in 60 100 200; do
  scripts/sdedge generate paper --tasks $tasks --seed 3 --name "paper-$tasks" -o $work >/dev/null
  echo "paper-$tasks $work/paper-$tasks.yaml rolling auto auto -" >>$list
done

run() { # COMMIT TREE [schemes]
  split -n "r/${SHARDS:-1}" --additional-suffix=.list $list "$work/$1-shard-"
  for shard in "$work/$1"-shard-*.list; do
    java -Xmx2g -cp "$2/target/sdedge.jar" "$2/scripts/Limits.java" "$shard" "${@:3}" >"$shard.csv" &
  done
  wait
  awk 'FNR > 1 || NR == 1' "$work/$1"-shard-*.csv >"results/limits/$1.csv"
  rm -f "$work/$1"-shard-*
}

for commit in "$@"; do
  commit=$(git rev-parse --short=12 "$commit")
  tree=target/commits/$commit
  if [ ! -f "$tree/target/sdedge.jar" ]; then
    git worktree prune
    git worktree add -f --detach "$tree" "$commit" >&2
    sed -i '/<arg>-Werror<\/arg>/d' "$tree/pom.xml" # warnings of then do not matter now
    (cd "$tree" && mvn -B -q -DskipTests -Dspotless.check.skip package) >&2
  fi
  run "$commit" "$tree"
done
run now . schemes
scripts/conditions.sh >results/limits/conditions.csv
