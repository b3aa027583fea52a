package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TinySystem;
import sdedge.cli.terminal.RunControl;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;

class RunControlTest {
  private static final Duration NANO = Duration.ofNanos(1);

  private final Screen screen = new Screen();
  private final Terminal terminal = screen.terminal(false);

  private RunControl control(Duration limit) {
    return new RunControl(limit, SearchProgress.silent(terminal), terminal);
  }

  /** Asserts that a search goes on for just so long. */
  private void assertStopsAfter(Duration limit, Control control) {
    screen.time.advance(limit.minus(NANO));
    assertThat(control.stop()).isNull();
    screen.time.advance(NANO);
    assertThat(control.stop()).isEqualTo(Termination.TIME_LIMIT);
  }

  @Test
  void theLimitEndsTheSearchAndNothingElse() {
    assertStopsAfter(Duration.ofSeconds(5), control(Duration.ofSeconds(5)));
    RunControl endless = new RunControl(null, SearchProgress.silent(terminal), terminal);
    screen.time.advance(Duration.ofDays(10_000));
    assertThat(endless.stop()).isNull();
  }

  private static Instance of(int tasks) {
    TinySystem system = new TinySystem().drafter(1, TinySystem.INSTANT);
    for (int k = 0; k < tasks; k++) {
      system.task(1, 1);
    }
    return system.instance();
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 900, 5000",
    "10000, 1000, 5000",
    "10000, 1500, 3800",
    "10000, 2000, 1800",
    "10000, 3000, 500",
    "10000, 9000, 0",
    "1, 1500, 4500", // that the program begins slowly says nothing of one task
    "1, 4000, 2000",
    "1, 9000, 0"
  })
  void readingCountsButForItsFirstSecondAndForetellsWriting(
      int tasks, long readingMs, long leftMs) {
    long begin = screen.time.nanos();
    screen.time.advance(Duration.ofMillis(readingMs));
    RunControl control =
        RunControl.ofAll(
            Duration.ofSeconds(5),
            SearchProgress.silent(terminal),
            terminal,
            of(tasks),
            begin,
            false);
    assertThat(screen.news().contains("will take about 24 s after the search"))
        .isEqualTo(leftMs == 0 && tasks > 1);
    if (leftMs == 0) {
      assertThat(control.stop()).isEqualTo(Termination.TIME_LIMIT);
    } else {
      assertStopsAfter(Duration.ofMillis(leftMs), control);
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 1000", "10000, 1000", "30000, 3000"})
  void theBaselineHasATenthAndAtLeastASecond(long limitMs, long baselineMs) {
    RunControl control = control(Duration.ofMillis(limitMs));
    screen.time.advance(Duration.ofMillis(limitMs));
    assertStopsAfter(Duration.ofMillis(baselineMs), control.forBaseline());
  }

  /** 10 s, a tenth and 1.6 seconds: all that is left of them but 0.3 s of the baseline. */
  @ParameterizedTest
  @CsvSource({"0, 12300", "10000, 2300", "12100, 200", "12400, -100"})
  void overtimeEndsWithTheWhole(long elapsedMs, long overtimeMs) {
    RunControl control = control(Duration.ofSeconds(10));
    screen.time.advance(Duration.ofMillis(elapsedMs));
    assertThat(control.overtimeS()).isCloseTo(overtimeMs / 1e3, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"11600, 1000", "12000, 600", "12500, 300", "20000, 300"})
  void theBaselineTakesWhatIsLeft(long elapsedMs, long baselineMs) {
    RunControl control = control(Duration.ofSeconds(10));
    screen.time.advance(Duration.ofMillis(elapsedMs));
    assertStopsAfter(Duration.ofMillis(baselineMs), control.forBaseline());
  }

  /** A fifth of the limit, or what the search left; half a second in any case. */
  @ParameterizedTest
  @CsvSource({"10, 8000, 2000", "10, 3000, 7000", "10, 11000, 2000", "1, 800, 500"})
  void theBoundOfAllPoliciesHasAShareOfTheLimit(int limitS, long elapsedMs, long boundMs) {
    RunControl control =
        RunControl.ofAll(
            Duration.ofSeconds(limitS),
            SearchProgress.silent(terminal),
            terminal,
            of(1),
            screen.time.nanos(),
            true);
    assertThat(control.budget().leftS()).isCloseTo(0.8 * limitS, within(1e-9));
    double overtimeS = 1.1 * limitS + 1.6 - 0.2 * limitS - 0.3;
    assertThat(control.overtimeS()).isCloseTo(overtimeS, within(1e-3));
    screen.time.advance(Duration.ofMillis(elapsedMs));
    assertStopsAfter(Duration.ofMillis(boundMs), control.forBound());
  }

  @Test
  void aSignalCountsMoreThanTheLimit() {
    RunControl control = control(Duration.ofSeconds(1));
    screen.time.advance(Duration.ofSeconds(2));
    screen.signals.take(2);
    assertThat(control.stop()).isEqualTo(Termination.INTERRUPTED);
    assertThat(control.forBaseline().stop()).isEqualTo(Termination.INTERRUPTED);
  }
}
