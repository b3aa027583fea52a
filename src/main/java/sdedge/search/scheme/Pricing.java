package sdedge.search.scheme;

import java.util.List;
import sdedge.latency.StageModel;
import sdedge.plan.Cohort;
import sdedge.search.ContiguousProblem;
import sdedge.search.Partition;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.Timeline;

/** What the cuts of a problem come to. */
final class Pricing {
  private Pricing() {}

  /** The makespan under the pipeline of the problem, seconds. */
  static double makespanS(ContiguousProblem problem, Partition cuts) {
    double[] readyS = new double[problem.instance().tasks().size()];
    for (int position = 0; position < problem.size(); position++) {
      readyS[problem.tasks()[position]] = problem.readyS()[position];
    }
    StageModel stages = problem.stages();
    List<List<PricedBatch>> cohorts =
        cuts.plan(problem).cohorts().stream()
            .map(cohort -> priced(problem, stages, cohort, readyS))
            .toList();
    return Timeline.makespanS(problem.pipeline(), cohorts);
  }

  private static List<PricedBatch> priced(
      ContiguousProblem problem, StageModel stages, Cohort cohort, double[] readyS) {
    PricedBatch.Place nowhere = new PricedBatch.Place(0, 0);
    return cohort.batches().stream()
        .map(batch -> PricedBatch.of(problem.instance(), stages, batch, nowhere, readyS))
        .toList();
  }
}
