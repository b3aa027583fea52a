package sdedge.calibrate;

import java.util.HashMap;
import java.util.Map;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;

/** What pairs of nodes should take, a pair per workload or one for all. */
final class Predictions {
  private final Map<String, OfPair> byWorkload = new HashMap<>();
  private final OfPair any;

  private record Mode(DraftPasses drafts, ExpectedSteps steps) {}

  /** Of a workload. */
  private record OfPair(Pair pair, PassTime verifier, Map<String, Mode> modes) {
    static OfPair of(Pair pair) {
      Map<String, Mode> modes = new HashMap<>();
      pair.draftModes().forEach(name -> modes.put(name, mode(pair, name)));
      modes.computeIfAbsent("", absent -> mode(pair, absent)); // of length 0
      return new OfPair(pair, PassTime.of(pair.node(Role.VERIFIER)), modes);
    }

    private static Mode mode(Pair pair, String name) {
      return new Mode(pair.drafts(name), new ExpectedSteps(pair.rates(name)));
    }

    Mode of(MeasuredRun run) {
      return Pair.known(modes, run.length() == 0 ? "" : run.mode());
    }
  }

  Predictions(Pair pair) {
    any = OfPair.of(pair);
  }

  /** By workload; of others the first holds. */
  Predictions(Map<String, Pair> pairs) {
    pairs.forEach((name, pair) -> byWorkload.put(name, OfPair.of(pair)));
    any = Pair.known(byWorkload, pairs.keySet().iterator().next());
  }

  private OfPair pair(MeasuredRun run) {
    return byWorkload.getOrDefault(run.workload(), any);
  }

  /** The time per token of a run, by the law. */
  double tpotS(MeasuredRun run) {
    OfPair pair = pair(run);
    Mode mode = pair.of(run);
    return Law.of(run, mode.steps()).tpotS(pair.verifier(), mode.drafts());
  }

  /** That time with what runs of its workload differ by from the law. */
  double correctedTpotS(MeasuredRun run) {
    return correctedTpotS(run, run.mode());
  }

  /** That corrected time where runs without drafts count as those of a mode. */
  double correctedTpotS(MeasuredRun run, String mode) {
    MeasuredLoad measured = pair(run).pair().measured();
    double lawS = tpotS(run);
    return measured.isOf(run.inputTokens(), run.outputTokens())
        ? lawS * measured.of(mode).factor(run.running(), run.length())
        : lawS;
  }

  /** New tokens of a verify pass of a run. */
  double newTokens(MeasuredRun run) {
    return Law.of(run, pair(run).of(run).steps()).newTokens();
  }
}
