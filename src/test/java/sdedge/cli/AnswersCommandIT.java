package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.TinySystem;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.study.program.InstanceFiles;

/** What commands say of answers that are not known beforehand. */
class AnswersCommandIT {
  private static final String FILE = "src/test/resources/reference/answers/case-009.yaml";
  private static final String LONGEST = "tasks[*].max_output_tokens";

  @TempDir private Path folder;

  @Test
  void planTellsHowLongTheyAre() throws Exception {
    Cli.Ended ended = Cli.run("solve", FILE, "--bound-all", "-o", folder.resolve("solved"));

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("answers    of 4 tasks by law: 4.817 tokens on average, at most 7");
    assertThat(ended.out()).contains("any policy takes at least 5.086 s");
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
        Json.maps(json.get("savings")).stream()
            .filter(each -> LONGEST.equals(each.get("path")))
            .findFirst()
            .orElseThrow();
    double savedS = Cli.makespanS(solved) - Cli.makespanS(capped);
    assertThat(savedS).isPositive();
    assertThat(Json.number(Json.map(saving.get("ten_percent")).get("saved_s")))
        .isCloseTo(savedS, within(1e-12));
  }

  /** Two tasks in one batch, each of one or two tokens, a pass of 2 s each. */
  private Path oneOrTwoTokens() throws Exception {
    TinySystem system = new TinySystem().verifier(2).drafter(1, TinySystem.INSTANT);
    Instance longest = system.task(1, 2).task(1, 2).instance();
    Acceptance none = Acceptance.of(0);
    AnswerLaw law =
        AnswerLaw.of(
            List.of(new AnswerLaw.Outcome(1, none, 1), new AnswerLaw.Outcome(2, none, 1)), 2, 1);
    List<Task> tasks = longest.tasks().stream().map(task -> task.with(law)).toList();
    return InstanceFiles.writeTiny(longest.with(tasks).with(Steps.EXPECTED), folder);
  }

  /** A second pass is there for each with 1/2, for one of both with 3/4. */
  @Test
  void explanationTellsTheMeanOfATaskFromThatOfTheLast() throws Exception {
    Path solved = folder.resolve("solved");
    Cli.Ended ended = Cli.run("solve", oneOrTwoTokens(), "-o", solved);
    assertThat(ended.out()).contains("makespan   3.5 s");

    assertThat(Cli.run("explain", solved).out())
        .contains(
            "\n  last       in the mean of each u1 3 s (batch 1.1 l0, 1.5 steps),"
                + " u2 3 s (batch 1.1 l0, 1.5 steps)\n"
                + "             the last of all, whichever it is: in the mean at 3.5 s\n");
    Path known = Cli.solved(folder.resolve("known"), "instances/quickstart.yaml");
    assertThat(Cli.run("explain", known).out())
        .containsPattern("\n  last       u[1-8] ")
        .doesNotContain("in the mean of each", "whichever it is");
  }

  /** One bound is of the mean of all answers, the other of that of the answers drawn. */
  @Test
  void aBoundOnAnyPolicySaysOverWhichAndOfWhichMean() throws Exception {
    Path file = oneOrTwoTokens();
    String policies = "s, with or without batches, in any order";
    for (String pipeline : List.of("rolling", "asynchronous")) {
      Path solved = folder.resolve(pipeline);
      Cli.Ended ended = Cli.run("solve", file, "--bound-all", "--pipeline", pipeline, "-o", solved);
      boolean isDrawn = pipeline.equals("asynchronous");
      String mean = isDrawn ? ", in the mean of 64 draws" : "";
      assertThat(ended.out())
          .containsPattern("\n  any policy takes at least [0-9.]+ " + policies + mean + "\n");
    }
  }
}
