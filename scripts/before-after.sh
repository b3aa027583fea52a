#!/usr/bin/env bash
# The time of the search at some commits and at HEAD, as a CSV on stdout; ratios are to the first:
#   scripts/before-after.sh COMMIT...
# All are built below target/commits and run in turn, each round in processes of its own, warmed up.
# From the environment: ROUNDS (5), WARMUP (8) and REPEATS (7) per round; INSTANCES (those of
# src/test/resources/reference/speed); THREADS (2).
set -euo pipefail
cd "$(dirname "$0")/.."
commits=()
for commit in "$@" HEAD; do
  commits+=("$(git rev-parse --short=12 "$commit")")
done
work=target/commits
instances=${INSTANCES:-$(echo src/test/resources/reference/speed/tasks-{16,32,48,100,400,1000}.json)}
mkdir -p $work

for commit in "${commits[@]}"; do
  if [ ! -f "$work/$commit/target/sdedge.jar" ]; then
    git worktree prune
    git worktree add -f --detach "$work/$commit" "$commit" >&2
    sed -i '/<arg>-Werror<\/arg>/d' "$work/$commit/pom.xml" # warnings of then do not matter now
    (cd "$work/$commit" && mvn -B -q -DskipTests -Dspotless.check.skip package) >&2
  fi
done

rm -f $work/runs.csv
for round in $(seq "${ROUNDS:-5}"); do
  for commit in "${commits[@]}"; do
    echo "round $round: $commit" >&2
    rm -rf $work/bench
    # shellcheck disable=SC2086 # several files
    java -Xmx4g -jar "$work/$commit/target/sdedge.jar" bench $instances --methods dp \
      --threads "${THREADS:-2}" --warmup "${WARMUP:-8}" --repeats "${REPEATS:-7}" -o "$work/bench" >/dev/null 2>&1
    awk -F, -v commit="$commit" 'NR > 1 { print $1 "," commit "," $12 }' "$work/bench/runs.csv" >>$work/runs.csv
  done
done

# The median of each instance and commit.
median() {
  awk -F, -v i="$1" -v c="$2" '$1 == i && $2 == c { print $3 }' $work/runs.csv | sort -g |
    awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

echo commit,subject,instance,median_s,ratio
for commit in "${commits[@]}"; do
  subject=$(git log -1 --format=%s "$commit" | tr -d ,)
  for instance in $(cut -d , -f 1 $work/runs.csv | sort -Vu); do
    first=$(median "$instance" "${commits[0]}")
    now=$(median "$instance" "$commit")
    name=$(basename "$instance")
    echo "$commit,$subject,${name%.*},$now,$(awk -v a="$first" -v b="$now" 'BEGIN { printf "%.2f", a / b }')"
  done
done
