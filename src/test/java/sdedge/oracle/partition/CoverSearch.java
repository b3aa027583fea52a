package sdedge.oracle.partition;

import java.util.Arrays;

/**
 * The cheapest cover by whole columns below a cost: branch and bound on pairs of rows that are in
 * one column or in two.
 */
final class CoverSearch {
  private static final double WHOLE = 1e-5;

  private final CoverProgram program;
  private final int rows;
  private final boolean[] useful;
  private double below;

  CoverSearch(CoverProgram program, int rows, boolean[] useful, double below) {
    this.program = program;
    this.rows = rows;
    this.useful = useful;
    this.below = below;
  }

  /** Its cost; infinite if none is below. */
  double least() {
    double limit = below;
    branch(useful);
    return below < limit ? below : Double.POSITIVE_INFINITY;
  }

  private void branch(boolean[] allowed) {
    program.solve(allowed);
    double bound = program.bound();
    if (bound >= below) {
      return;
    }
    boolean[] left = new boolean[allowed.length];
    for (int j = 0; j < left.length; j++) {
      left[j] = allowed[j] && program.reduced(j) < below - bound;
    }
    double[][] together = together();
    int[] pair = pair(together);
    if (pair.length == 0) {
      below = Math.min(below, program.whole());
      return;
    }
    boolean first = together[pair[0]][pair[1]] >= 0.5;
    branch(with(left, pair, first));
    branch(with(left, pair, !first));
  }

  /** For how much both rows are in one column. */
  private double[][] together() {
    double[][] together = new double[rows][rows];
    double[] shares = program.shares();
    for (int j = 0; j < shares.length; j++) {
      if (shares[j] > 0) {
        for (int r : program.rows(j)) {
          for (int other : program.rows(j)) {
            together[r][other] += shares[j];
          }
        }
      }
    }
    return together;
  }

  /** The pair that is the least decided; empty if all are. */
  private int[] pair(double[][] together) {
    double most = WHOLE;
    int[] pair = {};
    for (int r = 0; r < rows; r++) {
      for (int other = r + 1; other < rows; other++) {
        double open = Math.min(together[r][other], 1 - together[r][other]);
        if (open > most) {
          most = open;
          pair = new int[] {r, other};
        }
      }
    }
    return pair;
  }

  private boolean[] with(boolean[] allowed, int[] pair, boolean areTogether) {
    boolean[] with = allowed.clone();
    for (int j = 0; j < with.length; j++) {
      if (with[j]) {
        boolean one = Arrays.stream(program.rows(j)).anyMatch(r -> r == pair[0]);
        boolean other = Arrays.stream(program.rows(j)).anyMatch(r -> r == pair[1]);
        with[j] = areTogether ? one == other : !(one && other);
      }
    }
    return with;
  }
}
