package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.Termination;

/** A calibration tells how it advances, and ends when it is told to. */
class StoppedFitIT {
  private static final int RUNS = 100;

  private static String table() throws Exception {
    return NoisyRuns.table(new Random(1), RUNS);
  }

  private static List<String> leftOut(Calibration calibration) {
    return calibration.leftOut().stream().map(Deviations::region).toList();
  }

  /**
   * Of many loads, neighbours are left out together, where each alone would take a fit. The errors
   * are those of the noise, 10 %, and little more.
   */
  @Test
  void fitsWithoutSomeRunsAreFew() throws Exception {
    AtomicInteger starts = new AtomicInteger();
    AtomicInteger refits = new AtomicInteger();
    ProgressListener counting =
        new ProgressListener() {
          private volatile AtomicInteger counted = starts;

          @Override
          public void notified(Event event) {
            if (event instanceof Stage stage) {
              counted = stage.text().endsWith("starts") ? starts : refits;
              assertThat(stage.pieces()).isEqualTo(counted.equals(starts) ? 8 : 5 + 32);
            } else if (event instanceof Advanced more) {
              counted.addAndGet(more.pieces());
            }
          }
        };

    Calibration calibration = NoisyRuns.fit(table(), Control.NONE.with(counting));

    assertThat(starts).hasValue(8);
    assertThat(refits).hasValue(5 + 32);
    assertThat(leftOut(calibration))
        .containsExactly("a length left out", "neighbouring concurrencies left out");
    assertThat(calibration.leftOut()).allMatch(region -> region.count() == RUNS);
    assertThat(calibration.leftOut()).allMatch(region -> region.mean() > 0.07);
    assertThat(calibration.leftOut()).allMatch(region -> region.mean() < 0.11);
    assertThat(calibration.termination().key()).isEqualTo("completed");
  }

  @Test
  void fitsWithoutSomeRunsComeLast() throws Exception {
    AtomicInteger starts = new AtomicInteger();
    ProgressListener counting =
        event -> {
          if (event instanceof Advanced more) {
            starts.addAndGet(more.pieces());
          }
        };

    Calibration calibration =
        NoisyRuns.fit(
            table(),
            Control.asking(() -> starts.get() == 8 ? Termination.TIME_LIMIT : null).with(counting));

    assertThat(leftOut(calibration)).isEmpty();
    assertThat(calibration.termination().key()).isEqualTo("time_limit");
    assertThat(calibration.warnings())
        .contains("time_limit: no errors with a length or a load left out, whose fits come last")
        .noneMatch(warning -> warning.contains("best so far"));
  }

  /** However early, there is a fit, the better the later. */
  @Test
  void theBestFitSoFarIsKept() throws Exception {
    String table = table();
    double atOnce = stoppedAfter(table, 0);
    double soon = stoppedAfter(table, 16);
    double late = stoppedAfter(table, 600);
    assertThat(late).isLessThan(soon);
    assertThat(soon).isLessThan(atOnce).isFinite();
  }

  private static double stoppedAfter(String table, int questions) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Calibration calibration =
        NoisyRuns.fit(
            table,
            Control.asking(
                () -> asked.incrementAndGet() > questions ? Termination.INTERRUPTED : null));
    assertThat(calibration.termination().key()).isEqualTo("interrupted");
    assertThat(calibration.warnings())
        .anyMatch(warning -> warning.matches("interrupted: the fit to the runs is .*of 8 starts.*"))
        .anyMatch(warning -> warning.startsWith("interrupted: no errors"));
    return calibration.pair().cost();
  }
}
