package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** What is too large for the memory, and plans that claim what they do not follow. */
class LimitsTest {
  private static final Path QUICKSTART = Path.of("instances/quickstart.yaml");

  @TempDir private Path folder;

  private Path huge(String outputTokens) throws Exception {
    String text = Files.readString(QUICKSTART).replaceAll("\n *memory_bytes: .*", "");
    Path huge = folder.resolve("huge.yaml");
    return Files.writeString(
        huge, text.replaceFirst("output_tokens: \\d+", "output_tokens: " + outputTokens));
  }

  @Test
  void anAnswerTooLongForTheMemoryEndsAtALimit() throws Exception {
    Ended ended =
        Cli.run("solve", huge("2147483647"), "--steps", "mean", "-o", folder.resolve("result"));

    assertThat(ended.err()).contains("memory_limit");
    assertThat(ended.code()).isEqualTo(6);
  }

  @Test
  void anAnswerTooLongForRandomStepsIsRefused() throws Exception {
    Ended ended = Cli.run("solve", huge("1000001"), "-o", folder.resolve("result"));

    assertThat(ended.err())
        .contains(
            "steps: expected is for answers of at most 1000000 tokens, and task u1 has 1000001;"
                + " --steps mean takes any");
    assertThat(ended.code()).isEqualTo(3);
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
