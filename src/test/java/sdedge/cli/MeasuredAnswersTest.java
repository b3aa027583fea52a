package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;
import sdedge.instance.AnswerLaw;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.TaskProgress;
import sdedge.study.ExitCode;

/** {@code generate --answers-from}: outcomes of what AIPerf recorded. */
class MeasuredAnswersTest {
  private static final String RECORDS = "src/test/resources/aiperf/profile_export.jsonl";

  @TempDir private Path folder;

  /**
   * Of 43 steps 4 accepted a draft, 3 two and three of three: 4/43, 3/4, 1. Of 4 steps 3, 3 and 2:
   * 3/4, 1, 2/3. Of 5 steps none.
   */
  @Test
  void ratesAreThoseOfTheHistogram() {
    Ended ended = Cli.run("generate", "--answers-from", RECORDS);
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .isEqualTo("output_tokens,acceptance\n53,0.093023 0.75 1\n12,0.75 1 0.666667\n5,0 0 0\n");
    assertThat(ended.err())
        .contains("3 answers; left out: 1 failed, 1 warm up, 2 without drafts of one length");
  }

  /** The mean tokens of a step are those that were measured: 53 in 43 steps, 12 in 4. */
  @Test
  void anInstanceReadsThem() throws Exception {
    Object[] make = {"generate", "--answers-from", RECORDS, "--name", "chat", "-o", folder};
    assertThat(Cli.run(make).code()).isZero();
    String quickstart = Files.readString(Path.of("instances/quickstart.yaml"));
    String law = "\nanswers: {chat: {file: chat.csv}}\ntasks:";
    Path file =
        Files.writeString(
            folder.resolve("laws.yaml"),
            quickstart
                .replaceAll("output_tokens: \\d+, acceptance: [0-9.]+", "answer: chat")
                .replaceFirst("\ntasks:", law));
    AnswerLaw read = InstanceReader.read(file).tasks().get(0).answer();
    assertThat(read.meanOutputTokens()).isEqualTo((53 + 12 + 5) / 3.0);
    double[] perStep =
        read.outcomes().stream()
            .mapToDouble(each -> TaskProgress.expectedTokens(each.acceptance().inContext(1), 3))
            .toArray();
    assertThat(perStep[0]).isCloseTo(53.0 / 43, within(1e-6));
    assertThat(perStep[1]).isCloseTo(12.0 / 4, within(1e-6));
    assertThat(perStep[2]).isEqualTo(1);

    Ended again = Cli.run(make);
    assertThat(again.code()).isNotZero();
    assertThat(again.err()).contains("chat.csv: is there already");
  }

  /** Means: 70/3 tokens; survival (4/43 + 3/4)/3, then (3/43 + 3/4)/3, (3/43 + 1/2)/3. */
  @Test
  void manyAnswersAreGrouped() {
    assertThat(Cli.run("generate", "--answers-from", RECORDS, "--answers-cap", 1).err())
        .containsPattern("[0-9]+ of [0-9]+ answers have more than 1 tokens and count as 1 ");
    assertThat(Cli.run("generate", "--answers-from", RECORDS, "--answers", 1).out())
        .startsWith("output_tokens,acceptance\n23,0.281008 0.972414 0.695035 ");
  }

  /** Without speculation there are tokens alone. */
  @Test
  void tokensAloneAreOutcomesToo() throws Exception {
    String records =
        Files.readString(Path.of(RECORDS))
            .replaceAll("\"spec_decode_acceptance\":[^}]*}[^}]*},", "");
    Path file = Files.writeString(folder.resolve("plain.jsonl"), records);
    Ended ended = Cli.run("generate", "--answers-from", file);
    assertThat(ended.out()).isEqualTo("output_tokens\n52\n12\n5\n7\n1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--answers 2 | --answers 2 must be a square",
        "--answers 4 | --answers 4 must be at most 3, as answers are",
        "--tasks 4 | --answers-from makes no instance",
        "paper | --answers-from makes no instance",
        "--describe | --answers-from makes no instance",
      })
  void wrongUsesAreRefusedByName(String options, String message) {
    String command = "generate --answers-from " + RECORDS + " " + options;
    Ended ended = Cli.line(command);
    assertThat(ended.err()).contains(message);
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1} | 1:1: there is no request with an answer, as AIPerf records them",
        "output_tokens | not valid JSON",
        "{\"metrics\": {\"output_sequence_length\": {\"value\": 2.5}}} | 2.5 must be an integer",
        "{\"spec_decode_acceptance\": {\"completion_tokens\": 4, \"num_spec_tokens\": 1,"
            + " \"num_spec_steps\": 3, \"num_draft_tokens\": 3, \"acceptance_histogram\": {\"0\":"
            + " 2}}}| counts must add up to 3",
      })
  void wrongRecordsAreRefusedWithTheirPlace(String record, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("wrong.jsonl"), record);
    Ended ended = Cli.run("generate", "--answers-from", file);
    assertThat(ended.err()).startsWith(file.toString()).contains(message);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @Test
  void moreThanAClassMayHaveNeedGroups() throws Exception {
    String record =
        "{\"metrics\": {\"output_sequence_length\": {\"value\": 7}}, \"error\": null}\n";
    Path file = Files.writeString(folder.resolve("many.jsonl"), record.repeat(1001));
    Ended ended = Cli.run("generate", "--answers-from", file);
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).contains("1001 answers, and a class has at most 1000", "--answers");
    assertThat(Cli.run("generate", "--answers-from", file, "--answers", 2).out())
        .isEqualTo("output_tokens\n7\n7\n");
  }
}
