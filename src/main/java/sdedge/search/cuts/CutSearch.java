package sdedge.search.cuts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import sdedge.control.Control;
import sdedge.plan.Plan;
import sdedge.search.asynchronous.Executor;
import sdedge.search.local.Evaluator;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.MoveAcceptance;
import sdedge.search.local.Neighbourhood;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.Uploads;

/** Improves how one order is cut, by moves that lower the makespan as executed. */
public final class CutSearch implements Neighbourhood<Partition>, Evaluator<Partition> {
  private static final List<CutMove> MOVES =
      List.of(
          new ChangeDrafts(),
          new MoveEnd(),
          new SplitCut(),
          new JoinNext(),
          new CutCohort(),
          new CutOff());
  private static final long SEED = 1;

  private final ContiguousProblem problem;
  private final double[] readyS; // by task of the instance
  private final Executor executor;
  private final Random random = new Random(SEED);
  private long executed;

  CutSearch(ContiguousProblem problem, Partition start) {
    this.problem = problem;
    Plan plan = start.plan(problem);
    readyS = Uploads.readySeconds(problem.instance(), plan);
    executor = new Executor(problem.instance(), plan);
  }

  /**
   * The best cuts found from some.
   *
   * @param problem whose uplink is decided
   * @param mostExecuted plans to execute
   */
  public static Partition improve(
      ContiguousProblem problem, Partition start, int mostExecuted, Control control) {
    CutSearch search = new CutSearch(problem, start);
    LocalSearch.Budget budget = new LocalSearch.Budget(mostExecuted, Integer.MAX_VALUE, 0);
    return LocalSearch.improve(start, search, search, MoveAcceptance.FASTER, budget, control)
        .plan();
  }

  @Override
  public Iterator<Partition> of(Partition partition) {
    EditedCuts cuts = EditedCuts.of(problem, partition);
    List<EditedCuts> all = new ArrayList<>();
    for (int m = 0; m < cuts.ends().size(); m++) {
      for (CutMove move : MOVES) {
        all.addAll(move.of(cuts, m));
      }
    }
    Collections.shuffle(all, random);
    return all.stream().map(EditedCuts::partition).filter(Objects::nonNull).iterator();
  }

  @Override
  public double makespanS(Partition partition, double mostS) {
    executed++;
    return executor.makespanS(partition.plan(problem), readyS);
  }

  @Override
  public long work() {
    return executed;
  }
}
