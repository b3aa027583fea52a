package sdedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of performance says what the committed measurements say. */
final class PerformancePageIT {
  @Test
  void theTablesAreThoseOfTheFiles() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-Dstdout.encoding=UTF-8", "scripts/PerformanceTables.java")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    String page = Files.readString(Path.of("docs/performance.md"));
    assertThat(page).isEqualTo(printed).contains("Geometric mean of the last column");
  }
}
