package sdedge.search.milp;

import java.util.Arrays;
import java.util.List;
import sdedge.search.problem.ContiguousProblem;

/**
 * The rows that make a batch wait for its prompts: f_p + P_c ≥ U + a_1 for a batch at p of the
 * cohort from c. A batch whose prompts all are there when an earlier task's are needs none.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record UploadRows(
    ContiguousProblem problem,
    Scaling scaling,
    LinearModel model,
    DecisionColumns columns,
    int[] clock) {
  /**
   * Adds the rows.
   *
   * @param later costs by position
   * @param arcs y by cohort start and end; empty if there is one cohort
   * @param largest the largest P
   */
  void add(List<LaterCosts> later, int[][] arcs, double largest) {
    double latestS = Arrays.stream(problem.readyS()).max().orElse(0);
    boolean severalWait = arcs.length > 0 && latestS > problem.readyS()[0];
    int[] before = severalWait ? sums(later, largest) : new int[0];
    double arrivedS = 0; // when all tasks before p are there
    for (int p = 0; p < problem.size(); p++) {
      double metS = arrivedS;
      List<Roles> late =
          columns.startingAt(p).stream().filter(r -> r.batch().readyS() > metS).toList();
      if (!late.isEmpty()) {
        first(p, before, late);
        if (p > 0) {
          others(p, before, late, arcs);
        }
      }
      arrivedS = Math.max(arrivedS, problem.readyS()[p]);
    }
  }

  /** P_c by c; P_0 = 0 has no column. */
  private int[] sums(List<LaterCosts> later, double largest) {
    int[] sums = new int[problem.size()];
    sums[0] = Roles.NONE;
    for (int c = 1; c < sums.length; c++) {
      sums[c] = model.continuous(largest, 0);
      model.equalTo(0);
      model.put(sums[c], 1);
      put(sums[c - 1], -1);
      later.get(c - 1).subtractFrom(model);
    }
    return sums;
  }

  /** The first batch of a cohort from p. */
  private void first(int p, int[] before, List<Roles> late) {
    model.atLeast(0);
    model.put(clock[p], 1);
    put(p < before.length ? before[p] : Roles.NONE, 1);
    for (Roles roles : late) {
      put(roles.single(), -drafted(roles));
      put(roles.first(), -drafted(roles));
    }
  }

  /** A later batch of a cohort, one row for every c it may have begun at. */
  private void others(int p, int[] before, List<Roles> late, int[][] arcs) {
    double latest = late.stream().mapToDouble(this::drafted).max().orElse(0);
    for (int c = 0; c < (arcs.length == 0 ? 1 : p); c++) {
      boolean onlyOne = arcs.length == 0;
      if (!onlyOne && problem.cohortReach()[c] <= p) {
        continue;
      }
      model.atLeast(onlyOne ? 0 : -latest);
      model.put(clock[p], 1);
      put(c < before.length ? before[c] : Roles.NONE, 1);
      late.forEach(roles -> put(roles.notFirst(), -drafted(roles)));
      for (int g = p + 1; !onlyOne && g < arcs[c].length; g++) {
        put(arcs[c][g], -latest);
      }
    }
  }

  /** U + a_1. */
  private double drafted(Roles roles) {
    return scaling.of(roles.batch().readyS() + roles.batch().a(1));
  }

  private void put(int column, double coefficient) {
    if (column != Roles.NONE) {
      model.put(column, coefficient);
    }
  }
}
