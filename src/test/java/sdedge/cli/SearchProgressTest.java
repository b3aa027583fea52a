package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.control.ProgressListener.Forecast;
import sdedge.control.ProgressListener.ManyLabels;
import sdedge.control.ProgressListener.SearchEnded;
import sdedge.control.ProgressListener.Widened;

class SearchProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private static final long HEAP = 512L << 20;

  private final Screen screen = new Screen();

  private String after(Terminal terminal, long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    terminal.status().tick();
    return screen.news();
  }

  @Test
  void aTerminalShowsOneLineThatIsWrittenOver() {
    Terminal terminal = screen.terminal(true);
    SearchProgress progress = SearchProgress.start(terminal);

    assertThat(after(terminal, 799)).isEmpty();
    assertThat(progress.wantsProgress()).isFalse();
    assertThat(after(terminal, 1)).isEmpty();
    assertThat(progress.wantsProgress()).as("asked for before it is shown").isTrue();
    progress.progress(2, 1.5);
    assertThat(after(terminal, 200))
        .isEqualTo(ERASE + "1.0 s, incumbent 2 s, bound 1.5 s, gap 25.0 %");
    assertThat(after(terminal, 199)).isEmpty();
    assertThat(after(terminal, 1)).startsWith(ERASE + "1.2 s, ");
    progress.notified(new SearchEnded());
    assertThat(screen.news()).isEqualTo(ERASE);
  }

  @Test
  void ofMorePlansNothingIsProvenAtFirst() {
    Terminal terminal = screen.terminal(true);
    SearchProgress progress = SearchProgress.start(terminal);

    progress.progress(2, 2);
    progress.notified(new Widened("all batch plans"));
    assertThat(after(terminal, 1_000))
        .isEqualTo(ERASE + "all batch plans: 1.0 s, incumbent 2 s, bound -, gap -");
    progress.progress(1.6, 1.2);
    assertThat(after(terminal, 200))
        .isEqualTo(ERASE + "all batch plans: 1.2 s, incumbent 1.6 s, bound 1.2 s, gap 25.0 %");
  }

  @Test
  void itWakesInTimeForTheNextLine() {
    Terminal terminal = screen.terminal(true);
    SearchProgress.start(terminal);

    assertThat(terminal.status().tick()).isEqualTo(200);
    screen.time.advance(Duration.ofMillis(950));
    assertThat(terminal.status().tick()).isEqualTo(50);
  }

  @Test
  void aSearchOfManyLabelsIsToldOnce() {
    SearchProgress progress = SearchProgress.silent(screen.terminal(false));

    screen.time.advance(Duration.ofSeconds(2));
    progress.notified(new ManyLabels(512_000, 4.2e6)); // 16 s in all
    assertThat(screen.news()).isEmpty();
    screen.time.advance(Duration.ofSeconds(8));
    progress.notified(new ManyLabels(1_024_000, 4.2e6));
    progress.notified(new ManyLabels(2_048_000, 9e6));
    progress.notified(new Forecast(10, 2e6, 1e6, true));
    assertThat(screen.news())
        .isEqualTo(
            "sdedge: forecast: a long search, 1,024,000 labels (ways to a state) already; at this"
                + " pace up to 5 million, in up to 41.02 s\n");
  }

  /** Of a search that is over before it is read, nothing. */
  @Test
  void aForecastIsToldOfMuchWork() {
    Terminal terminal = screen.terminal(false);

    SearchProgress.silent(terminal).notified(new Forecast(10, 999_999, 1e6, true));
    assertThat(screen.news()).isEmpty();
    SearchProgress.silent(terminal).notified(new Forecast(10, 1e6, 1e6, true));
    assertThat(screen.news())
        .isEqualTo(
            "sdedge: forecast: 10 tasks, 1,000,000 states (batch, length), at least 1 MiB of"
                + " memory\n");
    SearchProgress.silent(terminal).notified(new Forecast(10, 10, 1e6, false));
    assertThat(screen.news()).startsWith("sdedge: forecast: 10 tasks, 10 states");
  }

  @Test
  void statesAndMemoryAreNamed() {
    assertThat(
            SearchProgress.forecastText(
                new Forecast(100_000, 14_398_920, 400.5 * (1 << 20), true), HEAP))
        .isEqualTo(
            "forecast: 100,000 tasks, 14,398,920 states (batch, length),"
                + " at least 401 MiB of memory");
  }

  @Test
  void whatCannotFitSaysWhatToReduce() {
    assertThat(SearchProgress.forecastText(new Forecast(10, 1000, 3e9, false), HEAP))
        .isEqualTo(
            "forecast: 10 tasks, 1,000 states (batch, length), at least 2,862 MiB of memory, more"
                + " than a search may take of the 512 MiB there are. Maybe lower output_tokens,"
                + " batching.max_tasks_per_cohort or speculation.max_length, or give Java more"
                + " memory (SDEDGE_JAVA_OPTS=-Xmx8g)?");
  }
}
