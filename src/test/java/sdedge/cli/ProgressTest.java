package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.Progress;
import sdedge.search.control.Forecast;

class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private final Screen screen = new Screen();

  private String after(Progress progress, long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    progress.showIfDue();
    return screen.news();
  }

  @Test
  void aTerminalShowsOneLineThatIsWrittenOver() {
    Progress progress = Progress.silent(screen.terminal(true));

    assertThat(after(progress, 799)).isEmpty();
    assertThat(progress.isWanted()).isFalse();
    assertThat(after(progress, 1)).isEmpty();
    assertThat(progress.isWanted()).as("asked for before it is shown").isTrue();
    progress.update(2, 1.5);
    assertThat(after(progress, 200))
        .isEqualTo(ERASE + "1.0 s, incumbent 2 s, bound 1.5 s, gap 25.0 %");
    assertThat(after(progress, 199)).isEmpty();
    assertThat(after(progress, 1)).startsWith(ERASE + "1.2 s, ");
    progress.end();
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    Progress progress = Progress.silent(screen.terminal(false));

    assertThat(after(progress, 9_999)).isEmpty();
    assertThat(after(progress, 1)).isEqualTo("10.0 s, incumbent -, bound -, gap -\n");
    assertThat(after(progress, 9_999)).isEmpty();
    assertThat(after(progress, 1)).startsWith("20.0 s, ");
    progress.end();
    assertThat(screen.news()).isEmpty();
  }

  @Test
  void itWakesInTimeForTheNextLine() {
    Progress progress = Progress.silent(screen.terminal(true));

    assertThat(progress.showIfDue()).isEqualTo(200);
    screen.time.advance(Duration.ofMillis(950));
    assertThat(progress.showIfDue()).isEqualTo(50);
  }

  @Test
  void aSearchOfManyLabelsIsToldOnce() {
    Progress progress = Progress.silent(screen.terminal(false));

    progress.manyLabels(512_000, 4.2e6);
    progress.manyLabels(1_024_000, 4.2e6);
    progress.forecast(new Forecast(10, 2e6, 1e6, true));
    assertThat(screen.news())
        .isEqualTo(
            "sdedge: forecast: a long search, 512,000 labels (ways to a state) already; at this"
                + " pace up to 5 million\n");
  }
}
