package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.latency.NegativePassTimeException;
import sdedge.latency.PassTime;

class TableFloorTest {
  private static final double ENDLESS = Double.POSITIVE_INFINITY;

  private static Node node(LatencyTable table) {
    Model model = new Model("m", 1, 1, 1, 0, 1);
    return new Node("mbs", model, new LatencyModel.Table(table), ENDLESS, Overheads.NONE);
  }

  /** A table that mostly grows, with bumps, or with a single value on an axis. */
  private static LatencyTable table(Random random) {
    double[] rows = random.nextInt(4) == 0 ? new double[] {4} : new double[] {1, 5, 30, 200};
    double[] columns = random.nextInt(4) == 0 ? new double[] {0} : new double[] {0, 100, 1000};
    double[][] seconds = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        double smooth = 1 + rows[i] / 20 + columns[j] / 500 + rows[i] * columns[j] / 1e5;
        seconds[i][j] = smooth * (1 + 0.3 * random.nextDouble());
      }
    }
    return new LatencyTable(rows, columns, seconds);
  }

  @Test
  void planesAreBelowTheTableWhereverPassesCanBe() {
    TestSeeds.each(
        TableFloorTest.class,
        300,
        random -> {
          LatencyTable table = table(random);
          Node node = node(table);
          double most = random.nextBoolean() ? ENDLESS : 1 + 2_000 * random.nextDouble();
          TableFloor floor = new TableFloor(node, table, most);
          PassFloor.Plane plane =
              floor.highest(1 + 30 * random.nextDouble(), 1 + 800 * random.nextDouble());

          double fixedS = floor.fixedS(plane);

          assertThat(fixedS).isGreaterThanOrEqualTo(0);
          PassTime time = PassTime.of(node);
          for (int i = 0; i < 300; i++) {
            double reach = Math.min(most, 5_000);
            double n = 1 + (reach - 1) * Math.pow(random.nextDouble(), 3);
            double c = reach * Math.pow(random.nextDouble(), 2);
            double below = fixedS + plane.newTokenS() * n + plane.cachedS() * c;
            assertThat(below).isLessThanOrEqualTo(seconds(time, n, c) * (1 + 1e-12));
          }
        });
  }

  private static double seconds(PassTime time, double n, double c) {
    try {
      return time.seconds(1, n, 0, c, 0);
    } catch (NegativePassTimeException e) {
      return 0;
    }
  }

  /** Of a table that is a plane, the highest plane below it is the table. */
  @Test
  void theHighestPlaneIsFound() {
    LatencyTable table =
        new LatencyTable(
            new double[] {1, 10}, new double[] {0, 100}, new double[][] {{3, 4}, {12, 13}});

    PassFloor.Plane plane = new TableFloor(node(table), table, ENDLESS).highest(5, 50);

    assertThat(plane.newTokenS()).isCloseTo(1, within(1e-5));
    assertThat(plane.cachedS()).isCloseTo(0.01, within(1e-6));
  }

  @Test
  void steeperPlanesAreRefused() {
    LatencyTable table =
        new LatencyTable(
            new double[] {1, 10}, new double[] {0, 100}, new double[][] {{3, 4}, {12, 13}});
    TableFloor endless = new TableFloor(node(table), table, ENDLESS);
    TableFloor limited = new TableFloor(node(table), table, 20);

    assertThat(endless.fixedS(new PassFloor.Plane(1, 0.01))).isCloseTo(2, within(1e-12));
    assertThat(limited.fixedS(new PassFloor.Plane(1.05, 0))).isCloseTo(22 - 21, within(1e-12));
    for (PassFloor.Plane steep :
        new PassFloor.Plane[] {new PassFloor.Plane(1.1, 0), new PassFloor.Plane(0, 0.011)}) {
      assertThatThrownBy(() -> endless.fixedS(steep))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not below the table");
    }
    assertThatThrownBy(() -> limited.fixedS(new PassFloor.Plane(2, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(endless.fixedS(PassFloor.Plane.ZERO)).isEqualTo(3);
  }

  /** Where a table falls, nothing but the lowest plane stays below it for ever. */
  @Test
  void fallingTablesHaveTheLowestPlaneOnly() {
    LatencyTable table =
        new LatencyTable(new double[] {1, 10}, new double[] {0}, new double[][] {{3}, {2}});

    TableFloor endless = new TableFloor(node(table), table, ENDLESS);

    assertThat(endless.fixedS(PassFloor.Plane.ZERO)).isZero();
    assertThat(endless.highest(3, 1)).isEqualTo(PassFloor.Plane.ZERO);
    TableFloor limited = new TableFloor(node(table), table, 10);
    assertThat(limited.fixedS(PassFloor.Plane.ZERO)).isEqualTo(2);
  }
}
