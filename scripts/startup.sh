#!/usr/bin/env bash
# How long a start takes, beside a program that only prints a line: medians of runs in turn.
#   scripts/startup.sh [JAVA_HOME]... > results/performance/startup.csv   default: the java in use
# From the environment: REPEATS (21).
set -euo pipefail
cd "$(dirname "$0")/.."
repeats=${REPEATS:-21}
work=target/startup
instance=instances/quickstart.yaml
result=$work/result
mkdir -p "$work"
if [ $# -eq 0 ]; then
  set -- "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}"
fi
cat >$work/Hello.java <<'END'
public class Hello { public static void main(String[] a) { System.out.println("hello"); } }
END

run() {
  case $1 in
    hello) "$JAVA_HOME/bin/java" -cp $work Hello ;;
    solve) scripts/sdedge solve $instance -o $result ;;
    schema) scripts/sdedge schema ;;
    solve-c1) SDEDGE_JAVA_OPTS=-XX:TieredStopAtLevel=1 scripts/sdedge solve $instance -o $result ;;
    solve-no-launcher) "$JAVA_HOME/bin/java" -XX:SharedArchiveFile="$archive" -jar target/sdedge.jar solve $instance -o $result ;;
    solve-no-archive) "$JAVA_HOME/bin/java" -jar target/sdedge.jar solve $instance -o $result ;;
  esac >/dev/null
}

# Appends the microseconds of a run to its file.
time_run() {
  local begin=${EPOCHREALTIME/./} end
  run "$1"
  end=${EPOCHREALTIME/./}
  echo $((end - begin)) >>"$work/$1.times"
}

echo java,what,median_ms,least_ms,ratio
for JAVA_HOME in "$@"; do
  export JAVA_HOME
  "$JAVA_HOME/bin/javac" -d $work $work/Hello.java
  scripts/sdedge --version >$work/version # builds and archives
  archive=$(ls target/*.jsa)
  programs="hello solve solve-no-launcher solve-no-archive solve-c1 schema"
  for program in $programs; do
    run "$program"
    : >"$work/$program.times"
  done
  for ((repeat = 0; repeat < repeats; repeat++)); do
    for program in $programs; do
      time_run "$program"
    done
  done
  version=$(sed -n 's/^java //p' $work/version)
  for program in $programs; do
    sort -n "$work/$program.times" |
      awk -v java="$version" -v what="$program" -v base="$work/hello.median" '
        {t[NR] = $1 / 1000}
        END {
          median = (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2
          if (what == "hello") print median > base; else getline hello < base
          printf "%s,%s,%.1f,%.1f,%.2f\n", java, what, median, t[1], what == "hello" ? 1 : median / hello
        }'
  done
done
