package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;

/** What is too large for the memory, and plans that claim what they do not follow. */
class LimitsTest {
  private static final Path QUICKSTART = Path.of("instances/quickstart.yaml");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"mean", "expected"})
  void anAnswerTooLongForTheMemoryEndsAtALimit(String steps) throws Exception {
    String text = Files.readString(QUICKSTART).replaceAll("\n *memory_bytes: .*", "");
    Path huge = folder.resolve("huge.yaml");
    Files.writeString(huge, text.replaceFirst("output_tokens: \\d+", "output_tokens: 2147483647"));

    Ended ended = Cli.run("solve", huge, "--steps", steps, "-o", folder.resolve("result"));

    assertThat(ended.err()).contains("memory_limit");
    assertThat(ended.code()).isEqualTo(6);
  }

  @Test
  void aPlanKeepsNoOrderOrScopeThatItDoesNotFollow() throws Exception {
    Path solved = folder.resolve("solved");
    assertThat(Cli.run("solve", QUICKSTART, "-o", solved).code()).isZero();
    Path claimed = folder.resolve("plan.json");
    Files.writeString(
        claimed,
        Files.readString(solved.resolve("plan.json"))
            .replace("\"output-desc\"", "\"input-asc\"")
            .replace("\"batch\"", "\"global\""));

    Ended ended = Cli.run("evaluate", QUICKSTART, claimed, "-o", folder.resolve("mine"));

    assertThat(ended.code()).isZero();
    assertThat(folder.resolve("mine/plan.json"))
        .content()
        .contains("\"order\": null", "\"scope\": \"batch\"");
  }
}
