package sdedge.calibrate;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;

/** What pairs of nodes should take, a pair per workload or one for all. */
final class Predictions {
  private final Map<String, OfPair> byWorkload = new LinkedHashMap<>();

  /**
   * Of a workload.
   *
   * @param steps by mode, made when asked for
   */
  private record OfPair(Pair pair, PassTimes times, Map<String, ExpectedSteps> steps) {
    OfPair(Pair pair) {
      this(pair, PassTimes.of(pair), new ConcurrentHashMap<>());
    }

    Law law(MeasuredRun run) {
      return Law.of(
          run, steps.computeIfAbsent(run.mode(), mode -> new ExpectedSteps(pair.rates(mode))));
    }
  }

  Predictions(Pair pair) {
    this(Map.of("", pair));
  }

  /** By workload; of others the first holds. */
  Predictions(Map<String, Pair> pairs) {
    pairs.forEach((name, pair) -> byWorkload.put(name, new OfPair(pair)));
  }

  private OfPair pair(MeasuredRun run) {
    Iterator<OfPair> all = byWorkload.values().iterator();
    return byWorkload.getOrDefault(run.workload(), all.next());
  }

  /** The time per token of a run, by the law. */
  double tpotS(MeasuredRun run) {
    OfPair pair = pair(run);
    return pair.times().tpotS(pair.law(run));
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
    return pair(run).law(run).newTokens();
  }

  /**
   * What passes on a pair of nodes take.
   *
   * @param drafts by mode; of an empty name those of the drafter's own model
   */
  record PassTimes(PassTime verifier, Map<String, DraftPasses> drafts) {
    static PassTimes of(Pair pair) {
      PassTime drafter = PassTime.of(pair.node(Role.DRAFTER));
      Map<String, DraftPasses> drafts = new HashMap<>();
      drafts.put("", DraftPasses.single(drafter));
      for (FittedMode each : pair.modes()) {
        drafts.put(each.mode().name(), DraftPasses.of(each.mode(), pair.node(each.role())));
      }
      return new PassTimes(PassTime.of(pair.node(Role.VERIFIER)), drafts);
    }

    /** Modelled/measured of the times per token of some runs. */
    double[] ratios(List<Law> laws) {
      return laws.stream().mapToDouble(law -> tpotS(law) / law.run().tpotS()).toArray();
    }

    /** Seconds per output token. */
    double tpotS(Law law) {
      return law.tpotS(verifier, Pair.known(drafts, law.run().mode()));
    }
  }
}
