#!/bin/sh
# What the program gives for all shipped instances, to hold a later commit against:
#   scripts/golden.sh record DIR                    writes it into DIR, some 12 MB
#   scripts/golden.sh compare [--within R] DIR      runs again and says what differs; exit 1 if anything
#                                                   does. With R, such as 1e-3, makespans and bounds
#                                                   may, by so much of their value; each is listed
# From the environment: SDEDGE, the program (scripts/sdedge); INSTANCES, names of some (all); SCOPE, some
# of contiguous, partitions, evaluate, compare, stream, capacity (all). No limit of time is set, so that
# nothing depends on the speed of the machine: what takes longer than a minute is left out below.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
sdedge=${SDEDGE:-$root/scripts/sdedge}
scope=${SCOPE:-contiguous partitions evaluate compare stream capacity}

# Searches of others over all batch plans go on for longer (slow-uplink, with a joint uplink, has none).
partitions='base infeasible long-prompts measured-table memory-limited quickstart tasks-08 tasks-12'
# Where all schemes together take long: these.
long_compares='city-4-sbs compressed-drafts l4-a100 l4-a100-70b l4-a100-modes published-1.1b-13b
  published-1.1b-7b published-1.1b-7b-answers published-68m-7b second-box'
few_schemes=dp,autoregressive,max-batch,greedy,dip-sd,equal-shares,fixed-length:4,static-batch:4,random

# What a command gives, into a folder or a file of the name given first, beside it what it prints and
# its exit code; what it refuses with words on stderr.
run() {
  out=$1
  shift
  mkdir -p "$(dirname "$out")"
  code=0
  "$sdedge" "$@" >"$out.out" 2>"$out.err" || code=$?
  [ $code -ne 0 ] || rm -f "$out.err"
  echo "exit code $code" >>"$out.out"
}

wants() {
  # shellcheck disable=SC2086 # lines are to become blanks
  case " $(echo $1) " in *" $2 "*) ;; *) return 1 ;; esac
}

record() {
  dir=$1
  mkdir -p "$dir"
  for file in $(find instances -name '*.yaml' | LC_ALL=C sort); do
    name=$(basename "$file" .yaml)
    [ -z "${INSTANCES:-}" ] || wants "$INSTANCES" "$name" || continue
    echo "$name" >&2
    if wants "$scope" contiguous; then
      run "$dir/contiguous/$name" solve "$file" --class contiguous --threads 1 -o "$dir/contiguous/$name"
    fi
    if wants "$scope" partitions && wants "$partitions" "$name"; then
      run "$dir/partitions/$name" solve "$file" --class partitions --order auto --threads 1 \
        -o "$dir/partitions/$name"
    fi
    plan=$dir/contiguous/$name/plan.json
    if wants "$scope" evaluate && [ -f "$plan" ]; then
      run "$dir/evaluate/$name" evaluate "$file" "$plan" -o "$dir/evaluate/$name"
    fi
    if wants "$scope" compare; then
      methods=
      ! wants "$long_compares" "$name" || methods="--methods $few_schemes"
      # shellcheck disable=SC2086 # two words or none
      run "$dir/compare/$name" compare "$file" $methods --threads 1 --csv "$dir/compare/$name.csv"
      rm -f "$dir/compare/$name.out" # has times
    fi
    if wants "$scope" stream; then
      run "$dir/stream/$name" stream "$file" --seed 1 --requests 300 --policy autoregressive,best,joining \
        --threads 1 -o "$dir/stream/$name"
    fi
    if wants "$scope" capacity; then
      run "$dir/capacity/$name" capacity "$file" --within 20s --draws 3 --most 20 --seed 1 --threads 1 \
        --csv "$dir/capacity/$name.csv"
    fi
  done
  find "$dir" -name '*.out' -o -name '*.err' | while read -r text; do
    sed -e "s|$dir|DIR|g" -e '/^sdedge: forecast/d' "$text" >"$text.new" && mv "$text.new" "$text"
  done
}

usage() {
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[ $# -ge 2 ] || usage
case $1 in
  record)
    record "$(mkdir -p "$2" && cd "$2" && pwd)"
    ;;
  compare)
    shift
    within=0
    if [ "$1" = --within ]; then
      [ $# -eq 3 ] || usage
      within=$2
      shift 2
    fi
    now=$root/target/golden
    rm -rf "$now"
    record "$now"
    python3 scripts/golden.py "$1" "$now" "$within"
    ;;
  *) usage ;;
esac
