package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.wireless.Allocation.Window;

/** Windows of a band of 1 MHz on which 100 tokens take a second: 1 Mbit at 1 bit/s/Hz. */
class ExplicitBandTest {
  private static final Wireless CELL = Cells.cell(PowerModel.CONSTANT_PSD, 1e4);
  private static final Task TASK = Cells.task(100, 0);

  private static SortedMap<Integer, Double> whole(int task) {
    SortedMap<Integer, Double> hz = new TreeMap<>();
    hz.put(task, Cells.BAND_HZ);
    return hz;
  }

  private static ExplicitShares shares(Window... windows) {
    Allocation allocation = new Allocation(List.of(new Allocation.Cell(0, List.of(windows))));
    return new ExplicitBand(CELL, allocation, 0).of(0, TASK);
  }

  @Test
  void windowsLastFromEndToEnd() {
    Window before = Window.lasting(0, 3, whole(1));
    Window own = Window.lasting(3, 1, whole(0));
    assertThat(own).isEqualTo(new Window(4, whole(0)));
    assertThat(shares(before, own).readySeconds()).isCloseTo(4, within(1e-15));
  }

  @Test
  void aLengthIsStatedWhereEndsLoseItsDigits() {
    assertThat(Window.lasting(1e5, 1, whole(0)).statedS()).isNull();
    assertThat(Window.lasting(1e5, 0.1, whole(0)).statedS()).isNull();
    assertThat(Window.lasting(1e7, 0.1, whole(0)).statedS()).isEqualTo(0.1);
    assertThat(Window.lasting(0x1p60, 0.125, whole(0)))
        .isEqualTo(new Window(0x1p60, 0.125, whole(0)));
    assertThat(new Window(10, 1.5, whole(0)).lengthS(8)).isEqualTo(1.5);
    assertThat(new Window(10, whole(0)).lengthS(8)).isEqualTo(2);
  }

  /** A second after 10^18: by its ends the window has no length at all. */
  @Test
  void whatALengthCarriesIsDelivered() {
    Window before = new Window(1e18, whole(1));
    Window own = Window.lasting(1e18, 1, whole(0));
    assertThat(own.endS()).isEqualTo(1e18);
    assertThat(shares(before, own).readySeconds()).isEqualTo(1e18);
    assertThat(shares(before, new Window(1e18, whole(0))).readySeconds()).isNull();

    List<ExplicitShares.Part> parts = shares(before, own).shares();
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).window()).isEqualTo(1);
    assertThat(parts.get(0).share().payloadBits()).isCloseTo(1e6, within(1e-6));
  }

  /** Rounding would have each ready at a last digit of its own, and ties decided by it. */
  @Test
  void tasksThatEndWithAWindowAreReadyAtOneMoment() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          double startS = random.nextDouble();
          double lengthS = random.nextDouble();
          SortedMap<Integer, Double> hz = new TreeMap<>();
          List<Task> tasks = new ArrayList<>();
          for (int k = 0; k < 10; k++) {
            Task task = Cells.task(1 + random.nextInt(1000), 0);
            tasks.add(task);
            hz.put(k, Channel.of(CELL, task).payloadBits() / lengthS);
          }
          Window window = Window.lasting(startS, lengthS, hz);
          Window before = new Window(startS, new TreeMap<>());
          Allocation allocation =
              new Allocation(List.of(new Allocation.Cell(0, List.of(before, window))));
          ExplicitBand band = new ExplicitBand(CELL, allocation, 0);

          for (int k = 0; k < tasks.size(); k++) {
            ExplicitShares shares = band.of(k, tasks.get(k));
            assertThat(shares.readySeconds()).isEqualTo(window.endS());
            assertThat(shares.shares().get(0).share().finishS()).isEqualTo(window.endS());
          }
        });
  }
}
