package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;

/** What commands say of answers that are not known beforehand. */
class AnswersCommandTest {
  private static final String FILE = "src/test/resources/reference/answers/case-009.yaml";
  private static final String LONGEST = "tasks[*].max_output_tokens";

  @TempDir private Path folder;

  @Test
  void planTellsHowLongTheyAre() throws Exception {
    Cli.Ended ended = Cli.run("solve", FILE, "--bound-all", "-o", folder.resolve("solved"));

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("answers    of 4 tasks by law: 4.817 tokens on average, at most 7");
    assertThat(ended.out()).contains("any policy takes at least 5.068 s");
  }

  /** What memory reserved for the longest costs is found by solving with a smaller cap. */
  @Test
  void explanationTellsWhatTheLongestCosts() throws Exception {
    Path file = LawsOfAnswers.quickstart(folder, "{output_tokens: 10}, {output_tokens: 50}");
    Path solved = folder.resolve("solved");
    assertThat(Cli.run("solve", file, "-o", solved).code()).isZero();
    String text = Cli.run("explain", solved).out();
    Map<String, Object> json = Json.parse(Cli.run("explain", solved, "--json").out());

    assertThat(text)
        .contains("answers    of 8 tasks by law: 30 tokens on average, at most 50")
        .contains("cut off at nine tenths of the longest they save ");
    assertThat(Json.map(Json.map(json.get("network")).get("answers")))
        .containsEntry("tasks", 8)
        .containsEntry("mean_tokens", 30.0)
        .containsEntry("most_tokens", 50);
    Path capped = folder.resolve("capped");
    assertThat(Cli.run("solve", file, "--set", LONGEST + "=45", "-o", capped).code()).isZero();
    Map<String, Object> saving =
        Json.list(json.get("savings")).stream()
            .map(Json::map)
            .filter(each -> LONGEST.equals(each.get("path")))
            .findFirst()
            .orElseThrow();
    double savedS = makespanS(solved) - makespanS(capped);
    assertThat(savedS).isPositive();
    assertThat(Json.number(Json.map(saving.get("ten_percent")).get("saved_s")))
        .isCloseTo(savedS, within(1e-12));
  }

  private static double makespanS(Path result) throws Exception {
    String summary = Files.readString(result.resolve("summary.json"));
    return Json.number(Json.parse(summary).get("makespan_s"));
  }
}
