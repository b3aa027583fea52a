package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.study.simulation.Clairvoyant;
import sdedge.study.simulation.Distribution;
import sdedge.study.simulation.PairedComparison;
import sdedge.study.simulation.PlanSummary;
import sdedge.study.simulation.SimulationResult;

/** What plans came to in simulated runs, for people. */
public final class SimulationText {
  private SimulationText() {}

  /** A heading, a few lines per plan, and what it would save to know the answers. */
  public static List<String> of(Instance instance, long seed, SimulationResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(instance.name() + ": " + result.runs() + " runs, seed " + seed);
    result.plans().forEach(plan -> lines.addAll(plan(plan)));
    Clairvoyant known = result.clairvoyant();
    if (known != null) {
      String first = doubtful(known.savedS(), known.standardErrorS());
      lines.add(
          Human.field(
              "known",
              Human.seconds(known.meanS())
                  + " on average if plans knew the answers of "
                  + (known.runs() + " runs: the first plan takes " + first + " more")));
    }
    return lines;
  }

  private static List<String> plan(PlanSummary plan) {
    Distribution makespan = plan.makespan();
    List<String> lines = new ArrayList<>(List.of(plan.name()));
    lines.add(
        Human.field(
            "makespan",
            doubtful(makespan.mean(), makespan.standardError())
                + (", P50 " + Human.seconds(makespan.p50()))
                + (", P95 " + Human.seconds(makespan.p95()))
                + (", P99 " + Human.seconds(makespan.p99()))));
    String error = Human.percent(plan.error());
    lines.add(Human.field("predicted", Human.seconds(plan.predictedS()) + " (" + error + ")"));
    Double met = plan.met();
    if (met != null) {
      lines.add(Human.field("on time", Human.percent(met) + " of the tasks"));
    }
    PairedComparison paired = plan.toFirst();
    if (paired != null) {
      String range = Human.seconds(paired.lowS()) + " to " + Human.seconds(paired.highS());
      lines.add(Human.field("to first", Human.seconds(paired.meanS()) + " (95 %: " + range + ")"));
    }
    return lines;
  }

  private static String doubtful(double seconds, double standardErrorS) {
    return Human.seconds(seconds) + " ± " + Human.seconds(standardErrorS);
  }
}
