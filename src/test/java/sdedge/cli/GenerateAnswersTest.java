package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;
import sdedge.instance.AnswerLaw;
import sdedge.instance.AnswerLaw.Outcome;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.study.ExitCode;

/** {@code generate --answers}: few outcomes in place of many answers. */
class GenerateAnswersTest {
  @TempDir private Path folder;

  private Path trace(String text) throws Exception {
    return Files.writeString(folder.resolve("trace.csv"), text);
  }

  private static List<Integer> tokens(AnswerLaw law) {
    return law.outcomes().stream().map(Outcome::outputTokens).toList();
  }

  /** Groups of 3, 3 and 4 of 10 rows: means 2, 4.67 and 42.75. */
  @Test
  void outcomesAreTheMeansOfEqualGroupsOfAllRows() throws Exception {
    StringBuilder rows = new StringBuilder("ContextTokens,GeneratedTokens\n");
    for (int tokens : new int[] {6, 1, 5, 3, 2, 4, 7, 150, 8, 5}) {
      rows.append("10,").append(tokens).append('\n');
    }
    String command = "generate azure-code --tasks 2 --answers 3 --trace " + trace(rows.toString());
    Instance made = Generated.by(command);

    // sorted: 1 2 3 | 4 5 5 | 6 7 8 150
    AnswerLaw law = made.tasks().get(0).answer();
    assertThat(tokens(law)).containsExactly(2, 5, 43);
    assertThat(law.outcomes()).allMatch(outcome -> outcome.weight() == 1);
    assertThat(made.tasks().get(1).answer().meanOutputTokens())
        .isCloseTo((2 + 5 + 43) / 3.0, within(1e-12));
    assertThat(made.speculation().steps()).isEqualTo(Steps.EXPECTED);
    assertThat(made.tasks().get(0).acceptance())
        .isNotEqualTo(made.tasks().get(1).acceptance()); // of the tasks, as drawn
  }

  /**
   * Two groups by length, each in two by acceptance. Of the last group the rates are 0.5 and 1, so
   * that ⟨α⟩ = 0.75 and ⟨α²⟩/⟨α⟩ = 0.625/0.75 = 0.833.
   */
  @Test
  void rowsWithAcceptanceAreCutByLengthAndThenByAcceptance() throws Exception {
    Path trace =
        trace(
            """
            in,out,rate
            7,10,0.2
            7,30,1
            7,12,0.1
            7,20,0.3
            7,14,0.8
            7,40,0.5
            7,16,0.6
            7,24,0.3
            """);
    String command = "generate paper --tasks 3 --columns input=in,output=out,acceptance=rate";
    Instance made = Generated.by(command + " --answers 4 --trace " + trace);

    // by length: 10 12 14 16 | 20 24 30 40; by acceptance: 12 10 | 16 14 and 20 24 | 40 30
    AnswerLaw law = made.tasks().get(2).answer();
    assertThat(tokens(law)).containsExactly(11, 15, 22, 35);
    assertThat(law.outcomes().stream().map(outcome -> outcome.acceptance().inContext(1).at(1)))
        .containsExactly(0.15, 0.7, 0.3, 0.75);
    assertThat(law.outcomes().get(3).acceptance().inContext(1).at(2)).isEqualTo(0.833);
    assertThat(law.outcomes().get(2).acceptance().inContext(1).list()).containsExactly(0.3);

    Instance known = Generated.by(command + " --sample first --trace " + trace);
    assertThat(known.tasks().stream().map(task -> task.acceptance().inContext(1).at(1)))
        .containsExactly(0.2, 1.0, 0.1);
  }

  /** Uniform from 1 to 100 in four groups: means 13, 38, 63 and 88, known to 0.5 of 4,000 draws. */
  @Test
  void lawsAreDrawnFrom() throws Exception {
    String command = "generate paper --output-tokens uniform:1,100 --answers 4 --seed ";
    AnswerLaw law = Generated.by(command + 3).tasks().get(0).answer();
    List<Integer> means = List.of(13, 38, 63, 88);
    for (int s = 0; s < 4; s++) {
      assertThat(law.outcomes().get(s).outputTokens()).isCloseTo(means.get(s), within(2));
    }
    assertThat(Generated.by(command + "3 --tasks 7").tasks().get(0).answer()).isEqualTo(law);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--answers 0 | --answers 0 must be from 1 to 64",
        "--answers 65 | --answers 65 must be from 1 to 64",
        "--answers 2.5 | --answers 2.5 must be an integer",
        "--answers 8 --columns acceptance=rate --trace TRACE"
            + " | --answers 8 must be a square such as 16 where the acceptance of answers is known",
        "--answers-cap 9 | --answers-cap needs --answers",
        "--answers 4 --answers-cap 0 | --answers-cap 0 must be from 1",
        "--answers 4 --output-tokens constant:5;constant:6"
            + " | --answers needs one law of --output-tokens",
        "--columns input=a --trace TRACE | --columns input=a must be input=NAME,output=NAME",
        "--columns acceptance=rate --acceptance constant:1 --trace TRACE"
            + " | --acceptance says what the acceptance of --columns does"
      })
  void wrongUsesAreRefusedByName(String options, String message) throws Exception {
    Path trace = trace("ContextTokens,GeneratedTokens,rate\n" + "5,6,0.5\n".repeat(60));
    String command = "generate paper " + options.replace("TRACE", trace.toString());
    Ended ended = Cli.line(command);
    assertThat(ended.err()).contains(message);
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
  }

  /** Four outcomes of means 13, 38, 63 and 88, and fifty tasks of one law each. */
  @Test
  void aDescriptionIsThatOfTheOutcomes() {
    String command = "generate paper --output-tokens uniform:1,100 --answers 4 --describe";
    Ended ended = Cli.line(command);
    String[] line =
        ended
            .out()
            .lines()
            .filter(each -> each.startsWith("output_"))
            .findFirst()
            .orElseThrow()
            .split(" +", -1);
    assertThat(Double.parseDouble(line[1])).isCloseTo(13, within(2.0));
    assertThat(Double.parseDouble(line[7])).isCloseTo(88, within(2.0));
  }

  /** An engine ends long answers, it does not leave them out: 45 of 310 here. */
  @Test
  void longAnswersEndAtACap() throws Exception {
    Path trace =
        trace("ContextTokens,GeneratedTokens\n" + "9,100\n".repeat(265) + "9,4000\n".repeat(45));
    Object[] make = {"generate", "paper", "--tasks", 310, "--answers", 62, "--trace", trace};
    String told = "sdedge: warning: paper.yaml: answers: 45 of 310 answers have more than ";

    Ended usual = Cli.run(make);
    assertThat(usual.code()).as(usual.err()).isZero();
    assertThat(usual.err()).isEqualTo(told + "1024 tokens and count as 1024 (--answers-cap)\n");
    assertThat(usual.out())
        .contains("dropped: none.")
        .contains("    - {output_tokens: 1024}\n".repeat(9) + "tasks:")
        .doesNotContain("    - {output_tokens: 1024}\n".repeat(10));

    List<Object> longer = new ArrayList<>(List.of(make));
    longer.addAll(List.of("--answers-cap", 2000, "--describe"));
    assertThat(Cli.run(longer.toArray()).err())
        .isEqualTo(told + "2000 tokens and count as 2000 (--answers-cap)\n");
    longer.set(longer.indexOf(2000), 4000);
    assertThat(Cli.run(longer.toArray()).err()).isEmpty();
  }

  /** A law has an end of its own, and an earlier one only if it is asked for. */
  @Test
  void answersOfALawEndAtACapThatIsAskedFor() throws Exception {
    String command = "generate paper --output-tokens uniform:1,2000 --answers 4";
    assertThat(tokens(Generated.by(command).tasks().get(0).answer()).get(3)).isGreaterThan(1700);
    Ended capped = Cli.line(command + " --answers-cap 500");
    assertThat(capped.err()).containsPattern("[0-9]+ of 4000 answers have more than 500 tokens");
    assertThat(capped.out()).contains("    - {output_tokens: 500}\ntasks:");
  }

  @Test
  void tooFewRowsForTheGroupsAreRefused() throws Exception {
    Path trace = trace("ContextTokens,GeneratedTokens\n" + "5,6\n".repeat(15));
    Ended ended = Cli.run("generate", "paper", "--tasks", 2, "--answers", 16, "--trace", trace);
    assertThat(ended.err()).contains("15 of 15 rows can be tasks, but 16 are wanted");
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @Test
  void aLawOfEqualOutcomesIsToldOnce() {
    Ended equal = Cli.run("generate", "paper", "--answers", 4, "--count", 2, "-o", folder);
    assertThat(equal.code()).isZero();
    assertThat(equal.err())
        .isEqualTo(
            "sdedge: warning: paper.yaml: answers.law: every outcome has 128 tokens, so that it"
                + " tells no more than a length does\n");
    assertThat(Cli.run("generate", "memory", "--answers", 4).err()).isEmpty();
    assertThat(Cli.run("generate", "paper").err()).isEmpty();
  }
}
