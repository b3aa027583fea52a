package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The tables of all pages are those of the committed files. */
class TablesIT {
  @Test
  void thePagesHaveTheCommittedTables() throws Exception {
    ProcessBuilder check =
        new ProcessBuilder("python3", "scripts/results/tables.py", "--check")
            .redirectErrorStream(true);
    Process process;
    try {
      process = check.start();
    } catch (IOException e) {
      assumeTrue(false, "python3 is not installed");
      return;
    }
    byte[] pages = process.getInputStream().readAllBytes();

    assertThat(process.waitFor()).as(new String(pages, StandardCharsets.UTF_8)).isZero();
  }
}
