package sdedge.search.exhaustive;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Pipeline;
import sdedge.plan.Batch;
import sdedge.search.Counts;
import sdedge.search.SearchResult;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.Timeline;

/**
 * Every plan contiguous in an order, executed one by one: slow, and plain enough to check the
 * dynamic program against. L·(1 + 2L)^(K−1) plans for K tasks and L lengths; more where the parts
 * of a batch choose for themselves.
 */
public final class Enumeration {
  private final ContiguousProblem problem;
  private final Control control;
  private final Map<Place, List<PricedBatch>> priced = new HashMap<>();
  private final Deque<PricedBatch> batches = new ArrayDeque<>(); // of the cohort not yet closed
  private final Deque<List<PricedBatch>> cohorts = new ArrayDeque<>();
  private final double[] readyS; // by task
  private @Nullable List<List<PricedBatch>> best;
  private double bestS = Double.POSITIVE_INFINITY;
  private long plans;

  /** Where a batch starts and ends. */
  private record Place(int start, int end) {}

  private Enumeration(ContiguousProblem problem, Control control) {
    this.problem = problem;
    this.control = control;
    readyS = new double[problem.instance().tasks().size()];
    for (int position = 0; position < problem.size(); position++) {
      readyS[problem.tasks()[position]] = problem.readyS()[position];
    }
  }

  /**
   * The best plan of all problems; among equally fast ones, that of the first problem.
   *
   * @param groups problems in the order in which they are enumerated
   */
  public static SearchResult solve(List<List<ContiguousProblem>> groups, Control control) {
    SearchResult best = SearchResult.NONE;
    for (List<ContiguousProblem> group : groups) {
      for (ContiguousProblem problem : group) {
        Enumeration enumeration = new Enumeration(problem, control);
        enumeration.extend(0, 0);
        best = best.and(enumeration.result());
      }
    }
    Termination stop = control.stop();
    return stop == null ? best : best.and(SearchResult.nothing(stop, 0));
  }

  private SearchResult result() {
    Counts counts = new Counts(plans, plans);
    return best == null
        ? new SearchResult(null, null, bestS, bestS, Termination.COMPLETED, counts)
        : new SearchResult(problem, partition(best), bestS, bestS, Termination.COMPLETED, counts);
  }

  /** Appends every batch that may start at {@code position}, cohort boundary behind it or not. */
  private void extend(int position, int cohortStart) {
    int reach = Math.min(problem.batchReach()[position], problem.cohortReach()[cohortStart]);
    for (int end = position + 1; end <= reach; end++) {
      for (PricedBatch batch : priced(new Place(position, end))) {
        if (control.stop() != null) {
          return;
        }
        batches.addLast(batch);
        if (end < problem.size()) {
          extend(end, cohortStart);
        }
        close(end);
        batches.removeLast();
      }
    }
  }

  /** Ends the cohort at {@code position}. */
  private void close(int position) {
    List<PricedBatch> cohort = List.copyOf(batches);
    cohorts.addLast(cohort);
    batches.clear();
    if (position == problem.size()) {
      evaluate();
    } else {
      extend(position, position);
    }
    cohorts.removeLast();
    batches.addAll(cohort);
  }

  private void evaluate() {
    plans++;
    List<List<PricedBatch>> plan = List.copyOf(cohorts);
    double timeS =
        problem.pipeline() == Pipeline.ASYNCHRONOUS
            ? Timeline.makespanS(problem.instance(), partition(plan).plan(problem))
            : Timeline.makespanS(problem.pipeline(), plan);
    if (timeS < bestS) {
      bestS = timeS;
      best = plan;
    }
  }

  /** A batch with all its choices. */
  private List<PricedBatch> priced(Place place) {
    return priced.computeIfAbsent(
        place,
        key -> {
          List<Integer> tasks = Arrays.stream(problem.tasks(), key.start, key.end).boxed().toList();
          return problem.choices().allowed(key.start, key.end).stream()
              .map(choices -> priced(new Batch(tasks, choices)))
              .toList();
        });
  }

  private PricedBatch priced(Batch batch) {
    PricedBatch.Place nowhere = new PricedBatch.Place(0, 0);
    return PricedBatch.of(problem.instance(), problem.stages(), batch, nowhere, readyS);
  }

  private static Partition partition(List<List<PricedBatch>> plan) {
    return Partition.of(
        plan.stream().map(cohort -> cohort.stream().map(PricedBatch::batch).toList()).toList());
  }
}
