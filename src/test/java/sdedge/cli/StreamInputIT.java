package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.ReferenceStream;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;

/** Streams as given, at their limits, and as theory has them. */
class StreamInputIT {
  private static final String QUICK = "instances/quickstart.yaml";
  private static final String CASES = "src/test/resources/reference/stream/";

  @TempDir private Path folder;

  static List<ReferenceStream> cases() {
    return ReferenceStream.all().stream().filter(each -> !each.merges()).toList();
  }

  /** The cases on which other implementations agree, through the command. */
  @ParameterizedTest
  @MethodSource("cases")
  void tracesAreServedAsElsewhere(ReferenceStream reference) throws Exception {
    List<String> rows = new ArrayList<>(List.of("arrival_s,task"));
    for (int r = 0; r < reference.tasks().length; r++) {
      String task = reference.instance().tasks().get(reference.tasks()[r]).id();
      rows.add(reference.arrivalsS()[r] + "," + task);
    }
    Path trace = Files.write(folder.resolve("trace.csv"), rows);

    Path out =
        Streams.served(
            folder.resolve("out"),
            CASES + reference,
            "--arrivals=" + trace,
            "--policy=" + reference.policy(),
            "--groups=" + reference.groups(),
            "--steps=mean");

    Path table = out.resolve("requests.csv");
    close(table, "ready_s", reference.allExpected("ready"));
    close(table, "admitted_s", reference.allExpected("admitted"));
    close(table, "first_token_s", reference.allExpected("first"));
    close(table, "complete_s", reference.allExpected("complete"));
    close(table, "steps", reference.allExpected("steps"));
    Map<String, Object> document = Streams.document(out);
    assertThat(document).containsEntry("arrivals", "trace");
    assertThat(map(list(document.get("curve")).get(0)).get("rate_per_s")).isNull();
  }

  /** As a trace of its tasks in the order of their arrival; those of one instant as in the file. */
  @Test
  void tasksOfAnInstanceAreServedAsTheyArrive() throws Exception {
    String text = Files.readString(Path.of(QUICK));
    List<String> arrivals = List.of("2.5", "0", "0.75", "0.75");
    List<String> ids = InstanceReader.read(Path.of(QUICK)).tasks().stream().map(Task::id).toList();
    for (int k = 0; k < arrivals.size(); k++) {
      text =
          text.replace(
              "{id: " + ids.get(k) + ",",
              "{id: " + ids.get(k) + ", arrival_s: " + arrivals.get(k) + ",");
    }
    Path instance = Files.writeString(folder.resolve("arriving.yaml"), text);
    Path trace = folder.resolve("trace.csv");
    List<String> rows = new ArrayList<>(List.of("arrival_s,task"));
    ids.stream().skip(4).forEach(id -> rows.add("0," + id));
    rows.add(1, "0," + ids.get(1));
    rows.addAll(List.of("0.75," + ids.get(2), "0.75," + ids.get(3), "2.5," + ids.get(0)));
    Files.write(trace, rows);

    Path own = Streams.served(folder.resolve("own"), instance.toString());
    Path traced = Streams.served(folder.resolve("traced"), QUICK, "--arrivals=" + trace);

    assertThat(own.resolve("requests.csv")).hasSameTextualContentAs(traced.resolve("requests.csv"));
    assertThat(Files.readString(own.resolve("run.json"))).contains("\"arrivals\": \"tasks\"");
    assertThat(Cli.run("check", instance, own).code()).isZero();
    assertThat(
            Streams.run(
                    folder.resolve("drawn"), instance.toString(), "--rate", "1/s", "--requests", 20)
                .code())
        .isZero();
  }

  private static void close(Path table, String column, double[] expected) throws Exception {
    double[] found = Streams.numbers(table, column);
    assertThat(found).hasSameSizeAs(expected);
    for (int r = 0; r < found.length; r++) {
      assertThat(found[r])
          .as(column + " of request " + (r + 1))
          .isCloseTo(expected[r], within(1e-9 * Math.max(1e-9, Math.abs(expected[r]))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-9", "1E-99", "0"})
  void arrivalsMayBeAsGoodAsRegular(String variation) throws Exception {
    Path out =
        Streams.served(
            folder.resolve("out"),
            QUICK,
            "--rate=0.5",
            "--requests=9",
            "--policy=best",
            "--arrivals=gamma:" + variation);

    assertThat(Streams.numbers(out.resolve("requests.csv"), "arrival_s"))
        .containsExactly(new double[] {2, 4, 6, 8, 10, 12, 14, 16, 18}, within(1e-6));
    assertThat(Cli.run("check", QUICK, out).out()).contains("nothing differs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate=0 | '0' must be requests per second",
        "--rate=1e16 | '1e16' must be requests per second",
        "--rate=-1 | '-1' must be requests per second",
        "--rate=NaN | 'NaN' must be requests per second",
        "--rate=1:2 | must be a range",
        "--rate=2/h | '2/h' must be requests per second",
        "--arrivals=gamma:-1 | must lie in [0, 100]",
        "--arrivals=gamma:x | must lie in [0, 100], such as",
        "--arrivals=gamma:1e3 | must lie in [0, 100]",
        "--requests=0 | --requests must be from 1",
        "--draws=0 | --draws must be from 1",
        "--threads=0 | --threads must be at least 1",
        "--policy=bets | Maybe `best` was meant?",
        "--policy=fixed:L | 'fixed:L' must be one of",
        "--policy=replan | 'replan' must be one of",
        "--policy=paced | --policy paced needs --slo",
        "--groups=0 | '0' must be auto or from 1 to 1000",
        "--capacity | --capacity needs --slo",
        "--slo=share=0.9 | must be ttft=DURATION",
        "--slo=ttft=1s,share=2 | '2' must be a share above 0",
        "--slo=ttft=1s,ttft=2s | must be ttft=DURATION",
        "--slo=ttft=1s,share=90 | '90' must be a share above 0, at most 1. Maybe 0.9 was meant?",
        "--slo=ttft=1 | has no unit (ms, s, m, h). Maybe 1s was meant?",
        "--slo=ttft=1000 | '1000' has no unit (ms, s, m, h). Maybe 1000ms was meant?",
        "--slo=tpot=50 | '50' has no unit (ms, s, m, h). Maybe 50ms was meant?",
        "--time-limit=1000 | Maybe 1000s was meant?",
        "--rate=0.5..0.9 | '0.5..0.9' has no step. Maybe 0.5:0.9:0.1 was meant?",
        "--rate=0.5..0.9:0.1 | (in ratios). Maybe 0.5:0.9:0.1 was meant?",
      })
  void mistakesOfOptionsAreNamed(String option, String message) {
    Ended ended = Streams.run(folder.resolve("out"), QUICK, option);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void mistakesOfATraceHaveTheirPlaces() throws Exception {
    Path trace =
        Files.writeString(
            folder.resolve("trace.csv"),
            "task,arrival_s\nu1,0\nu2,5\nu3,4.5\nu33,6\n,7\nu1,x\nu1,-1\nu1,1e999\n");

    Ended ended = Streams.run(folder.resolve("out"), QUICK, "--arrivals", trace);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("trace.csv:4:4", "4.5 must not be before the request above, at 5.0 s")
        .contains("trace.csv:5:1", "u33 is no task of the instance")
        .contains("trace.csv:6:1", "trace.csv:7:4", "trace.csv:8:4", "trace.csv:9:4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arrival_s,tsk;0,u1 | the column is missing",
        "arrival_s,task | at least one request",
        "'' | the first line must name the columns"
      })
  void aTraceMustBeATable(String text, String message) throws Exception {
    Path trace = Files.writeString(folder.resolve("trace.csv"), text.replace(';', '\n'));

    Ended ended = Streams.run(folder.resolve("out"), QUICK, "--arrivals", trace);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("trace.csv:1", message);
  }

  @Test
  void aTraceHasItsOwnRates() {
    Ended ended = Streams.run(folder.resolve("out"), QUICK, "--arrivals=t.csv", "--rate=1");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("--rate needs arrivals that are drawn (poisson, gamma:CV), not those of t.csv");
  }
}
