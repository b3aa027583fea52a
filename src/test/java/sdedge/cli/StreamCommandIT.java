package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Control;
import sdedge.control.Signals;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.CapacitySearch;
import sdedge.stream.Draw;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StepGains;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamResult;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;
import sdedge.study.Search;

class StreamCommandIT {
  private static final String QUICK = "instances/quickstart.yaml";
  private static final String LEVEL = "--slo=ttft=1s,tpot=50ms,share=0.9";

  @TempDir private Path folder;

  private static Instance quick(Steps steps) throws Exception {
    return InstanceReader.read(Path.of(QUICK)).with(steps);
  }

  @Test
  void withNothingButTheInstanceItTellsTheBoundAndHalfOfIt() throws Exception {
    Path out = folder.resolve("out");

    Ended ended = Streams.run(out, QUICK, "--requests", "200");

    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> document = Streams.document(out);
    double most = number(map(document.get("bound")).get("most_per_s"));
    assertThat(most).isBetween(1.9, 2.05);
    List<Object> curve = list(document.get("curve"));
    assertThat(curve).hasSize(2 * 4); // autoregressive and best, one and two groups
    assertThat(number(map(curve.get(0)).get("rate_per_s"))).isCloseTo(most / 2, within(5e-3));
    assertThat(map(curve.get(4)).get("rate_per_s")).isNull();
    for (double share : Streams.numbers(out.resolve("rates.csv"), "bound_share")) {
      assertThat(share).isBetween(0.3, 1.0);
    }
    assertThat(Streams.column(out.resolve("requests.csv"), "request")).hasSize(200);
    assertThat(ended.out())
        .contains("quickstart: 200 requests, poisson, seed 1, expected steps", "requests/s at most")
        .contains("best         2   at once");
    assertThat(Cli.run("check", QUICK, out).out())
        .contains("completed, nothing differs", "from its prices");
    Streams.serveAgain(out, QUICK);
  }

  /** One request reads its prompt in one of its 45 passes, whichever way it is served. */
  @Test
  void ofThosePassesThatAreMixedTheShareIsSaidOfAllPolicies() throws Exception {
    Path out = folder.resolve("out");
    Ended ended =
        Cli.line(
            "stream "
                + QUICK
                + " -o "
                + out
                + " --set=serving.front_end_s=0.002 --requests=1 --rate=1 --policy=joining"
                + " --groups=1");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readAllLines(out.resolve("requests.csv")).get(1)).contains(",45,");
    assertThat(Files.readAllLines(out.resolve("rates.csv")).get(1)).endsWith("," + 1.0 / 45);
    assertThat(Cli.run("check", QUICK, out).code()).isZero();
  }

  /** The best of all ways, none of which serves more than an engine that splits prompts can. */
  @Test
  void underABudgetOfTokensTheBestWayAndItsBoundAreThoseOfSplitPrompts() throws Exception {
    Path out = folder.resolve("out");
    Ended ended =
        Cli.line(
            "stream "
                + QUICK
                + " -o "
                + out
                + " --set=serving.max_num_batched_tokens=256 --set=serving.async_scheduling=true"
                + " --set=serving.front_end_s=0.002 --requests=60 --policy=auto,best,paced "
                + LEVEL
                + " --capacity");

    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> document = Streams.document(out);
    Map<String, Object> bound = map(document.get("bound"));
    assertThat(bound.get("class")).isEqualTo("chunked");
    double most = number(bound.get("most_per_s"));
    List<Map<String, Object>> capacities = Json.maps(document.get("capacities"));
    double[] found = capacities.stream().mapToDouble(each -> number(each.get("per_s"))).toArray();
    assertThat(capacities)
        .extracting(each -> each.get("policy") + " " + each.get("groups"))
        .contains("autoregressive 1", "best 1", "best 2", "paced 1", "paced 2");
    double largest = Arrays.stream(found).max().orElseThrow();
    assertThat(largest).isBetween(0.1 * most, most);
    Map<String, Object> shown = map(document.get("requests_of"));
    Map<String, Object> best =
        capacities.stream()
            .filter(each -> number(each.get("per_s")) == largest)
            .findFirst()
            .orElseThrow();
    assertThat(shown.get("policy")).isEqualTo(best.get("policy"));
    assertThat(shown.get("groups")).isEqualTo(best.get("groups"));
    for (double share : Streams.numbers(out.resolve("rates.csv"), "bound_share")) {
      assertThat(share).isBetween(0.05, 1.0);
    }
    Ended checked = Cli.run("check", QUICK, out);
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
  }

  @Test
  void figuresAreThoseOfTheRunItself() throws Exception {
    Path out =
        Streams.served(
            folder.resolve("out"),
            QUICK,
            "--rate=1.5/s",
            "--policy=fixed:3",
            "--groups=2",
            LEVEL,
            "--requests=150",
            "--seed=4");

    Instance instance = quick(Steps.EXPECTED);
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 150, 8, 4, 1);
    StreamSetting setting =
        StreamSetting.of(new ServingPolicy.Fixed(3), 2).with(new StepGains.Drawn(4, 3));
    StreamResult result = new StreamRun(instance).run(draw.at(1.5), setting, Control.NONE);
    Path rates = out.resolve("rates.csv");
    assertThat(Streams.numbers(rates, "throughput_per_s")).containsExactly(result.throughputPerS());
    assertThat(Streams.numbers(rates, "e2e_mean_s")[0])
        .isCloseTo(
            Arrays.stream(result.ofServed(result::endToEndS)).average().orElseThrow(),
            within(1e-12));
    StreamLevel level = new StreamLevel(1, 0.05, 0.9);
    assertThat(Streams.numbers(rates, "attainment"))
        .containsExactly(result.steadyAttainment(level));
    assertThat(Streams.numbers(rates, "busy_drafter"))
        .containsExactly(result.loads().drafters().get(0).drafter());
    Path requests = out.resolve("requests.csv");
    assertThat(Streams.numbers(requests, "first_token_s")[149]).isEqualTo(result.firstS(149));
    assertThat(Streams.numbers(requests, "tpot_s")[17]).isEqualTo(result.tpotS(17));
  }

  @Test
  void capacitiesAreThoseOfTheSearch() throws Exception {
    Path out = folder.resolve("out");
    Ended ended =
        Cli.run("stream", QUICK, "-o", out, "--capacity", LEVEL, "--steps=mean", "--requests=100");
    assertThat(ended.code()).as(ended.err()).isZero();

    Map<String, Object> document = Streams.document(out);
    double most = number(map(document.get("bound")).get("most_per_s"));
    List<Object> capacities = list(document.get("capacities"));
    assertThat(capacities).hasSize(6);
    Instance instance = quick(Steps.MEAN);
    Map<String, Object> twoGroups = map(capacities.get(3));
    double perS = capacity(instance, 400, most);
    assertThat(twoGroups).containsEntry("policy", "best").containsEntry("groups", 2);
    assertThat(number(twoGroups.get("per_s"))).isEqualTo(perS).isBetween(0.9, 1.4);
    assertThat(number(twoGroups.get("bound_share"))).isCloseTo(perS / most, within(1e-12));
    double fewer = capacity(instance, 100, most);
    assertThat(number(twoGroups.get("from_a_quarter"))).isEqualTo(fewer);
    assertThat(fewer / perS).as("few requests show too much").isBetween(1.1, 1.2);
    assertThat(twoGroups).containsEntry("requests", 400).doesNotContainKey("low_per_s");
    double best =
        capacities.stream().mapToDouble(each -> number(map(each).get("per_s"))).max().orElse(0);
    assertThat(number(map(document.get("requests_of")).get("rate_per_s"))).isEqualTo(best);
  }

  @Test
  void aCapacityHasTheDigitsOnWhichMoreAndFewerRequestsAgree() throws Exception {
    Path out = folder.resolve("out");

    Ended ended =
        Cli.run( // streams of capacities are served again elsewhere here
            "stream",
            QUICK,
            "-o",
            out,
            "--capacity",
            LEVEL,
            "--policy=best,paced",
            "--requests=300");

    assertThat(ended.out())
        .contains("  capacity   1.1 requests/s at this level, 56 % of what any policy can serve\n")
        .contains(
            "             from 1200 requests, at least 90.0 % of them on time; 1.2 from the 300 below\n")
        .contains("policy          groups  arrive/s  of the bound\n")
        .contains("* best = paced       2       1.1          56 %\n\n")
        .contains("  of the bound\n");
  }

  /** What is served at a capacity is told of the way that has it, though another is sooner. */
  @Test
  void theRowBelowACapacityIsItsOwn() throws Exception {
    Path out = folder.resolve("out");
    Ended ended = Streams.run(out, QUICK, "--capacity", "--slo=ttft=2s", "--requests=20");

    List<Object> curve = list(Streams.document(out).get("curve"));
    assertThat(map(curve.get(2))).containsEntry("groups", 1).containsEntry("best", true);
    assertThat(ended.out())
        .containsPattern("\\n\\* best = paced +2 ")
        .containsPattern("\\npolicy  groups  arrive/s  served/s .*\\nbest +2 ");
  }

  /** Of two groups of the rule {@code best}. */
  private static double capacity(Instance instance, int requests, double most) {
    return new CapacitySearch(
            new StreamRun(instance),
            Draw.of(new ArrivalLaw.Poisson(), requests, 8, 1, 1),
            new StreamLevel(1, 0.05, 0.9),
            StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1),
            most)
        .of(new Candidate(new ServingPolicy.Best(), 2), Control.NONE)
        .most();
  }

  /** What auto shows is never beaten by one of the simple policies. */
  @Test
  void autoIsTheBestOfAll() throws Exception {
    Path out = Streams.served(folder.resolve("out"), QUICK, "--rate=0.2,1,max", "--requests=100");

    List<Object> curve = list(Streams.document(out).get("curve"));
    for (int rate = 0; rate < 3; rate++) {
      List<Map<String, Object>> all =
          curve.subList(4 * rate, 4 * rate + 4).stream().map(each -> map(each)).toList();
      List<Map<String, Object>> best =
          all.stream().filter(each -> Boolean.TRUE.equals(each.get("best"))).toList();
      assertThat(best).hasSize(1);
      String figure = rate == 2 ? "throughput_per_s" : "e2e_mean_s";
      double sign = rate == 2 ? -1 : 1;
      double least = all.stream().mapToDouble(each -> sign * of(each, figure)).min().orElse(0);
      assertThat(sign * of(best.get(0), figure)).isCloseTo(least, within(1e-9));
    }
  }

  private static double of(Map<String, Object> point, String figure) {
    return number(map(point.get("mean")).get(figure));
  }

  @Test
  void jsonIsTheDocument() throws Exception {
    Ended ended = Streams.run(folder.resolve("out"), QUICK, "--json", "--rate=1", "--requests=30");

    assertThat(ended.code()).isZero();
    assertThat(Files.readString(folder.resolve("out/stream.json"))).isEqualTo(ended.out());
  }

  /** A signal that came while the instance was read: there is no bound to begin with. */
  @Test
  void whatIsInterruptedBeforeThereIsAnythingWritesNothing() throws Exception {
    Signals signals = new Signals();
    signals.take(2);
    Path out = folder.resolve("out");

    Ended ended = Cli.run("", signals, Search.SOLVER, "stream", QUICK, "-o", out, LEVEL);

    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("there was no time to prove it; nothing is written");
    assertThat(out).doesNotExist();
  }
}
