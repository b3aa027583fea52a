package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

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
class StreamInputTest {
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

  private Path singleServer() throws Exception {
    return Files.writeString(folder.resolve("server.yaml"), Streams.SINGLE_SERVER);
  }

  /** Pollaczek and Khinchine: ρ/(2(1 − ρ)) services of waiting on average. */
  @Test
  void waitsAreThoseOfAnMd1Queue() throws Exception {
    Path out =
        Streams.served(
            folder.resolve("out"),
            singleServer().toString(),
            "--policy=autoregressive",
            "--groups=1",
            "--rate=1.2,2.4,max",
            "--requests=40000");

    double[] endToEndS = Streams.numbers(out.resolve("rates.csv"), "e2e_mean_s");
    double[] busy = Streams.numbers(out.resolve("rates.csv"), "busy_verifier");
    double[] loads = {0.3, 0.6};
    for (int i = 0; i < loads.length; i++) {
      double waitS = loads[i] / (2 * (1 - loads[i])) * 0.25;
      assertThat(endToEndS[i] - 0.25).isCloseTo(waitS, within(0.05 * waitS));
      assertThat(busy[i]).isCloseTo(loads[i], within(0.01));
    }
    double most = number(map(Streams.document(out).get("bound")).get("most_per_s"));
    assertThat(most).isCloseTo(4, within(1e-3));
    assertThat(Streams.numbers(out.resolve("rates.csv"), "throughput_per_s")[2])
        .isBetween(3.99, most * (1 + 1e-9));
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

  @Test
  void valuesOfTheInstanceCanBeSet() throws Exception {
    String server = Files.writeString(folder.resolve("i.yaml"), Streams.SINGLE_SERVER).toString();
    Path fast =
        Streams.served(
            folder.resolve("out"),
            server,
            "--rate=1e-3",
            "--requests=9",
            "--policy=autoregressive",
            "--set=verifier.pass_overhead_s=0.125");

    assertThat(Streams.numbers(fast.resolve("rates.csv"), "ttft_p50_s")[0])
        .isCloseTo(0.125, within(1e-9));
    assertThat(Cli.run("check", server, fast).out()).contains("nothing differs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-9", "1e12"})
  void extremeRatesAreServed(String rate) throws Exception {
    Path out =
        Streams.served(folder.resolve("out"), QUICK, "--rate=" + rate + "/s", "--requests=40");

    double perS = Double.parseDouble(rate);
    double[] arrivalsS = Streams.numbers(out.resolve("requests.csv"), "arrival_s");
    assertThat(39 / arrivalsS[39]).isBetween(0.5 * perS, 2 * perS);
    double[] residents = Streams.numbers(out.resolve("rates.csv"), "residents");
    assertThat(residents[0]).isBetween(perS < 1 ? 0.0 : 2.5, perS < 1 ? 1e-6 : 3.0);
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

  @Test
  void whatFitsNowhereCannotBeServed() {
    Ended ended = Streams.run(folder.resolve("out"), "instances/infeasible.yaml");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("cannot be served", "does not fit in the memory of node");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void lengthsThatTheInstanceDoesNotAllowAreRefused() {
    Ended ended = Streams.run(folder.resolve("out"), QUICK, "--policy=fixed:9");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("fixed:9 has length 9, and the instance allows 0 to 6");
  }

  /** Nothing but one at once: a thousand requests that are all there. */
  @Test
  void aBurstIsServedOneBatchAfterTheOther() throws Exception {
    List<String> rows = new ArrayList<>(List.of("arrival_s,task"));
    for (int r = 0; r < 1000; r++) {
      rows.add("3,u" + (1 + r % 8));
    }
    Path trace = Files.write(folder.resolve("burst.csv"), rows);

    Path out =
        Streams.served(
            folder.resolve("out"), QUICK, "--arrivals", trace, "--policy=best", "--groups=1");

    double[] share = Streams.numbers(out.resolve("rates.csv"), "bound_share");
    double[] residents = Streams.numbers(out.resolve("rates.csv"), "residents");
    assertThat(share[0]).isBetween(0.5, 1.0);
    assertThat(residents[0]).isBetween(2.9, 3.0);
  }

  /** The first drafter lists its modes in another order than the second, and nobody uses it. */
  @Test
  void modesOfDraftersWithoutTasksMayBeInAnyOrder() throws Exception {
    String drafter =
        """
          - id: %s
            model: small
            latency_model: roofline
            peak_flops: 59e12
            memory_bandwidth: 760e9
            modes: [%s]
            wireless: {bandwidth_hz: 1e6}
            fronthaul:
              {rate_bps: 1e8, latency_s: 0.002, bits_per_prompt_token: 32, bits_per_draft_token: 32,
               bits_per_verdict: 64}
        """;
    String text =
        """
        version: 1
        name: mode-order
        models:
          small: {layers: 2, hidden: 768}
          big: {layers: 32, hidden: 4096}
        verifier:
          {id: mbs, model: big, latency_model: roofline, peak_flops: 79e12, memory_bandwidth: 432e9}
        drafters:
        """
            + drafter.formatted("idle", "{name: mbs, at: verifier}, {name: own}")
            + drafter.formatted("sbs1", "{name: own}, {name: mbs, at: verifier}")
            + """
            speculation: {min_length: 0, max_length: 2}
            tasks:
              - {id: u1, drafter: sbs1, input_tokens: 48, output_tokens: 6, acceptance: 0.7,
                 tx_power_dbm: 23, channel_gain_db: -95}
            """;
    Path instance = Files.writeString(folder.resolve("order.yaml"), text);

    Path out = Streams.served(folder.resolve("out"), instance.toString(), "--requests=40");

    assertThat(Streams.column(out.resolve("rates.csv"), "modes")).contains("own mbs");
    assertThat(Cli.run("check", instance, out).out()).contains("nothing differs");
  }
}
