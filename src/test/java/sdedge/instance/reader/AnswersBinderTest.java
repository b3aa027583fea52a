package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.document.InvalidInputException;
import sdedge.document.tree.OverridePath.ValueOverride;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Steps;

/** Classes of answers, in place and in files. */
class AnswersBinderTest {
  private static final String KNOWN = "output_tokens: 96, acceptance: 0.72";

  @TempDir private Path folder;

  private static String text(String classes, String task) {
    return InstanceText.with(KNOWN, task).replace("tasks:\n", "answers:\n" + classes + "tasks:\n");
  }

  private LoadedInstance load(String classes, String task, ValueOverride... settings)
      throws InvalidInputException {
    byte[] bytes = text(classes, task).getBytes(StandardCharsets.UTF_8);
    return InstanceReader.load(
        "test.yaml", bytes, folder, List.of(settings), Arrivals.AT_ZERO, UnaryOperator.identity());
  }

  private AnswerLaw law(String classes, String task) throws InvalidInputException {
    return load(classes, task).instance().tasks().get(0).answer();
  }

  @Test
  void aFileHasWeightsAndRatesByPosition() throws Exception {
    Files.writeString(
        folder.resolve("a.csv"), "weight,output_tokens,acceptance\n1,10,0.5\n3,50,0.8 0.7 .6\n");
    LoadedInstance loaded = load("  chat: {file: a.csv}\n", "answer: chat");
    AnswerLaw law = loaded.instance().tasks().get(0).answer();

    assertThat(law.outcomes())
        .containsExactly(
            new AnswerLaw.Outcome(10, Acceptance.of(0.5), 1),
            new AnswerLaw.Outcome(50, Acceptance.of(0.8, 0.7, 0.6), 3));
    assertThat(law.meanOutputTokens()).isEqualTo(40);
    assertThat(loaded.tables()).containsOnlyKeys(folder.resolve("a.csv").toString());
    assertThat(loaded.instance().speculation().steps()).isEqualTo(Steps.EXPECTED);
  }

  /** A quarter of 2, 6, 6 and 7 is 5.25, of which Ō is the next integer; Ā is the mean survival. */
  @Test
  void averagesStandWhereOneNumberIsNeeded() throws Exception {
    AnswerLaw law =
        law(
            "  chat: [{output_tokens: 2, acceptance: 0.4}, {output_tokens: 6, acceptance: 0.8,"
                + " weight: 2}, {output_tokens: 9, acceptance: 0}]\n",
            "answer: chat, max_output_tokens: 7");

    assertThat(law.outputTokens()).isEqualTo(6);
    assertThat(law.largestOutputTokens()).isEqualTo(7);
    assertThat(law.acceptance().inContext(1).at(1)).isEqualTo(0.5);
    assertThat(law.acceptance().inContext(1).at(1) * law.acceptance().inContext(1).at(2))
        .isCloseTo((0.16 + 2 * 0.64) / 4, within(1e-15));
  }

  @Test
  void averagesTakenForTheTruthNeedToBeAskedFor() throws Exception {
    String classes = "  chat: [{output_tokens: 2}, {output_tokens: 6}]\n";
    String task = "answer: chat, acceptance: 0.5";
    Instance mean = load(classes, task, ValueOverride.of("speculation.steps", "mean")).instance();
    Instance changed =
        load(classes, task, ValueOverride.of("answers.chat[0].output_tokens", "4")).instance();

    assertThat(mean.speculation().steps()).isEqualTo(Steps.MEAN);
    assertThat(changed.tasks().get(0).answer().meanOutputTokens()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{output_tokens: 5}, {output_tokens: 9}] | answer: c, acceptance: 0.7, max_output_tokens:"
            + " 4",
        "[{output_tokens: 4, weight: 7}] | answer: c, acceptance: 0.7",
        "[{output_tokens: 4, acceptance: [0.7]}, {output_tokens: 4, acceptance: [0.7, 0.7]}] |"
            + " answer: c",
      })
  void oneOutcomeIsAKnownAnswer(String outcomes, String task) throws Exception {
    Instance instance = load("  c: " + outcomes + "\n", task).instance();

    assertThat(instance.tasks().get(0).answer()).isEqualTo(AnswerLaw.known(4, Acceptance.of(0.7)));
    assertThat(instance.speculation().steps()).isEqualTo(Steps.MEAN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'output_tokens,acceptance\\n"
            + "5,\\n"
            + "' | :2:3: answers.c.file: acceptance: nothing must be a text",
        "'output_tokens,weight\\n"
            + "5,\\n"
            + "' | :2:3: answers.c.file: weight: nothing must be a number > 0",
        "'output_tokens\\n"
            + "5.5\\n"
            + "' | :2:1: answers.c.file: output_tokens: 5.5 must be an integer from 1 to"
            + " 2147483647",
        "'output_tokens\\n' | :1:1: answers.c.file: the table must have 1 to 1000 rows",
        "'output_tokens,acceptance\\n"
            + "5,0.5 1.5\\n"
            + "' | :2:3: answers.c.file: acceptance: 1.5 must be in [0, 1]",
        "'output_tokens,acceptance,acceptance:x\\n"
            + "5,1,1\\n"
            + "' | :1:1: answers.c.file: acceptance: stands beside acceptance:MODE; give one of"
            + " them",
      })
  void whatIsWrongInAFileIsNamedThere(String csv, String problem) throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), csv.replace("\\n", "\n"));

    assertThat(problems("  c: {file: a.csv}\n", "answer: c")).contains(file + problem);
  }

  @Test
  void aMappingNamesTheModesOfItsDrafters() throws Exception {
    String classes =
        "  c: [{output_tokens: 5, acceptance: {fast: 0.5, default: 0.6}}, {output_tokens: 7,"
            + " acceptance: {fast: 0.5}}]\n";

    assertThat(problems(classes, "answer: c"))
        .singleElement()
        .asString()
        .endsWith(
            "tasks[0].answer: acceptance of the outcomes of c must name each mode of sbs1:"
                + " default");
  }

  private List<String> problems(String classes, String task) {
    try {
      load(classes, task);
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }
}
