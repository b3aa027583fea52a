package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.search.milp.CoverSolver.Column;
import sdedge.search.milp.CoverSolver.Duals;

/** Covers whose cheapest sets and prices are known by hand. */
class CoverSolverIT {
  /** Pairs of three items for 3 each: two halves too many for a cover, but for single items. */
  private static final List<int[]> SETS =
      List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {0, 2}, new int[] {0}, new int[] {2});

  private static final double[] COSTS = {3, 3, 3, 2.5, 2};

  @Test
  void oneWorkerPricesAndCovers() {
    try (CoverSolver solver = new CoverSolver()) {
      List<Column> columns =
          List.of(
              new Column(3, new int[] {0, 1}, new double[] {1, 1}),
              new Column(3, new int[] {1, 2}, new double[] {1, 1}),
              new Column(3, new int[] {0, 2}, new double[] {1, 1}));
      Duals halves =
          Objects.requireNonNull(solver.duals(new double[] {1, 1, 1}, 3, columns, Control.NONE));
      assertThat(halves.cost()).isCloseTo(4.5, within(1e-9));
      assertThat(halves.byRow()).containsExactly(new double[] {1.5, 1.5, 1.5}, within(1e-9));

      assertThat(solver.cheapest(3, SETS, COSTS, 5, 1, Control.NONE)).containsExactly(0, 4);
    }
  }

  /** At least two sets must be there, of which one of both items for 3 has enough otherwise. */
  @Test
  void aRowThatAsksForMoreHasItsPrice() {
    try (CoverSolver solver = new CoverSolver()) {
      List<Column> columns =
          List.of(
              new Column(3, new int[] {0, 1, 2}, new double[] {1, 1, 1}),
              new Column(2, new int[] {0, 2}, new double[] {1, 1}),
              new Column(2.5, new int[] {1, 2}, new double[] {1, 1}));
      Duals duals =
          Objects.requireNonNull(solver.duals(new double[] {1, 1, 2}, 2, columns, Control.NONE));
      assertThat(duals.cost()).isCloseTo(4.5, within(1e-9));
      assertThat(duals.byRow()[2]).isBetween(0.0, 1.5 + 1e-9);
      assertThat(duals.byRow()[0] + duals.byRow()[2]).isCloseTo(2, within(1e-9));
      assertThat(duals.byRow()[1] + duals.byRow()[2]).isCloseTo(2.5, within(1e-9));
    }
  }
}
