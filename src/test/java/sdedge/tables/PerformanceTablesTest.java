package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of performance says what the committed measurements say. */
final class PerformanceTablesTest {
  @Test
  void theTablesAreThoseOfTheFiles() throws Exception {
    Page page = Page.read(Path.of("docs/performance.md"));
    assertThat(PerformanceTables.filled(page).text())
        .isEqualTo(page.text())
        .contains("commit: ", "of the first", "processor, s", "peak memory, MiB", "`hello`")
        .doesNotContain("Not measured yet");
  }
}
