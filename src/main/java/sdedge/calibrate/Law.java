package sdedge.calibrate;

import sdedge.instance.Acceptance;
import sdedge.instance.Task;
import sdedge.latency.ExpectedProgress;
import sdedge.latency.PassTime;

/**
 * What a run should have taken: steady continuous batching, in which prompts join the steps of
 * others as often as requests end.
 *
 * @param steps D, of a request after its first token
 * @param prompts λ, prompts that join a step
 */
record Law(Run run, double steps, double prompts) {

  static Law of(Run run, Acceptance acceptance) {
    int tokens = run.wholeOutputTokens() - 1; // the first comes from the prefill
    double steps =
        run.length() == 0
            ? tokens
            : ExpectedProgress.of(new Task("", 0, 1, tokens, acceptance, 0, 0), run.length())
                .meanSteps();
    return new Law(run, steps, run.running() / steps);
  }

  /** New tokens of a verify pass, prompts included. */
  double newTokens() {
    return run.running() * (run.length() + 1) + prompts * run.inputTokens();
  }

  /** Seconds per output token. */
  double tpotS(PassTime verifier, PassTime drafter) {
    double step = verifyS(verifier);
    for (int i = 1; i <= run.length(); i++) {
      step += draftS(drafter, i);
    }
    return step * steps / (run.wholeOutputTokens() - 1);
  }

  private double verifyS(PassTime verifier) {
    double n = run.running();
    double perTask = run.length() + 1;
    double context = run.contextTokens();
    return verifier.seconds(
        1,
        newTokens(),
        n * (context - 1),
        n * perTask * (context + run.length()) + prompts * run.inputTokens() * run.inputTokens());
  }

  private double draftS(PassTime drafter, int pass) {
    double n = run.running();
    double joining = pass == 1 ? prompts * run.inputTokens() : 0;
    double context = run.contextTokens() + pass - 1;
    return drafter.seconds(
        1, n + joining, n * (context - 1), n * context + joining * run.inputTokens());
  }
}
