package sdedge.calibrate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;
import sdedge.latency.ServingStep;
import sdedge.stream.steady.SteadyLoad;

/**
 * What a run should have taken, as {@link sdedge.stream.steady.SteadyService} says: steady
 * continuous batching, which whole prompts join as often as requests end.
 *
 * @param perToken steps per output token
 */
record Law(MeasuredRun run, ServingStep step, double perToken) {

  static Law of(MeasuredRun run, ExpectedSteps expected) {
    SteadyLoad.Kind kind = new SteadyLoad.Kind(run.inputTokens(), run.outputTokens(), expected);
    SteadyLoad.Mixture mixture = kind.at(run.length());
    ServingStep step = mixture.step(run.length(), run.running(), Double.NaN);
    return new Law(run, step, mixture.perToken());
  }

  /** Of runs whose drafts are accepted as those of a pair. */
  static List<Law> of(List<MeasuredRun> runs, Pair pair) {
    Map<String, ExpectedSteps> steps = new HashMap<>();
    return runs.stream()
        .map(
            run ->
                of(
                    run,
                    steps.computeIfAbsent(run.mode(), mode -> new ExpectedSteps(pair.rates(mode)))))
        .toList();
  }

  /** New tokens of a verify pass in the mean, prompts included. */
  double newTokens() {
    return step.verify().newTokens();
  }

  /** Seconds per output token. */
  double tpotS(PassTime verifier, DraftPasses draftPasses) {
    return step.seconds(verifier, draftPasses) * perToken;
  }
}
