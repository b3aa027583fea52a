package sdedge.study.simulation;

import static sdedge.result.table.Table.column;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.plan.Plan;
import sdedge.result.table.Table;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;
import sdedge.timeline.RunDraws;
import sdedge.timeline.SampledPlan;

/**
 * What plans take that are made in every run by somebody who knows the answers that come, though
 * not what is accepted (docs/model.md section 10): what a perfect predictor could save.
 *
 * @param runs the first so many
 * @param meanS mean makespan of these plans, seconds
 * @param savedS by how much the first plan is slower in the same runs, on average, seconds
 * @param standardErrorS of that
 */
public record Clairvoyant(int runs, double meanS, double savedS, double standardErrorS) {
  static final Table<Clairvoyant> KEYS =
      Table.of(
          column("runs", Clairvoyant::runs),
          column("makespan_mean_s", Clairvoyant::meanS),
          column("saved_mean_s", Clairvoyant::savedS),
          column("saved_standard_error_s", Clairvoyant::standardErrorS));

  /**
   * Plans and executes the first runs.
   *
   * @param plan the plan that does not know, of a slot pipeline
   * @param makespanS its makespans by run
   * @param most how many runs
   * @param control notified of every run of a plan; asked often; the rest is left out
   * @return null if it was stopped before the first run was done
   */
  static @Nullable Clairvoyant of(
      Instance instance,
      RunDraws draws,
      Plan plan,
      double[] makespanS,
      int most,
      int threads,
      Control control) {
    List<Double> known = new ArrayList<>();
    for (int run = 0; run < Math.min(most, makespanS.length) && !control.isStopped(); run++) {
      Instance answers =
          draws
              .known(instance, run)
              .with(Steps.EXPECTED)
              .withOptions(plan.pipeline(), null, null, null);
      Outcome outcome =
          Search.SOLVER.solve(answers, Method.DP, new SearchOptions(threads, 0), control.strict());
      if (control.isStopped() || !(outcome instanceof Outcome.Found found)) {
        break;
      }
      known.add(new SampledPlan(answers, found.plan()).run(draws.ofBatches(run)).makespanS());
    }
    if (known.isEmpty()) {
      return null;
    }
    double[] knownS = known.stream().mapToDouble(Double::doubleValue).toArray();
    double[] savedS = new double[knownS.length];
    for (int run = 0; run < savedS.length; run++) {
      savedS[run] = makespanS[run] - knownS[run];
    }
    Distribution saved = Distribution.of(savedS);
    return new Clairvoyant(
        savedS.length, Distribution.of(knownS).mean(), saved.mean(), saved.standardError());
  }
}
