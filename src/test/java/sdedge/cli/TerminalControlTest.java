package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;

/** A limit is one of the whole program, whose beginning does not count. */
class TerminalControlTest {
  private final Screen screen = new Screen();
  private final Terminal terminal = screen.terminal(false);

  @ParameterizedTest
  @CsvSource({"0, 5000", "900, 5000", "1000, 5000", "1500, 4500", "4000, 2000", "9000, -3000"})
  void readingCountsButForTheFirstSecondOfTheProgram(long readingMs, long leftMs) {
    screen.time.advance(Duration.ofMillis(readingMs));
    Control control = terminal.control(Duration.ofSeconds(5), ProgressListener.NONE);
    assertThat(control.leftS()).isEqualTo(leftMs / 1e3);
    assertThat(terminal.controlFromNow(Duration.ofSeconds(5), ProgressListener.NONE).leftS())
        .isEqualTo(5);
  }

  @Test
  void aSignalStopsWhatHasNoLimitToo() {
    Control control = terminal.control(null, ProgressListener.NONE);
    screen.time.advance(Duration.ofDays(10_000));
    assertThat(control.stop()).isNull();
    screen.signals.take(2);
    assertThat(control.stop()).isEqualTo(Termination.INTERRUPTED);
  }
}
