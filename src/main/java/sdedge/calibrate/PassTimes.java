package sdedge.calibrate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.latency.DraftPasses;
import sdedge.latency.PassTime;

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
    String mode = law.run().length() == 0 ? "" : law.run().mode();
    return law.tpotS(verifier, Pair.known(drafts, mode));
  }
}
