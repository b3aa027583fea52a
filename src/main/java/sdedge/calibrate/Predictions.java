package sdedge.calibrate;

import java.util.HashMap;
import java.util.Map;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;

/** What a pair of nodes should take. */
final class Predictions {
  private final PassTime verifier;
  private final Map<String, Mode> modes = new HashMap<>();

  /** Of a mode of drafting. */
  private record Mode(DraftPasses drafts, ExpectedSteps steps) {}

  Predictions(Pair pair) {
    verifier = PassTime.of(pair.node(Role.VERIFIER));
    for (String mode : pair.draftModes()) {
      modes.put(mode, mode(pair, mode));
    }
    modes.computeIfAbsent("", absent -> mode(pair, absent)); // of length 0
  }

  private static Mode mode(Pair pair, String name) {
    return new Mode(pair.drafts(name), new ExpectedSteps(pair.rates(name)));
  }

  private Mode of(MeasuredRun run) {
    return Pair.known(modes, run.length() == 0 ? "" : run.mode());
  }

  /** The time per token of a run. */
  double tpotS(MeasuredRun run) {
    Mode mode = of(run);
    return Law.of(run, mode.steps()).tpotS(verifier, mode.drafts());
  }

  /** New tokens of a verify pass of a run. */
  double newTokens(MeasuredRun run) {
    return Law.of(run, of(run).steps()).newTokens();
  }
}
