#!/usr/bin/env python3
"""What closed plans and the stream promise of a serving engine, beside what was measured of it: runs such
as calibrate reads, all with the same prompts and answers, at some lengths and numbers of requests.

    scripts/results/serving.py RUNS.csv BASE.yaml [OUT]      default results/serving

Nodes are fitted to all runs. At each load that many equal requests are planned as one closed batch under
mean and under expected steps, and as many users send one in a closed loop; links and uploads take no
time. Writes serving.csv, a row per run, and conditions.csv.
From the environment: MODELS (law,closed_mean,closed_expected,stream), of which the first must be the law.
Of the stream: SERVING ({}), what serving: of its instance says of an engine; ANSWERS, a file of outcomes
of which each request has one, so that users do not stay in step (else all have the mean of the runs);
STARTS, requests per second at most, so that users start one after the other.
"""

import json
import os
import re
import sys
from pathlib import Path

from program import conditions, rows, sdedge, write

REQUESTS = 50  # of a stream, per user
MODELS = os.environ.get("MODELS", "law,closed_mean,closed_expected,stream").split(",")
SERVING = os.environ.get("SERVING", "{}")
ANSWERS = os.environ.get("ANSWERS") and str(Path(os.environ["ANSWERS"]).resolve())
STARTS = os.environ.get("STARTS", "")
COLUMNS = ["length", "concurrency", "measured_tokens_per_s"] + [f"{m}_tokens_per_s" for m in MODELS]


def instance(nodes, requests, prompt, answer, steps, law):
    """Requests on the nodes of a calibration, as on one machine, all equal or with answers of a law."""
    rates = re.search(r"(?m)^acceptance: (.*)$", nodes).group(1)
    text = re.sub(r"(?m)^(acceptance|lengths|pipeline|order|uplink|batching|speculation):.*\n", "", nodes)
    text = re.sub(r"(?ms)^(measured|serving):.*?(?=^\S|\Z)", "", text)
    text = re.sub(r"wireless: {[^}]*}", "wireless: {bandwidth_hz: 1e9, bits_per_token: 1}", text)
    nothing = "bits_per_prompt_token: 0, bits_per_draft_token: 0, bits_per_verdict: 0"
    text = re.sub(r"fronthaul: {[^}]*}", f"fronthaul: {{rate_bps: 1e12, latency_s: 0, {nothing}}}", text)
    text += f"version: 1\nname: serving\nspeculation: {{min_length: 0, max_length: 8, steps: {steps}}}\n"
    text += f"pipeline: sequential\norder: given\nbatching: {{max_tasks_per_cohort: {requests}}}\n"
    text += f"serving: {SERVING}\n"
    text += f"answers: {{law: {{file: {json.dumps(law)}}}}}\ntasks:\n" if law else "tasks:\n"
    for k in range(requests):
        tokens = f"input_tokens: {prompt}, acceptance: {rates}, "
        tokens += "answer: law" if law else f"output_tokens: {answer}"
        text += f"  - {{id: u{k + 1}, {tokens}, tx_power_dbm: 23, channel_gain_db: -60}}\n"
    return text


def closed(file, lengths, answer, folder):
    """Tokens per second of the best plans of some lengths."""
    methods = ["autoregressive" if length == 0 else f"fixed-length:{length}" for length in lengths]
    sdedge("compare", file, "--methods", ",".join(methods), "--force", "-o", folder)
    found = {row["method"]: row for row in rows(folder / "compare.csv")}
    return {
        length: float(found[method]["tokens"]) / float(found[method]["makespan_s"])
        for length, method in zip(lengths, methods)
    }


def streamed(file, users, lengths, answer, folder):
    """Tokens per second of users each of whom sends the next request when an answer is complete."""
    policies = ["autoregressive" if length == 0 else f"fixed:{length}" for length in lengths]
    sdedge("stream", file, "--concurrency", users, "--requests", REQUESTS * users, "--groups", 1,
           "--policy", ",".join(policies), "--force", "-o", folder, *(["--rate", STARTS] if STARTS else []))
    found = {row["policy"]: float(row["tokens_per_s"]) for row in rows(folder / "rates.csv")}
    return {length: found[policy] for length, policy in zip(lengths, policies)}


def table(runs, base, out):
    work = Path("target/serving")
    conditions(out)
    sdedge("calibrate", "--runs", runs, "--base", base, "--force", "-o", work / "fitted")
    nodes = (work / "fitted" / "nodes.yaml").read_text()
    measured = rows(work / "fitted" / "fit.csv")
    prompt, answer = (int(float(measured[0][key])) for key in ["input_tokens", "output_tokens"])
    made = []
    for load in sorted({int(float(row["concurrency"])) for row in measured}):
        print(load, file=sys.stderr)
        some = [row for row in measured if float(row["concurrency"]) == load]
        lengths = sorted(int(float(row["length"])) for row in some)
        found = []
        for model in MODELS[1:]:
            steps = "mean" if model == "closed_mean" else "expected"
            file = work / f"{steps}.yaml"
            law = ANSWERS if ANSWERS and model == "stream" else ""
            file.write_text(instance(nodes, load, prompt, answer, steps, law))
            found.append(
                streamed(file, load, lengths, answer, work / model)
                if model == "stream"
                else closed(file, lengths, answer, work / model)
            )
        for row in some:
            length = int(float(row["length"]))
            # told, or all tokens of an answer in the time of those after the first
            told = row.get("output_tokens_per_s")
            rate = float(told) if told else load / float(row["tpot_s"]) * answer / (answer - 1)
            rates = [rate, rate * float(row["tpot_s"]) / float(row["predicted_tpot_s"])]
            rates += [each[length] for each in found]
            made.append(dict(zip(COLUMNS, [length, load] + [f"{rate:.6g}" for rate in rates])))
    write(out / "serving.csv", made)


given = [Path(each).resolve() for each in sys.argv[1:]]
os.chdir(Path(__file__).resolve().parents[2])
table(*given, *[Path("results/serving")][len(given) - 2 :])
