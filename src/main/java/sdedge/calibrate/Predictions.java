package sdedge.calibrate;

import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;

/** What a pair of nodes should take. */
final class Predictions {
  private final PassTime verifier;
  private final PassTime drafter;
  private final ExpectedSteps steps;

  Predictions(Pair pair) {
    verifier = PassTime.of(pair.node(Role.VERIFIER));
    drafter = PassTime.of(pair.node(Role.DRAFTER));
    steps = new ExpectedSteps(pair.rates());
  }

  /** The time per token of a run. */
  double tpotS(MeasuredRun run) {
    return Law.of(run, steps).tpotS(verifier, drafter);
  }

  /** New tokens of a verify pass of a run. */
  double newTokens(MeasuredRun run) {
    return Law.of(run, steps).newTokens();
  }
}
