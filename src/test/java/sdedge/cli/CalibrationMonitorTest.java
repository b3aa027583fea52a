package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.RunControl;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;

/** A calibration says what it is at, and since when, also while nothing is completed. */
class CalibrationMonitorTest {
  private static final String ERASE = "\r\u001b[K";

  private final Screen screen = new Screen();

  private Terminal terminal = screen.terminal(false);

  private CalibrationMonitor course(boolean onTerminal) {
    terminal = screen.terminal(onTerminal);
    RunControl control =
        new RunControl(Duration.ofSeconds(20), SearchProgress.silent(terminal), terminal);
    return new CalibrationMonitor(control, terminal);
  }

  private String after(CalibrationMonitor monitor, long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    assertThat(monitor.stopped()).isNull();
    terminal.status().tick();
    return screen.news();
  }

  @Test
  void aTerminalShowsOneLineThatIsWrittenOver() {
    CalibrationMonitor monitor = course(true);

    assertThat(after(monitor, 999)).isEmpty();
    assertThat(after(monitor, 1)).isEqualTo(ERASE + "1.0 s, fitting");
    monitor.advanced("starts", 3, 8);
    assertThat(after(monitor, 199)).isEmpty();
    assertThat(after(monitor, 1)).isEqualTo(ERASE + "1.2 s, 3/8 starts");
    monitor.end();
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    CalibrationMonitor monitor = course(false);

    assertThat(after(monitor, 9_999)).isEmpty();
    assertThat(after(monitor, 1)).isEqualTo("10.0 s, fitting\n");
    monitor.end();
    assertThat(screen.news()).isEmpty();
  }

  @Test
  void itEndsAtTheLimitOrAtASignal() {
    CalibrationMonitor monitor = course(false);
    screen.time.advance(Duration.ofSeconds(20));
    assertThat(monitor.stopped()).isEqualTo("time_limit");
    screen.signals.take(2);
    assertThat(monitor.stopped()).isEqualTo("interrupted");
  }
}
