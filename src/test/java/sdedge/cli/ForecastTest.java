package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.SearchProgress;
import sdedge.control.ProgressListener.Forecast;

/** What a long search takes is said before it begins. */
class ForecastTest {
  private static final long HEAP = 512L << 20;

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
