package sdedge.search.scheme;

import java.util.List;
import java.util.Random;
import sdedge.instance.DraftChoice;
import sdedge.instance.Scope;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Cuts;
import sdedge.search.problem.Partition;

/**
 * Batch sizes drawn uniformly from what still fits, lengths uniformly from all allowed. Cohorts are
 * as large as may be. Every problem begins with the seed anew, so that one order does not depend on
 * the others.
 */
final class RandomCuts {
  private RandomCuts() {}

  static Partition cut(ContiguousProblem problem, long seed) {
    Random random = new Random(seed);
    List<DraftChoice> choices = problem.draftChoices();
    boolean global = problem.instance().speculation().scope() == Scope.GLOBAL;
    DraftChoice common = choices.get(random.nextInt(choices.size()));
    Cuts cuts = new Cuts();
    for (int start = 0; start < problem.size(); ) {
      int cohortEnd = problem.cohortReach()[start];
      while (start < cohortEnd) {
        int reach = Math.min(problem.batchReach()[start], cohortEnd);
        int end = start + 1 + random.nextInt(reach - start);
        DraftChoice drawn = global ? common : choices.get(random.nextInt(choices.size()));
        cuts.addBatch(end, problem.choices().orFirst(drawn, start, end));
        start = end;
      }
      cuts.endCohort();
    }
    return cuts.partition();
  }
}
