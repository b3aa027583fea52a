package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkMonitor;
import sdedge.control.Termination;

/** A calibration says what it is at, and since when, also while nothing is completed. */
class WorkMonitorTest {
  private static final String ERASE = "\r\u001b[K";

  private final Screen screen = new Screen();

  private Terminal terminal = screen.terminal(false);

  private WorkMonitor course(boolean onTerminal) {
    terminal = screen.terminal(onTerminal);
    return new WorkMonitor(terminal, Duration.ofSeconds(20), "fitting");
  }

  private String after(WorkMonitor monitor, long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    assertThat(monitor.stop()).isNull();
    terminal.status().tick();
    return screen.news();
  }

  @Test
  void aTerminalShowsOneLineThatIsWrittenOver() throws Exception {
    WorkMonitor monitor = course(true);

    String made =
        monitor.duringWithTime(
            () -> {
              assertThat(after(monitor, 999)).isEmpty();
              assertThat(after(monitor, 1)).isEqualTo(ERASE + "1.0 s, fitting");
              monitor.begin("%s/%s starts", 8);
              IntStream.range(0, 3).forEach(k -> monitor.next());
              assertThat(after(monitor, 199)).isEmpty();
              assertThat(after(monitor, 1)).isEqualTo(ERASE + "1.2 s, 3/8 starts");
              return "made";
            });
    assertThat(made).isEqualTo("made");
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    WorkMonitor monitor = course(false);

    Callable<String> failing =
        () -> {
          assertThat(after(monitor, 9_999)).isEmpty();
          assertThat(after(monitor, 1)).isEqualTo("10.0 s, fitting\n");
          throw new IOException("no disk");
        };
    assertThatThrownBy(() -> monitor.duringWithTime(failing)).hasMessage("no disk");
    assertThat(after(monitor, 5_000)).isEmpty();
  }

  @Test
  void itEndsAtTheLimitOrAtASignal() {
    WorkMonitor monitor = course(false);
    screen.time.advance(Duration.ofSeconds(20));
    assertThat(monitor.stop()).isEqualTo(Termination.TIME_LIMIT);
    screen.signals.take(2);
    assertThat(monitor.stop()).isEqualTo(Termination.INTERRUPTED);
  }
}
