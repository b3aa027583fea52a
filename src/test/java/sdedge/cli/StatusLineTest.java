package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.StatusLine;

class StatusLineTest {
  private static final String ERASE = "\r\u001b[K";

  private final Screen screen = new Screen();

  private String after(StatusLine line, long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    line.show(() -> "row " + line.elapsedS());
    return screen.news();
  }

  @Test
  void aTerminalShowsOneLineFromTheFirstSecondOn() {
    StatusLine line = new StatusLine(screen.terminal(true));

    assertThat(after(line, 999)).isEmpty();
    assertThat(line.isDue()).isFalse();
    assertThat(after(line, 1)).isEqualTo(ERASE + "row 1.0");
    assertThat(after(line, 199)).isEmpty();
    assertThat(after(line, 1)).isEqualTo(ERASE + "row 1.2");
    line.end();
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    StatusLine line = new StatusLine(screen.terminal(false));

    assertThat(after(line, 9_999)).isEmpty();
    assertThat(after(line, 1)).isEqualTo("row 10.0\n");
    assertThat(after(line, 9_999)).isEmpty();
    assertThat(after(line, 1)).isEqualTo("row 20.0\n");
    line.end();
    assertThat(screen.news()).isEmpty();
  }
}
