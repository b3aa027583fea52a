package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;

class StatusLineTest {
  private static final String ERASE = "\r\u001b[K";

  private final Screen screen = new Screen();

  private String after(StatusLine line, long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    line.tick();
    return screen.news();
  }

  private String row() {
    return "row " + screen.time.nanos() / 1e9;
  }

  @Test
  void aTerminalShowsOneLineFromTheFirstSecondOn() {
    StatusLine line = screen.terminal(true).status();
    StatusLine.Work work = line.show(this::row);

    assertThat(after(line, 999)).isEmpty();
    assertThat(line.tick()).as("ms to the next").isEqualTo(1);
    assertThat(after(line, 1)).isEqualTo(ERASE + "row 1.0");
    assertThat(after(line, 199)).isEmpty();
    assertThat(after(line, 1)).isEqualTo(ERASE + "row 1.2");
    work.close();
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    StatusLine line = screen.terminal(false).status();
    StatusLine.Work work = line.show(this::row);

    assertThat(after(line, 9_999)).isEmpty();
    assertThat(after(line, 1)).isEqualTo("row 10.0\n");
    assertThat(after(line, 9_999)).isEmpty();
    assertThat(after(line, 1)).isEqualTo("row 20.0\n");
    work.close();
    assertThat(screen.news()).isEmpty();
  }

  /** Forecasts, warnings, rows: none of them ends up behind the line, and it comes again. */
  @Test
  void whateverIsSaidStandsAboveTheLine() {
    Terminal terminal = screen.terminal(true);
    StatusLine.Work work = terminal.status().show(this::row);

    terminal.say("before it is shown");
    assertThat(screen.news()).isEqualTo("sdedge: before it is shown\n");
    assertThat(after(terminal.status(), 1_000)).isEqualTo(ERASE + "row 1.0");
    terminal.say("forecast: much");
    terminal.out().print("a row\n");
    assertThat(screen.news()).isEqualTo(ERASE + "sdedge: forecast: much\na row\n");
    assertThat(after(terminal.status(), 200)).isEqualTo(ERASE + "row 1.2");
    terminal.err().print("half a line,");
    assertThat(screen.news()).isEqualTo(ERASE + "half a line,");
    assertThat(after(terminal.status(), 200)).as("nothing amid a line").isEmpty();
    terminal.err().print(" the other half\n");
    assertThat(after(terminal.status(), 200)).endsWith(" the other half\n" + ERASE + "row 1.6");
    work.close();
    terminal.say("after it");
    assertThat(screen.news()).isEqualTo(ERASE + "sdedge: after it\n");
    assertThat(after(terminal.status(), 10_000)).isEmpty();
  }

  @Test
  void aFileIsWrittenToAsItIs() {
    Terminal terminal = screen.terminal(false);
    terminal.status().show(() -> "row");

    assertThat(after(terminal.status(), 10_000)).isEqualTo("row\n");
    terminal.say("forecast: much");
    assertThat(screen.news()).isEqualTo("sdedge: forecast: much\n");
  }

  @Test
  void workThatIsPartOfOtherWorkStandsBehindIt() {
    StatusLine line = screen.terminal(true).status();
    StatusLine.Work sweep = line.show(() -> "1/2 searches");
    StatusLine.Work silent = line.show(() -> "");
    StatusLine.Work search = line.show(() -> "gap 1 %");

    assertThat(after(line, 1_000)).isEqualTo(ERASE + "1/2 searches: gap 1 %");
    search.close();
    silent.close();
    assertThat(screen.news()).as("the line stays as long as there is work").isEmpty();
    assertThat(after(line, 200)).isEqualTo(ERASE + "1/2 searches");
    sweep.close();
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  /** Each first second counts, not only that of the first work. */
  @Test
  void laterWorkBeginsAnew() {
    StatusLine line = screen.terminal(true).status();
    screen.time.advance(Duration.ofSeconds(1));
    line.show(this::row).close();
    screen.time.advance(Duration.ofSeconds(59));
    line.show(this::row);

    assertThat(after(line, 999)).isEmpty();
    assertThat(after(line, 1)).isEqualTo(ERASE + "row 61.0");
  }
}
