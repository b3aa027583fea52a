package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.instance.Pipeline;
import sdedge.search.problem.ContiguousProblem;

/**
 * Builds the model of a contiguous problem (docs/model.md section 7), in a form with one copy of
 * the slots for all cohorts and without large constants in the clocks.
 *
 * <p>Batches form a path from position 0 to K; each has a {@link Roles role} in its cohort, and
 * y_{c,g} = 1 if a cohort holds the tasks c..g−1. Slots s_{p,n} at the boundary p exceed a_n of the
 * batch that starts there unless it is first, and b_n of the one that ends there unless it is last;
 * wrap slots z_{c,n} exceed a_{n+1} of the first and b_n of the last batch of the cohort from c. As
 * cohorts follow one another, the clock splits into f_p, the step-1 slots up to position p of all
 * cohorts, and P_c, all later slots of the cohorts that start before c: a batch at p of the cohort
 * from c begins at f_p − a_1 + P_c, which only matters to wait for its prompts. The objective is
 * f_{K−1} + P_K.
 */
final class Formulation {
  private final ContiguousProblem problem;
  private final Cohorts cohorts;
  private final Scaling scaling;
  private final LinearModel model;
  private final DecisionColumns columns;
  private final List<LaterCosts> later = new ArrayList<>();
  private final int[] clock;

  /**
   * Builds a model.
   *
   * @param batches those a plan may use, by start
   * @param upperS a makespan that some plan has
   * @param memory that the model takes from
   * @throws ModelAborted if the control says so, or the model becomes too large
   */
  Formulation(
      ContiguousProblem problem,
      List<BatchTimes> batches,
      Scaling scaling,
      double upperS,
      HeapShare memory,
      Control control) {
    model = new LinearModel(memory, control);
    this.problem = problem;
    this.scaling = scaling;
    cohorts = new Cohorts(problem);
    columns = new DecisionColumns(model, problem.size(), cohorts, batches);
    double largest = 1 + scaling.of(upperS * (1 + 1e-6));
    clock = new int[problem.size()];
    for (int p = 0; p < clock.length; p++) {
      clock[p] = model.continuous(largest, p == clock.length - 1 ? 1 : 0);
      later.add(new LaterCosts());
    }
    path();
    firstStep();
    new Slots(problem, scaling, model, columns, later).add();
    int[][] arcs = cohorts.one() ? new int[0][0] : arcs();
    later.stream().forEach(costs -> costs.addTo(model));
    new UploadRows(problem, scaling, model, columns, clock).add(later, arcs, largest);
  }

  LinearModel model() {
    return model;
  }

  DecisionColumns columns() {
    return columns;
  }

  private void path() {
    model.equalTo(1);
    for (Roles roles : columns.startingAt(0)) {
      put(roles.first(), 1);
      put(roles.single(), 1);
    }
    for (int p = 1; p < problem.size(); p++) {
      model.equalTo(0);
      columns.endingAt(p).forEach(roles -> put(roles.notLast(), 1));
      columns.startingAt(p).forEach(roles -> put(roles.notFirst(), -1));
      if (!cohorts.one()) {
        model.equalTo(0);
        for (Roles roles : columns.endingAt(p)) {
          put(roles.single(), 1);
          Arrays.stream(roles.last()).forEach(column -> put(column, 1));
        }
        for (Roles roles : columns.startingAt(p)) {
          put(roles.single(), -1);
          put(roles.first(), -1);
        }
      }
    }
  }

  /** f_p: the slots of step 1. Sequential slots count both sides, others the longer one. */
  private void firstStep() {
    boolean adds = problem.pipeline() == Pipeline.SEQUENTIAL;
    for (int p = 0; p < problem.size(); p++) {
      advance(p);
      drafts(p);
      if (p > 0) {
        if (!adds) {
          advance(p);
        }
        for (Roles roles : columns.endingAt(p)) {
          put(roles.notLast(), -scaling.of(roles.batch().b(1)));
        }
      }
    }
  }

  private void advance(int p) {
    model.atLeast(0);
    model.put(clock[p], 1);
    if (p > 0) {
      model.put(clock[p - 1], -1);
    }
  }

  private void drafts(int p) {
    for (Roles roles : columns.startingAt(p)) {
      double a = -scaling.of(roles.batch().a(1));
      put(roles.single(), a);
      put(roles.first(), a);
      put(roles.notFirst(), a);
    }
  }

  /** y_{c,g}, by c and g: tied to the first and to the last batch of the cohort. */
  private int[][] arcs() {
    int size = problem.size();
    int[][] arcs = new int[size][size + 1];
    for (int c = 0; c < size; c++) {
      Arrays.fill(arcs[c], Roles.NONE);
      for (int g = c + 1; g <= problem.cohortReach()[c]; g++) {
        arcs[c][g] = model.continuous(1, 0);
        model.equalTo(0);
        model.put(arcs[c][g], -1);
        for (Roles roles : columns.endingAt(g)) {
          int start = roles.batch().start();
          put(start == c ? roles.single() : start > c ? roles.last()[c] : Roles.NONE, 1);
        }
      }
      model.equalTo(0);
      for (Roles roles : columns.startingAt(c)) {
        put(roles.single(), 1);
        put(roles.first(), 1);
      }
      Arrays.stream(arcs[c]).forEach(column -> put(column, -1));
    }
    return arcs;
  }

  private void put(int column, double coefficient) {
    if (column != Roles.NONE) {
      model.put(column, coefficient);
    }
  }
}
