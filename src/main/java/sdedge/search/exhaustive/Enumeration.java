package sdedge.search.exhaustive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Partition;
import sdedge.search.SearchResult;
import sdedge.search.Termination;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.Timeline;

/**
 * Every plan contiguous in an order, executed one by one: slow, and plain enough to check the
 * dynamic program against. L·(1 + 2L)^(K−1) plans for K tasks and L lengths.
 */
public final class Enumeration {
  private final ContiguousProblem problem;
  private final Control control;
  private final @Nullable PricedBatch[][][] priced;
  private final int[] ends;
  private final boolean[] endsCohort;
  private final int[] lengths;
  private @Nullable Partition best;
  private double bestS = Double.POSITIVE_INFINITY;
  private long plans;

  private Enumeration(ContiguousProblem problem, Control control) {
    this.problem = problem;
    this.control = control;
    int size = problem.size();
    priced = new PricedBatch[size][size + 1][problem.lengths().length];
    ends = new int[size];
    endsCohort = new boolean[size];
    lengths = new int[size];
  }

  /**
   * The best plan of all problems; among equally fast ones, that of the first problem.
   *
   * @param groups problems in the order in which they are enumerated
   */
  public static SearchResult solve(List<List<ContiguousProblem>> groups, Control control) {
    SearchResult best = SearchResult.NONE;
    long plans = 0;
    for (List<ContiguousProblem> group : groups) {
      for (ContiguousProblem problem : group) {
        Enumeration enumeration = new Enumeration(problem, control);
        enumeration.extend(0, 0, 0);
        plans += enumeration.plans;
        best = enumeration.better(best);
      }
    }
    Termination stop = control.stop();
    return new SearchResult(
        best.problem(),
        best.partition(),
        best.timeS(),
        stop == null ? best.timeS() : 0,
        stop == null ? Termination.COMPLETED : stop,
        new Counts(plans, plans));
  }

  private SearchResult better(SearchResult rival) {
    return bestS < rival.timeS() * (1 - SearchResult.TIE)
        ? new SearchResult(problem, best, bestS, bestS, Termination.COMPLETED, Counts.NONE)
        : rival;
  }

  /** Appends every batch that may start at {@code position}, cohort boundary before it or not. */
  private void extend(int position, int batches, int cohortStart) {
    if (position == problem.size()) {
      endsCohort[batches - 1] = true;
      evaluate(batches);
      return;
    }
    int reach = Math.min(problem.batchReach()[position], problem.cohortReach()[cohortStart]);
    for (int end = position + 1; end <= reach; end++) {
      for (int q = 0; q < problem.lengths().length && control.stop() == null; q++) {
        if (!problem.admits(position, end, q)) {
          continue;
        }
        ends[batches] = end;
        lengths[batches] = q;
        endsCohort[batches] = false;
        extend(end, batches + 1, cohortStart);
        if (end < problem.size()) {
          endsCohort[batches] = true;
          extend(end, batches + 1, end);
        }
      }
    }
  }

  private void evaluate(int batches) {
    plans++;
    double timeS = problem.pipeline() == Pipeline.ASYNCHRONOUS ? event(batches) : slot(batches);
    if (timeS < bestS) {
      bestS = timeS;
      best = partition(batches);
    }
  }

  private double slot(int batches) {
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    List<PricedBatch> cohort = new ArrayList<>();
    int start = 0;
    for (int m = 0; m < batches; m++) {
      cohort.add(priced(start, ends[m], lengths[m]));
      start = ends[m];
      if (endsCohort[m]) {
        cohorts.add(List.copyOf(cohort));
        cohort.clear();
      }
    }
    return Timeline.makespanS(problem.pipeline(), cohorts);
  }

  private double event(int batches) {
    Plan plan = partition(batches).plan(problem);
    return Timeline.execute(problem.instance(), plan).makespanS();
  }

  private PricedBatch priced(int start, int end, int q) {
    PricedBatch batch = priced[start][end][q];
    if (batch == null) {
      Instance instance = problem.instance();
      double[] readyS = new double[instance.tasks().size()];
      for (int position = start; position < end; position++) {
        readyS[problem.tasks()[position]] = problem.readyS()[position];
      }
      List<Integer> tasks = Arrays.stream(problem.tasks(), start, end).boxed().toList();
      batch =
          PricedBatch.of(
              instance,
              problem.stages(),
              new Batch(tasks, problem.lengths()[q]),
              new PricedBatch.Place(0, 0),
              readyS);
      priced[start][end][q] = batch;
    }
    return batch;
  }

  private Partition partition(int batches) {
    int[] cohortEnds = new int[batches];
    int[] chosen = new int[batches];
    int cohorts = 0;
    for (int m = 0; m < batches; m++) {
      chosen[m] = problem.lengths()[lengths[m]];
      if (endsCohort[m]) {
        cohortEnds[cohorts++] = ends[m];
      }
    }
    return new Partition(Arrays.copyOf(ends, batches), Arrays.copyOf(cohortEnds, cohorts), chosen);
  }
}
