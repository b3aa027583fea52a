#!/usr/bin/env bash
# The experiments of results/README.md: sweeps and a comparison, as tidy CSVs without clock times.
#   scripts/results/paper.sh [OUT]      default results/paper
# From the environment: TASKS (40), the size wherever it is not what is swept; LIMIT (60s) of each
# search. A search that reaches the limit is a row that says so. About two minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=${1:-results/paper}
tasks=${TASKS:-40}
limit=${LIMIT:-60s}
methods=dp,autoregressive,autoregressive-max,max-batch,no-pipeline,equal-shares,proportional-bandwidth,single-task,greedy,goodput
# The schemes that decide the bandwidth by a rule, or in turn with the plan.
shares=equal-shares,proportional-bandwidth,sequential-upload,equal-finish,min-sum,alternating
lengths=dp,fixed-length:0,fixed-length:1,fixed-length:2,fixed-length:3,fixed-length:4,fixed-length:5,fixed-length:6,fixed-length:7,fixed-length:8
commands=()
files=()
mkdir -p "$out"
scripts/results/conditions.sh >"$out/conditions.csv"

# sweep NAME INSTANCE METHODS OPTION…: writes NAME.csv
sweep() {
  local name=$1 instance=$2 chosen=$3
  shift 3
  [ -f "$instance" ] || instance=instances/$instance.yaml
  local command=(scripts/sdedge sweep "$instance" --methods "$chosen" --time-limit "$limit" "$@")
  echo "$name" >&2
  "${command[@]}" --csv "$out/$name.csv"
  commands+=("${command[*]}")
  files+=("$name.csv")
}

sweep tasks paper-68m-7b $methods --tasks 10,20,30,40,50,60,70,80,90,100
sweep tasks-1.1b paper-1.1b-7b $methods --tasks 10,20,30,40,50,60,70,80,90,100
sweep bandwidth paper-68m-7b "$methods,${shares#*,*,}" --tasks "$tasks" --set 'drafters[0].wireless.bandwidth_hz=3e3,1e4,3e4,1e5,3e5,1e6,3e6,1e7,2e7'
sweep acceptance paper-68m-7b $methods --tasks "$tasks" --set 'tasks[*].acceptance=0.3:0.9:0.1'
sweep length paper-68m-7b $lengths --tasks 1,10,"$tasks",100
sweep length-1.1b paper-1.1b-7b $lengths --tasks 1,10,"$tasks",100
sweep fronthaul paper-68m-7b $methods --tasks "$tasks" --set 'drafters[0].fronthaul.latency_s=1e-4,1e-3,1e-2,3e-2,0.1'
sweep latency-model paper-1.1b-7b $methods --tasks "$tasks" \
  --set 'verifier.latency_model=roofline,flops' --set 'drafters[0].latency_model=roofline,flops'
# Constant transmit power: a narrow band used for long carries more than the whole one used briefly.
sweep uplink slow-uplink $methods \
  --set uplink=joint,sequential,equal-finish,min-sum,equal-shares,proportional,auto
# Bandwidth decided with the plan, over bandwidth, SNR (by the power) and number of users.
users='scripts/sdedge generate slow-uplink --tasks 40 --seed 1 -o target/paper'
commands+=("$users")
$users >/dev/null
sweep users target/paper/slow-uplink.yaml "dp,$shares" --tasks 2,4,8,12,16,24,32,40
sweep users-bandwidth target/paper/slow-uplink.yaml "dp,$shares" --tasks 12 \
  --set 'drafters[0].wireless.bandwidth_hz=2e3,5e3,1e4,2e4,5e4,1e5,1.8e5,5e5,2e6,2e7'
sweep users-snr target/paper/slow-uplink.yaml "dp,$shares" --tasks 12 \
  --set 'tasks[*].tx_power_dbm=-6,4,14,24,34,44,54,64'

# The pairs are three instances: one table of them, with the pair in front.
pairs=(paper-68m-7b paper-1.1b-7b paper-1.1b-13b)
for pair in "${pairs[@]}"; do
  sweep ".$pair" "$pair" $methods --tasks "$tasks"
done
files=("${files[@]:0:${#files[@]}-3}" pairs.csv)
for pair in "${pairs[@]}"; do
  awk -v pair="$pair" -v first="${pairs[0]}" \
    'NR == 1 { if (pair == first) print "pair," $0; next } { print pair "," $0 }' "$out/.$pair.csv"
done >"$out/pairs.csv"
rm -f "$out"/.paper-*.csv

# Every shipped instance under its own options, but for mean steps throughout.
shipped=()
for file in instances/*.yaml; do
  case $file in
    instances/infeasible.yaml) ;; # without any plan
    instances/published-*) ;; # have results of their own
    *) shipped+=("$file") ;;
  esac
done
compare=(scripts/sdedge compare "${shipped[@]}" --steps mean --methods "$methods,${shares#*,*,}" --time-limit "$limit")
echo instances >&2
"${compare[@]}" --csv "$out/instances.csv" >/dev/null
commands+=("${compare[*]}")
files+=(instances.csv)

printf '%s\n' "${commands[@]}" >"$out/commands.txt"
(cd "$out" && sha256sum "${files[@]}" >SHA256SUMS)
