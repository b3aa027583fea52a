package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of answers that are not known beforehand. */
class AnswersCommandTest {
  private static final String FILE = "src/test/resources/reference/answers/case-009.yaml";

  @TempDir private Path folder;

  @Test
  void planTellsHowLongTheyAre() throws Exception {
    Cli.Ended ended = Cli.run("solve", FILE, "--bound-all", "-o", folder.resolve("solved"));

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("answers    of 4 tasks by law: 4.817 tokens on average, at most 7");
    assertThat(ended.out()).contains("any policy takes at least 5.068 s");
  }
}
