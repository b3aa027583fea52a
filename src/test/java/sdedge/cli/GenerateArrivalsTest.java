package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.SharedData;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Task;
import sdedge.study.ExitCode;

/** {@code generate --time-column}: arrivals of a trace. */
class GenerateArrivalsTest {
  private static final String AZURE =
      """
      TIMESTAMP,ContextTokens,GeneratedTokens
      2024-02-28 23:59:57.5000000,9999,10
      2024-02-28 23:59:58.9999999,11,21
      2024-02-29 00:00:00.0000000,12,22
      2024-03-01 00:00:00.1234567,13,23
      """;

  private static final String BURST_GPT =
      """
      Timestamp,Session ID,Model,Request tokens,Response tokens,Total tokens
      5,,small,11,21,32
      5.25,,large,12,0,12
      118.5,,large,13,23,36
      """;

  private static final String MOONCAKE =
      """
      {"timestamp": 27482, "input_length": 11, "output_length": 21, "hash_ids": [46, 47, {"a": [1]}]}
      {"timestamp": 30535, "input_length": 12, "output_length": 22, "hash_ids": []}

      {"output_length": 23, "hash_ids": [0], "input_length": 13, "timestamp": 3.0535500001e4, "model": "m"}
      """;

  @TempDir private Path folder;

  private Path trace(String text) throws Exception {
    return Files.writeString(folder.resolve("trace"), text);
  }

  private static String command(Path trace, String options) {
    String sample = options.contains("--sample") ? "" : "--sample first ";
    return "generate azure-conv --trace " + trace + " " + sample + options;
  }

  private List<Task> tasks(String text, String options) throws Exception {
    return Generated.by(command(trace(text), options)).tasks();
  }

  private static List<Double> arrivals(List<Task> tasks) {
    return tasks.stream().map(Task::arrivalS).toList();
  }

  private static List<Integer> inputs(List<Task> tasks) {
    return tasks.stream().map(Task::inputTokens).toList();
  }

  @Test
  void datesAreSecondsAfterTheFirstRequestTaken() throws Exception {
    List<Task> tasks = tasks(AZURE, "--tasks 3 --time-column auto");
    assertThat(inputs(tasks)).containsExactly(11, 12, 13);
    assertThat(arrivals(tasks)).containsExactly(0.0, 1.0000001, 86401.1234568);
  }

  @Test
  void datesMayHaveAnOffset() throws Exception {
    String text =
        """
        at,ContextTokens,GeneratedTokens
        2024-05-10 00:00:00.009930+00:00,1,2
        2024-05-10T02:00:01.009930+02:00,1,2
        2024-05-10 00:00:03Z,1,2
        """;
    assertThat(arrivals(tasks(text, "--tasks 3 --time-column at")))
        .containsExactly(0.0, 1.0, 2.99007);
  }

  @Test
  void theColumnsOfBurstGptAreKnown() throws Exception {
    List<Task> tasks = tasks(BURST_GPT, "--tasks 2 --time-column auto");
    assertThat(inputs(tasks)).containsExactly(11, 13);
    assertThat(arrivals(tasks)).containsExactly(0.0, 113.5);
  }

  @Test
  void mooncakeTracesAreJsonLinesInMilliseconds() throws Exception {
    List<Task> tasks = tasks(MOONCAKE, "--tasks 3 --time-column auto");
    assertThat(inputs(tasks)).containsExactly(11, 12, 13);
    assertThat(tasks.stream().map(Task::outputTokens)).containsExactly(21, 22, 23);
    assertThat(arrivals(tasks)).containsExactly(0.0, 3.053, 3.053500001);
    assertThat(inputs(tasks("\uFEFF" + MOONCAKE, "--tasks 3"))).containsExactly(11, 12, 13);
  }

  @ParameterizedTest
  @CsvSource({
    "timestamp, 0.113", // as in traces of Mooncake
    "timestamp:s, 113",
    "when, 60",
    "when:ms, 0.06"
  })
  void aNamedColumnMayHaveAUnit(String column, double second) throws Exception {
    String text = "when,ContextTokens,GeneratedTokens,timestamp\n-20,1,2,5\n40,1,2,118\n";
    assertThat(arrivals(tasks(text, "--tasks 2 --time-column " + column)))
        .containsExactly(0.0, second);
  }

  @Test
  void manyDigitsAreKept() throws Exception {
    String text =
        """
        t,ContextTokens,GeneratedTokens
        1700000000.123456789,1,2
        1700000001.12345679,1,2
        1.70000000212345678925e9,1,2
        1700000003.1234567896,1,2
        """;
    Ended made = Cli.line(command(trace(text), "--tasks 4 --time-column t"));
    assertThat(made.out())
        .contains(
            "arrival_s: 0}\n",
            "arrival_s: 1.000000001}\n",
            "arrival_s: 2}\n",
            "arrival_s: 3.000000001}\n");
  }

  @Test
  void nobodyElseSeesTheTimes() throws Exception {
    Path trace = trace(AZURE);
    Ended usual = Cli.line(command(trace, "--tasks 3"));
    Ended timed = Cli.line(command(trace, "--tasks 3 --time-column auto"));
    assertThat(withoutComments(timed).replaceAll(", arrival_s: [0-9.]+", ""))
        .isEqualTo(withoutComments(usual))
        .contains("id: u3");
    assertThat(timed.out())
        .contains("# Arrivals: column TIMESTAMP, seconds after the first of these requests.\n");
    assertThat(usual.out()).doesNotContain("arrival");
  }

  private static String withoutComments(Ended made) {
    return made.out().substring(made.out().indexOf("\nversion: "));
  }

  @Test
  void aTraceWithoutTimesHasNoArrivals() throws Exception {
    Path trace = trace("ContextTokens,GeneratedTokens\n1,2\n");
    Ended made = Cli.line(command(trace, "--tasks 1 --time-column auto"));
    assertThat(made.out())
        .contains(
            "# Arrivals: none, since the trace has no column TIMESTAMP, Timestamp, timestamp.\n")
        .doesNotContain("arrival_s");
    Ended named = Cli.line(command(trace, "--tasks 1 --time-column when"));
    assertThat(named.err())
        .isEqualTo(trace + ":1:1: when: the column is missing from the header\n");
    assertThat(named.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  /** Row i has i input tokens and comes at i² s; so many of them, from 1 on. */
  private static String squares(int rows) {
    StringBuilder text = new StringBuilder("Timestamp,ContextTokens,GeneratedTokens\n");
    for (int i = 1; i <= rows; i++) {
      text.append(i * i).append(',').append(i).append(",7\n");
    }
    return text.toString();
  }

  @Test
  void rowsAtRandomKeepTheirTimes() throws Exception {
    List<Task> tasks = tasks(squares(40), "--sample random --tasks 12 --time-column auto");
    int first = inputs(tasks).stream().min(Integer::compare).orElseThrow();
    assertThat(arrivals(tasks))
        .isEqualTo(inputs(tasks).stream().map(i -> 1.0 * (i * i - first * first)).toList())
        .isNotEqualTo(arrivals(tasks).stream().sorted().toList());
  }

  /** A round takes 1600 − 1 s and a mean gap of 1599/39 = 41 s. */
  @Test
  void aWindowGoesOnAMeanGapAfterTheEnd() throws Exception {
    List<Task> tasks = tasks(squares(40), "--sample window --tasks 40 --time-column auto");
    int first = tasks.get(0).inputTokens();
    assertThat(first).isBetween(2, 39);
    assertThat(arrivals(tasks))
        .isEqualTo(
            inputs(tasks).stream()
                .map(i -> 1.0 * (i * i - first * first) + (i < first ? 1640 : 0))
                .toList())
        .isSorted();
  }

  @Test
  void timesMayGoBackwards() throws Exception {
    String text = "Timestamp,ContextTokens,GeneratedTokens\n7,1,2\n3,2,2\n5,3,2\n";
    assertThat(arrivals(tasks(text, "--tasks 3 --time-column auto")))
        .containsExactly(4.0, 0.0, 2.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing|''",
        "NaN|NaN",
        "1e10|1e10",
        "1e999999999|1e999999999",
        "0x1p3|0x1p3",
        "2023-13-01 00:00:00|2023-13-01 00:00:00",
        "2023-02-30 00:00:00|2023-02-30 00:00:00",
        "9999-01-01 00:00:00|9999-01-01 00:00:00",
        "18:15:46|18:15:46"
      })
  void wrongTimesAreRefusedWithTheirPlace(String shown, String time) throws Exception {
    Path trace = trace("ContextTokens,Timestamp,GeneratedTokens\n1,5,2\n1," + time + ",2\n");
    Ended ended = Cli.line(command(trace, "--tasks 2 --time-column auto"));
    assertThat(ended.err())
        .isEqualTo(
            trace
                + ":3:3: Timestamp: "
                + shown
                + " must be a number of s or a date such as 2023-11-16 18:15:46.68, within 146"
                + " years of 0 or 1970\n");
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @Test
  void tinyTimesAreNought() throws Exception {
    String text = "Timestamp,ContextTokens,GeneratedTokens\n1e-999999999,1,2\n0.5,1,2\n";
    assertThat(arrivals(tasks(text, "--tasks 2 --time-column auto"))).containsExactly(0.0, 0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'input_length': 1, 'output_length': 2}|:1:1: timestamp: the value is missing",
        "{'timestamp': 1, 'output_length': 2}|:1:1: input_length: the value is missing",
        "{'timestamp': 1, 'input_length': -3, 'output_length': 2}|:1:34: input_length: -3 must be"
            + " >= 0",
        "{'timestamp': null, 'input_length': 3, 'output_length': 2}|:1:15: timestamp: null must be"
            + " a number of ms",
        "{'timestamp': [1], 'input_length': 3, 'output_length': 2}|:1:1: timestamp: the value is"
            + " missing",
        "{'timestamp': 1, 'timestamp': 2}|:1:29: not valid JSON: the key 'timestamp' stands twice",
        "{'timestamp': 1,|not valid JSON: it ends before every object",
        "{'timestamp': 1, 'input_length': 3, 'output_length': 2} 7|:1:57: 7 must be an object"
      })
  void wrongJsonIsRefusedWithItsPlace(String text, String problem) throws Exception {
    Path trace = trace(text.replace('\'', '"'));
    Ended ended = Cli.line(command(trace, "--tasks 1 --time-column timestamp"));
    assertThat(ended.err().lines().collect(Collectors.joining(" ")).replace('"', '\''))
        .startsWith(trace.toString())
        .contains(problem);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @Test
  void whatArrivesIsServedAndNotPlanned() throws Exception {
    Cli.line(command(trace(AZURE), "--tasks 3 --time-column auto -o " + folder));
    Path made = folder.resolve("azure-conv.yaml");
    assertThat(Cli.run("validate", made).out()).endsWith(": valid, 3 tasks, 1 drafter\n");
    assertThat(Cli.run("solve", made).err())
        .contains("tasks[1].arrival_s: 1.0000001 must be 0", "(of 1 more tasks, too)", "stream");
  }

  @Test
  void aDescriptionHasThem() throws Exception {
    Ended ended = Cli.line(command(trace(BURST_GPT), "--tasks 2 --time-column auto --describe"));
    assertThat(ended.out()).containsPattern("arrival_s +0\\.000 .* 113\\.5 +56\\.75\n");
  }

  @Test
  void aRealTraceHasItsTimes() throws Exception {
    Path trace = SharedData.file("azure/AzureLLMInferenceTrace_conv.csv");
    List<Task> tasks = Generated.by(command(trace, "--tasks 3 --time-column auto")).tasks();
    assertThat(arrivals(tasks)).containsExactly(0.0, 4.314579, 4.541877);
  }
}
