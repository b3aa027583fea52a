package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import sdedge.instance.LatencyTable;
import sdedge.instance.Overheads;

/** Passes of a table, worked out by hand. */
class TablePassTest {
  private static final TablePass PASS =
      pass(new double[] {1, 3, 4}, new double[] {0, 10}, new double[][] {{1, 2}, {3, 6}, {5, 6}});

  private static TablePass pass(double[] rows, double[] columns, double[][] seconds) {
    return new TablePass("mbs", new LatencyTable(rows, columns, seconds), Overheads.NONE);
  }

  private static double at(double newTokens, double contextTokens) {
    return PASS.seconds(1, newTokens, 0, contextTokens, 0);
  }

  @Test
  void measuredTimesAreThemselves() {
    assertThat(at(1, 0)).isEqualTo(1);
    assertThat(at(3, 10)).isEqualTo(6);
    assertThat(at(4, 0)).isEqualTo(5);
  }

  /** Between 1 and 2, and between 3 and 6: the middle of 1.5 and 4.5. */
  @Test
  void betweenThemTheyAreBilinear() {
    assertThat(at(2, 5)).isEqualTo(3);
    assertThat(at(3.5, 0)).isEqualTo(4);
  }

  /** Along the last cell: 2 s more per token above 4, 0.1 s per cached token beyond 10. */
  @Test
  void outsideTheyGoOnAsInTheOutermostCell() {
    assertThat(at(6, 0)).isEqualTo(9);
    assertThat(at(1, 20)).isEqualTo(3);
  }

  @Test
  void aSingleValueIsConstantAlongItsAxis() {
    TablePass rows = pass(new double[] {7}, new double[] {0, 10}, new double[][] {{1, 3}});
    TablePass columns = pass(new double[] {1, 3}, new double[] {7}, new double[][] {{1}, {3}});

    assertThat(rows.seconds(1, 1000, 0, 5, 0)).isEqualTo(2);
    assertThat(columns.seconds(1, 2, 0, 1000, 0)).isEqualTo(2);
  }

  /** With a chance of 1/2 there are 2 tokens behind 5, as above: (3 + 0.5)/2 + 0.25 + 3/8. */
  @Test
  void anUncertainPassIsLookedUpAsItIsWhenItTakesPlace() {
    TablePass pass = new TablePass("mbs", PASS.table(), new Overheads(0.5, 0.25, 0.125, 7));

    assertThat(pass.seconds(0.5, 1, 3, 2.5, 0)).isEqualTo(2.375);
    assertThat(pass.promptPassS()).isEqualTo(7);
  }

  @Test
  void noTimeIsNegative() {
    TablePass steep = pass(new double[] {10, 20}, new double[] {0}, new double[][] {{1}, {3}});

    assertThatExceptionOfType(NegativePassTimeException.class)
        .isThrownBy(() -> steep.seconds(1, 1, 0, 0, 0))
        .withMessageContaining("mbs");
  }
}
