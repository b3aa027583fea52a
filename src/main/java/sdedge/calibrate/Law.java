package sdedge.calibrate;

import sdedge.latency.PassTime;

/**
 * What a run should have taken: steady continuous batching, in which prompts join the steps of
 * others as often as requests end.
 *
 * @param steps D, of a request after its first token
 * @param prompts λ, prompts that join a step
 */
record Law(MeasuredRun run, double steps, double prompts) {

  static Law of(MeasuredRun run, ExpectedSteps expected) {
    int tokens = run.wholeOutputTokens() - 1; // the first comes from the prefill
    double steps = expected.of(run.length(), tokens);
    return new Law(run, steps, run.running() / steps);
  }

  /** New tokens of a verify pass, prompts included. */
  double newTokens() {
    return run.running() * (run.length() + 1) + prompts * run.inputTokens();
  }

  /** Seconds per output token. */
  double tpotS(PassTime verifier, PassTime drafter) {
    double stepS = verify().seconds(verifier);
    for (int i = 1; i <= run.length(); i++) {
      stepS += draft(i).seconds(drafter);
    }
    return stepS * perToken();
  }

  /** Steps per output token. */
  double perToken() {
    return steps / (run.wholeOutputTokens() - 1);
  }

  /** The verify pass of a step. */
  Pass verify() {
    double n = run.running();
    double perTask = run.length() + 1;
    double context = run.contextTokens();
    return new Pass(
        newTokens(),
        n * (context - 1),
        n * perTask * (context + run.length()) + prompts * run.inputTokens() * run.inputTokens());
  }

  /** A draft pass of a step, from 1 to the length of the run. */
  Pass draft(int pass) {
    double n = run.running();
    double joining = pass == 1 ? prompts * run.inputTokens() : 0;
    double context = run.contextTokens() + pass - 1;
    return new Pass(n + joining, n * (context - 1), n * context + joining * run.inputTokens());
  }
}
