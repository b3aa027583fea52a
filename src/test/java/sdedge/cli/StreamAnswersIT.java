package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;

/** {@code stream} where of answers only a law is known. */
class StreamAnswersIT {
  @TempDir private Path folder;

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String laws(String outcomes) throws Exception {
    return LawsOfAnswers.quickstart(folder, outcomes).toString();
  }

  /** Short, middling and long answers, the longest accepted best. */
  private String laws() throws Exception {
    return laws(
        "{output_tokens: 5, acceptance: 0.5, weight: 2}, {output_tokens: 30, acceptance: 0.8},"
            + " {output_tokens: 90, acceptance: [0.9, 0.7]}");
  }

  /** One answer of a token a quarter of a second, at a time. */
  private String server(String outcomes, String steps) throws Exception {
    String text =
        Streams.SINGLE_SERVER
            .replace("output_tokens: 1, acceptance: 0.5", "answer: a, acceptance: 0")
            .replace("steps: mean", "steps: " + steps)
            .replaceFirst("(?m)^tasks:", "answers: {a: [" + outcomes + "]}\ntasks:");
    return write("server.yaml", text);
  }

  /**
   * Users keep the laws of the tasks that they are drawn from: each takes 0.25·2.5 = 0.625 s in the
   * mean, not the 0.75 s of three tokens, which 2.5 are as one number.
   */
  @ParameterizedTest
  @CsvSource({"0.626, 1", "1.24, 1", "1.26, 2", "1.88, 3"})
  void usersHaveLawsOfAnswers(double withinS, int users) throws Exception {
    String instance = server("{output_tokens: 1}, {output_tokens: 4}", "expected");
    Ended ended = Cli.run("capacity", instance, "--within", withinS + "s", "--draws", 3);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("server: " + users + " user");
  }

  /**
   * Of four requests two answers have one token and two have three, in whatever order: 8 passes of
   * a quarter of a second. No policy serves more than 1/(0.25·2) per second.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theAnswersOfARunHaveTheirLaw(long seed) throws Exception {
    String instance = server("{output_tokens: 1}, {output_tokens: 3}", "mean");
    Path out =
        Streams.served(
            folder.resolve("out"),
            instance,
            "--requests=4",
            "--rate=max",
            "--policy=autoregressive",
            "--groups=1",
            "--seed",
            seed);

    assertThat(number(map(Streams.document(out).get("bound")).get("most_per_s")))
        .isCloseTo(2, within(1e-9));
    Path requests = out.resolve("requests.csv");
    double[] steps = Streams.numbers(requests, "steps");
    double[] tpotS = Streams.numbers(requests, "tpot_s");
    assertThat(steps).containsExactlyInAnyOrder(1, 1, 3, 3);
    for (int r = 0; r < 4; r++) {
      assertThat(tpotS[r]).isCloseTo(steps[r] == 1 ? 0 : 0.25, within(1e-12));
    }
    Path rates = out.resolve("rates.csv");
    assertThat(Streams.numbers(rates, "throughput_per_s")[0]).isCloseTo(2, within(1e-9));
    assertThat(Streams.numbers(rates, "bound_share")[0]).isCloseTo(1, within(1e-9));
  }

  /** Answers of a class are spread over all its tasks, whatever else differs between these. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aClassIsSpreadOverItsTasks(long seed) throws Exception {
    String one =
        Files.readString(Path.of(server("{output_tokens: 1}, {output_tokens: 3}", "mean")));
    String two = one.substring(one.indexOf("  - {id: u,")).replace("id: u,", "id: w,");
    String instance = write("two.yaml", one + two.replace("acceptance: 0,", "acceptance: 0.1,"));
    Path out =
        Streams.served(
            folder.resolve("out"),
            instance,
            "--requests=2",
            "--rate=max",
            "--seed",
            seed,
            "--policy=autoregressive",
            "--groups=1");
    assertThat(Streams.numbers(out.resolve("requests.csv"), "steps"))
        .containsExactlyInAnyOrder(1, 3);
  }

  /** All is served again by the check. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--steps=mean --requests=61 --draws=2",
        "--requests=61 --draws=2",
        "--steps=mean --concurrency=1,5 --requests=20 --draws=2",
        "--concurrency=5 --requests=40",
        "--slo=ttft=1s,tpot=60ms --capacity --requests=40",
        "--slo=ttft=1s,tpot=60ms --capacity --steps=mean --arrivals=gamma:2 --requests=40",
        "--slo=ttft=1s,tpot=60ms --policy=paced --rate=1 --requests=61 --groups=3"
      })
  void everyWayToServeThemIsChecked(String options) throws Exception {
    String instance = laws();
    Path out = Streams.served(folder.resolve("out"), instance, (Object[]) options.split(" "));
    assertThat(Cli.run("check", instance, out).out()).contains("nothing differs");
    for (double share : Streams.numbers(out.resolve("rates.csv"), "bound_share")) {
      assertThat(share).isBetween(0.01, 1.0);
    }
  }

  /** A trace has one draw of answers for each of its own. */
  @Test
  void answersToTracesAreDrawnToo() throws Exception {
    String trace = write("trace.csv", "arrival_s,task\n0,u1\n0.1,u2\n0.2,u3\n0.3,u1\n1.5,u8\n");
    String instance = laws();
    Path out = Streams.served(folder.resolve("out"), instance, "--arrivals", trace);
    assertThat(Cli.run("check", instance, out).out()).contains("nothing differs");
  }

  /** Served with draft modes, some of them at the verifier. */
  @Test
  void draftModesAreServedAlike() throws Exception {
    Path made = folder.resolve("made");
    String command = "generate co-located --tasks 6 --answers 4 --output-tokens uniform:5,60 -o ";
    assertThat(Cli.line(command + made).code()).isZero();
    String instance = made.resolve("co-located.yaml").toString();
    Path out = Streams.served(folder.resolve("out"), instance, "--requests=30");
    assertThat(Cli.run("check", instance, out).out()).contains("nothing differs");
  }

  /** One outcome, or several that a cap makes one, is a known answer, to the last bit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{output_tokens: 20, acceptance: 0.7}|",
        "{output_tokens: 20, acceptance: 0.7}, {output_tokens: 20, acceptance: 0.7}|",
        "{output_tokens: 80, acceptance: 0.7}, {output_tokens: 30, acceptance: 0.7}"
            + "|, max_output_tokens: 20"
      })
  void oneOutcomeIsAKnownAnswer(String outcomes, String cap) throws Exception {
    String known = Files.readString(Path.of("instances/quickstart.yaml"));
    String same = known.replaceAll(LawsOfAnswers.KNOWN, "output_tokens: 20, acceptance: 0.7");
    String law = Files.readString(Path.of(laws(outcomes)));
    String capped = law.replaceAll("answer: chat", "answer: chat" + (cap == null ? "" : cap));
    String[] options = {"--requests=60", "--slo=ttft=1s", "--rate=1,max"};
    Path one = Streams.served(folder.resolve("one"), write("a.yaml", same), (Object[]) options);
    Path two = Streams.served(folder.resolve("two"), write("b.yaml", capped), (Object[]) options);
    for (String file : List.of("stream.json", "rates.csv", "requests.csv", "schedule.csv")) {
      assertThat(two.resolve(file)).hasSameTextualContentAs(one.resolve(file));
    }
  }

  /** What results say of answers is computed again, of known ones nothing. */
  @Test
  void whatIsSaidOfAnswersIsChecked() throws Exception {
    String instance = laws("{output_tokens: 5}, {output_tokens: 20, weight: 2}");
    Path stream = Streams.served(folder.resolve("stream"), instance, "--requests=20");
    Path plan = Cli.solved(folder.resolve("plan"), instance, "--steps", "mean");
    Path known = Cli.solved(folder.resolve("known"), "instances/quickstart.yaml");
    assertThat(known.resolve("summary.json")).content().doesNotContain("\"answers\"");
    for (Path result : List.of(stream, plan)) {
      Path file = result.resolve(result.equals(stream) ? "stream.json" : "summary.json");
      assertThat(file)
          .content()
          .contains("\"tasks\": 8", "\"mean_tokens\": 15.0", "\"most_tokens\": 20");
      String right = Files.readString(file);
      for (String key : List.of("tasks", "mean_tokens", "most_tokens")) {
        Files.writeString(file, right.replaceFirst("\"" + key + "\": \\d+", "\"" + key + "\": 9"));
        Ended ended = Cli.run("check", instance, result);
        assertThat(ended.code()).as(key).isEqualTo(ExitCode.CHECK_FAILED.code());
        assertThat(ended.out() + ended.err()).contains("answers." + key);
      }
      Files.writeString(file, right);
      assertThat(Cli.run("check", instance, result).code()).isZero();
    }
  }
}
