#!/usr/bin/env bash
# The published setting drawn anew, and its schemes beside the optimum: docs/published.md.
#   scripts/results/published.sh [OUT]      default results/published
# From the environment: DRAWS (10) of the published points and over the band, CURVES (3; at least 2)
# of them along the other curves;
# LIMIT (300s) of each search; PYTHON, one with matplotlib. Some ten minutes on two free cores. What
# is in target/published is not searched again: to begin anew, remove it.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=${1:-results/published}
made=target/published
draws=${DRAWS:-10}
curves=${CURVES:-3}
limit=${LIMIT:-300s}
sdedge=scripts/sdedge
mkdir -p "$out" "$made"
scripts/results/conditions.sh >"$made/conditions.csv"
echo "draws,$draws of the points and over the band; $curves along curves; seeds from 1" >>"$made/conditions.csv"
rm -f "$made"/*.part

# made NAME FAMILY-OPTION…: the draws of an instance.
made() {
  local name=$1
  shift
  [ -f "$made/$name-$(printf %04d "$draws").yaml" ] ||
    $sdedge generate published "$@" --seed 1 --count "$draws" --name "$name" -o "$made" >/dev/null
}

# rows TABLE CELLS AXES NAMES COUNT METHODS OPTION…: searches, in the first draws of some instances, what
# is missing, and adds its rows to a table: CELLS, then what AXES say, which are columns of a sweep, or
# 'name', the instance without its draw, or 'most', the number at its end. $as is the name of a method.
rows() {
  local table=$1 cells=$2 axes=$3 names=$4 count=$5 methods=$6 key name i files=()
  shift 6
  key=$table-$(printf '%s ' "$cells" "$names" "$count" "$methods" "$@" | sha256sum | cut -c 1-12)
  for name in $names; do
    for ((i = 1; i <= count; i++)); do
      files+=("$(printf '%s/%s-%04d.yaml' "$made" "$name" "$i")")
    done
  done
  # A sweep that ends with 1 has rows that say why.
  nice $sdedge sweep "${files[@]}" --methods "$methods" --time-limit "$limit" -o "$made/$key" --resume "$@" >/dev/null 2>"$made/$key.log" ||
    [ $? = 1 ] || { cat "$made/$key.log" >&2 && exit 1; }
  awk -F , -v cells="$cells" -v axes="$axes" -v as="${as:-}" '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; count = split(axes, axis, " "); next }
    {
      name = $at["instance"]
      gsub(/.*\/|\.yaml$/, "", name)
      row = cells
      for (i = 1; i <= count; i++) {
        value = name
        sub(/-[0-9]+$/, "", value)
        if (axis[i] == "most") sub(/.*-/, "", value)
        else if (axis[i] != "name") value = $at[axis[i]]
        row = row (row == "" ? "" : ",") value
      }
      sub(/.*-/, "", name)
      method = $at["method"]
      if (method ~ /^static-batch:/ && method != "static-batch:16") method = "heuristic"
      if (as != "") method = as
      row = row "," name + 0 "," method "," $at["status"] "," $at["termination"]
      if ($at["makespan_s"] == "") print row ",,,,,,,"
      else print row "," $at["makespan_s"] "," $at["bound_s"] "," $at["upload_wait_s"] "," \
        $at["cohorts"] "," $at["batches"] "," $at["min_length"] "," $at["max_length"]
    }' "$made/$key/sweep.csv" >>"$made/$table.part"
}

# table NAME COLUMNS: what rows have been added, with a header.
table() {
  {
    echo "$2,seed,method,status,termination,makespan_s,bound_s,upload_wait_s,cohorts,batches,min_length,max_length"
    cat "$made/$1.part"
  } >"$out/$1.csv"
}

# heuristic PAIR INPUT OUTPUT: the batch size of the heuristic, of prompts and answers that are all
# as long as may be: bytes beside the weights over those of a token in both caches, at most 100.
heuristic() {
  awk -v pair="$1" -v tokens=$(($2 + $3 + 10)) 'BEGIN {
    bytes = pair ~ /^68m/ ? 16e9 - 136e6 : 16e9 - 2.2e9
    token = pair ~ /^68m/ ? 2 * 2 * 2 * 768 : 2 * 2 * 22 * 2048
    b = int(bytes / token / tokens)
    print (b > 100 ? 100 : b)
  }'
}

ours=dp,no-pipeline,fixed-length:7,autoregressive-max # in ascending input
theirs=max-batch,static-batch:16                      # as tasks arrive
pair=1.1b-7b
pairs="68m-7b 1.1b-7b 1.1b-13b"
lengths="256 512 768 1024 1280 1536 1792 2048"
for name in $pairs; do
  made "$name" --pair "$name"
done
for most in $lengths; do
  made $pair-"$most" --input "uniform:1,$most"
done
made answers --output-tokens uniform:1,2048

# ---- the eight published percentages, with pass times by rule and by data sheets alone
output='tasks[*].output_tokens'
sheets=(--set drafters[0].pass_overhead_s=0.003618421 --set verifier.pass_overhead_s=0.03900463)
sheets_68m=(--set drafters[0].pass_overhead_s=0.000223684 --set verifier.pass_overhead_s=0.03900463)
sheets_13b=(--set drafters[0].pass_overhead_s=0.003618421 --set verifier.pass_overhead_s=0.075318287)

# point CONSTANTS COUNT OPTION…: those of batches and pipelining.
point() {
  local constants=$1 count=$2
  shift 2
  rows points "$constants,output" "$output name" $pair "$count" dp,no-pipeline --set "$output=1024,1792,2048" "$@"
  rows points "$constants,output" "$output name" $pair "$count" "static-batch:$(heuristic $pair 512 1024)" \
    --order given --set "$output=1024" "$@"
  rows points "$constants,tasks" "tasks name" $pair "$count" dp --tasks 90 "$@"
  rows points "$constants,tasks" "tasks name" $pair "$count" max-batch --tasks 90 --order given "$@"
  rows points "$constants,input,1792,$pair" "" $pair-1792 "$count" dp "$@"
  rows points "$constants,input,1792,$pair" "" $pair-1792 "$count" "static-batch:$(heuristic $pair 1792 2048)" --order given "$@"
}

# band TABLE CELLS AXES NAMES COUNT OPTION…: the optimum, its plan with uniform shares of the band (what
# is published: all prompts are there before the first step), and the optimum under uniform shares.
band() {
  local table=$1 cells=$2 axes=$3 names=$4 count=$5
  shift 5
  set -- --set drafters[0].wireless.bits_per_token=65536 "$@"
  rows "$table" "$cells" "$axes" "$names" "$count" dp,equal-shares "$@"
  as=uniform rows "$table" "$cells" "$axes" "$names" "$count" published --uplink equal-shares "$@"
}

echo "published points" >&2
hertz=drafters[0].wireless.bandwidth_hz
point rule "$draws"
band points rule,band,25e6 name "$pairs" "$draws" --set $hertz=25e6
point sheets "$draws" "${sheets[@]}"
band points sheets,band,25e6 name 68m-7b "$draws" --set $hertz=25e6 "${sheets_68m[@]}"
band points sheets,band,25e6 name 1.1b-7b "$draws" --set $hertz=25e6 "${sheets[@]}"
band points sheets,band,25e6 name 1.1b-13b "$draws" --set $hertz=25e6 "${sheets_13b[@]}"
table points constants,of,value,pair

echo "pairs" >&2
base=(--tasks 100)
rows pairs "" name "$pairs" "$curves" $ours,single-task "${base[@]}"
rows pairs "" name "$pairs" "$curves" $theirs --order given "${base[@]}"
for name in $pairs; do
  rows pairs "" name "$name" "$curves" "static-batch:$(heuristic "$name" 512 2048)" --order given "${base[@]}"
done
as=sorted rows pairs "" name "$pairs" "$curves" max-batch "${base[@]}"
table pairs pair

echo "the published algorithm and the optimum" >&2
for answers in $pair answers; do
  rows optimum synchronous name $answers "$curves" published,dp "${base[@]}"
  rows optimum rolling name $answers "$curves" published,dp --pipeline rolling "${base[@]}"
  rows optimum lengths name $answers "$curves" dp --pipeline rolling --scope batch "${base[@]}"
  rows optimum orders name $answers "$curves" dp --pipeline rolling --scope batch --order auto "${base[@]}"
done
table optimum plans,answers

echo "other assumptions" >&2
# assumed NAME OPTION…: the optimum, without pipelining, sorted batches filled to memory, and AD.
assumed() {
  local name=$1
  shift
  rows assumptions "$name" "" $pair "$curves" dp,no-pipeline,max-batch,autoregressive-max "${base[@]}" "$@"
}
assumed rule
assumed sheets "${sheets[@]}"
assumed kv-heads --set 'models["llama-1.1b"].kv_hidden=256'
assumed cohort --set batching.residency=cohort
assumed no-padding --set batching.padding=none
assumed payload --set drafters[0].wireless.bits_per_token=65536
assumed no-limit --set drafters[0].memory_bytes=1e15
table assumptions assumption

echo "curves" >&2
most=$(heuristic $pair 512 2048)
rows tasks "" tasks $pair "$curves" $ours --tasks 50:100:10
rows tasks "" tasks $pair "$curves" "$theirs,static-batch:$most" --order given --tasks 50:100:10
table tasks tasks
rows output "" "$output" $pair "$curves" $ours --set "$output=${lengths// /,}"
rows output "" "$output" $pair "$curves" $theirs --order given --set "$output=${lengths// /,}"
names=
for length in $lengths; do
  names+=" $pair-$length"
  rows output "" "$output" $pair "$curves" "static-batch:$(heuristic $pair 512 "$length")" --order given --set "$output=$length"
  rows input "" most $pair-"$length" "$curves" "static-batch:$(heuristic $pair "$length" 2048)" --order given "${base[@]}"
done
rows input "" most "$names" "$curves" $ours "${base[@]}"
rows input "" most "$names" "$curves" $theirs --order given "${base[@]}"
table output output_tokens
table input longest_input_tokens
rate='tasks[*].acceptance'
rows acceptance "" "$rate" $pair "$curves" $ours --set "$rate=0.5:0.9:0.1"
rows acceptance "" "$rate" $pair "$curves" "$theirs,static-batch:$most" --order given --set "$rate=0.5:0.9:0.1"
table acceptance acceptance
band bandwidth "" "$hertz name" "$pairs" "$draws" --set $hertz=10e6,15e6,20e6,25e6,30e6
table bandwidth bandwidth_hz,pair

cp "$made/conditions.csv" "$out"
for name in tasks output input acceptance; do
  "${PYTHON:-python3}" scripts/plot.py lines "$out/$name.csv" "$out/$name.svg" \
    --schemes dp,no-pipeline,fixed-length:7,max-batch,heuristic,static-batch:16,autoregressive-max
done
"${PYTHON:-python3}" scripts/plot.py lines "$out/bandwidth.csv" "$out/bandwidth.svg" --x bandwidth_hz --schemes dp,uniform
