package sdedge.wireless.allocation;

import java.util.ArrayList;
import java.util.List;

/**
 * The best allocation of all bands for a plan (docs/model.md section 5): T = max(L_1, T_d of every
 * drafter), each with its own band and tasks.
 *
 * @param makespanS T, seconds
 * @param fixedS what the fixed tasks take: the largest of L_1 and ready time plus L
 * @param cells by cell of the traffic
 */
public record OptimalAllocation(double makespanS, double fixedS, List<CellOptimum> cells) {
  /** Relative tolerance for the allocation of a plan that is kept. */
  public static final double FINAL = 1e-13;

  /** Relative tolerance for plans that are only compared. */
  public static final double SEARCH = 1e-10;

  public OptimalAllocation {
    cells = List.copyOf(cells);
  }

  /**
   * Solves a plan.
   *
   * @param pathS L of the batch of the task at each position, seconds: the longest path from its
   *     begin to the end
   */
  public static OptimalAllocation of(Traffic traffic, double[] pathS, double tolerance) {
    double fixedS = pathS[0];
    for (int k = 0; k < traffic.fixed().length; k++) {
      fixedS = Math.max(fixedS, traffic.fixedReadyS()[k] + pathS[traffic.fixed()[k]]);
    }
    double makespanS = fixedS;
    List<CellOptimum> cells = new ArrayList<>();
    for (int c = 0; c < traffic.cells().size(); c++) {
      CellOptimum inTurn = InTurn.of(traffic.cells().get(c), pathS, tolerance);
      CellOptimum cell =
          inTurn == null ? new CellSearch(traffic, c, pathS).solve(tolerance) : inTurn;
      cells.add(cell);
      makespanS = Math.max(makespanS, cell.makespanS());
    }
    return new OptimalAllocation(makespanS, fixedS, cells);
  }

  /** No allocation of any cell lets the plan end earlier, seconds. */
  public double boundS() {
    return Math.max(fixedS, cells.stream().mapToDouble(CellOptimum::boundS).max().orElse(0));
  }
}
