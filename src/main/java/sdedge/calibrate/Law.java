package sdedge.calibrate;

import sdedge.latency.ExpectedSteps;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;
import sdedge.latency.ServingStep;

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
    return step().verify().newTokens();
  }

  /** Seconds per output token. */
  double tpotS(PassTime verifier, PassTime drafter) {
    return tpotS(verifier, drafter, false);
  }

  /** Seconds per output token, the drafts of a step from one pass or not. */
  double tpotS(PassTime verifier, PassTime drafter, boolean inBlocks) {
    double stepS = step().verify().seconds(verifier);
    for (Pass draft : step().drafts(inBlocks)) {
      stepS += draft.seconds(drafter);
    }
    return stepS * perToken();
  }

  /** Steps per output token. */
  double perToken() {
    return steps / (run.wholeOutputTokens() - 1);
  }

  /** A step in the mean. */
  ServingStep step() {
    double input = run.inputTokens();
    return new ServingStep(
        run.length(), run.running(), run.contextTokens(), prompts * input, input);
  }
}
