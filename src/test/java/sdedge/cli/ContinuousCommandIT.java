package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static sdedge.cli.Cli.ROLLING;
import static sdedge.cli.Cli.TWO_DRAFTERS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.FewerTasks;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Control;
import sdedge.control.Signals;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Solver;
import sdedge.study.Search;
import sdedge.study.users.UserDraws;
import sdedge.timeline.Timeline;

/** Continuous plans from command to command. */
class ContinuousCommandIT {
  private static final List<String> FILES =
      List.of("plan.json", "summary.json", "schedule.csv", "latency.csv", "uplink.csv");

  @TempDir private Path folder;

  private Path solved(String name, String instance, Object... more) {
    Path result = folder.resolve(name);
    Object[] argv = new Object[more.length + 8];
    List<Object> first =
        List.of(
            "solve", instance, "--pipeline", "continuous", "--uplink", "sequential", "-o", result);
    System.arraycopy(first.toArray(), 0, argv, 0, first.size());
    System.arraycopy(more, 0, argv, first.size(), more.length);
    Ended ended = Cli.run(argv);
    assertThat(ended.code()).as(ended.err()).isZero();
    return result;
  }

  /** Three tasks per drafter with a tenth of their answers: each search of explain ends at once. */
  private String small() throws Exception {
    Path file = FewerTasks.of(Path.of(TWO_DRAFTERS), 3, folder.resolve("small.yaml"));
    String text = Files.readString(file).replaceAll("(output_tokens: \\d+)\\d", "$1");
    return Files.writeString(file, text).toString();
  }

  @Test
  void aPlanGoesFromCommandToCommand() throws Exception {
    String instance = small();
    Path result = solved("a", instance);

    Ended checked = Cli.run("check", instance, result);
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out()).contains("claim not derived again: bound");

    Path plan = result.resolve("plan.json");
    Path again = folder.resolve("again");
    Ended evaluated = Cli.run("evaluate", instance, plan, "-o", again);
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(again.resolve("schedule.csv"))
        .hasSameBinaryContentAs(result.resolve("schedule.csv"));
    assertThat(Cli.run("check", instance, again).code()).isZero();

    assertThat(Cli.run("export", result, "--to", "perfetto").out())
        .contains("\"pass 1\"", "\"job 1\"");
    assertThat(Cli.run("report", result, "-o", folder.resolve("page.html")).code()).isZero();
    Map<String, Object> explained = Json.parse(Cli.run("explain", result, "--json").out());
    assertThat(explained.get("makespan_s")).isEqualTo(Cli.summary(result).get("makespan_s"));
    assertThat(Json.map(Json.list(explained.get("bound_by")).get(0)).get("server"))
        .isEqualTo("mbs");
    assertThat(Json.list(explained.get("break_evens"))).isEmpty();
    assertThat(explained.get("unsolved")).isEqualTo(0);
    Path runs = folder.resolve("runs");
    Ended simulated = Cli.run("simulate", instance, plan, "--runs", "20", "-o", runs);
    assertThat(simulated.code()).as(simulated.err()).isZero();
    Map<String, Object> drawn = Cli.summary(runs);
    assertThat(drawn).containsEntry("pipeline", "continuous");
    double predictedS =
        Json.number(Json.map(Json.list(drawn.get("plans")).get(0)).get("predicted_makespan_s"));
    assertThat(predictedS).isEqualTo(Cli.makespanS(result));
    Ended rolling = Cli.run("evaluate", instance, plan, "--pipeline", "rolling");
    assertThat(rolling.code()).isEqualTo(9);
    assertThat(rolling.err()).contains("under pipeline continuous only");
  }

  @Test
  void threadsChangeNoByte() {
    Path one = solved("one", ROLLING, "--threads", "1");
    Path three = solved("three", ROLLING, "--threads", "3");

    for (String file : FILES) {
      assertThat(three.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  @Test
  void aPlanOfPeopleSaysWhatIsWrongWithIt() throws Exception {
    Path plan = folder.resolve("mine.json");
    Files.writeString(
        plan,
        """
        {"pipeline": "continuous", "admission": ["nobody"],
         "groups": [{"length": 1, "rule": "best"}, {"rule": "worst"}, {"max_tasks": 0}]}
        """);

    Ended ended = Cli.run("evaluate", ROLLING, plan);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("mine.json:1:42: admission[0]: nobody")
        .contains("length and rule exclude each other")
        .contains("groups[1].rule: \"worst\" must be best")
        .contains("groups[2].length: required but missing")
        .contains("groups[2].max_tasks");
  }

  @Test
  void moreGroupsThanThereMayBeAreRefusedUnread() throws Exception {
    Path joining = solved("joining", ROLLING).resolve("plan.json");
    String admission =
        Files.readString(joining).replaceFirst("(?s).*(\"admission\": \\[.*?\\]).*", "$1");
    Path few = folder.resolve("few.json");
    Files.writeString(
        few, "{\"pipeline\": \"continuous\", " + admission + ", \"groups\": [{\"length\": 1}]}");
    Path result = folder.resolve("many");
    assertThat(Cli.run("evaluate", ROLLING, few, "-o", result).code()).isZero();
    Path plan = result.resolve("plan.json");
    String text = Files.readString(plan);
    String groups = "{\"length\": 1}, ".repeat(1000) + "{\"length\": 1}";
    Files.writeString(
        plan, text.replaceFirst("(?s)\"groups\": \\[.*?\\]", "\"groups\": [" + groups + "]"));

    Ended checked = Cli.run("check", ROLLING, result);

    assertThat(checked.code()).isEqualTo(7);
    assertThat(checked.out())
        .contains("plan.json,,groups,a list of 1001 must have 1 to 1000 entries");
    assertThat(Cli.run("evaluate", ROLLING, plan).err())
        .contains("groups: a list of 1001 must have 1 to 1000 entries");
  }

  @Test
  void aScheduleForEnginesSaysThatItIsForGroups() {
    Path result = solved("engine", ROLLING);

    assertThat(Cli.run("export", result, "--to", "vllm").err())
        .contains("tasks of the plan join one by one, which engines cannot do");
  }

  @Test
  void solveSaysWhenContinuousBatchingIsFaster() throws Exception {
    Path quick = folder.resolve("quick");
    String instance = "instances/quickstart.yaml";

    Object[] asked = {"solve", instance, "-o"};
    Ended mean =
        Cli.run("", Search.SOLVER, Cli.with(asked, quick, "--steps", "mean", "--bound-all"));
    Ended expected = Cli.run("", Search.SOLVER, Cli.with(asked, folder.resolve("expected")));

    assertThat(mean.err()).contains("--pipeline continuous").contains("4.47 s, 18.8 % sooner");
    assertThat(expected.err()).contains("--pipeline continuous").contains("4.68 s, 17.2 % sooner");
    Map<String, Object> summary = Cli.summary(quick);
    double boundAllS = Json.number(summary.get("bound_all_s"));
    assertThat(boundAllS).isBetween(4.2, 4.32);
    assertThat(summary.get("bound_s")).isEqualTo(summary.get("makespan_s"));
    assertThat(mean.out()).contains("any policy takes at least 4.205 s");
    assertThat(Cli.run("check", instance, quick, "--skip-claims").code()).isZero();
  }

  /** Of what a search of its own finds in a minute, 6.064 and 6.128 s. */
  @ParameterizedTest
  @CsvSource({"MEAN, 6.064", "EXPECTED, 6.128"})
  void whatContinuousBatchingTakesIsKnownToAPercent(Steps steps, double foundS) throws Exception {
    Path file = Path.of("src/test/resources/reference/hard/three-cells.yaml");
    Instance instance = InstanceReader.read(file).with(steps);

    assertThat(Objects.requireNonNull(Solver.continuousS(instance, null, Control.NONE)))
        .isCloseTo(foundS, withinPercentage(1));
  }

  @Test
  void whatIsStoppedOrTakesLongIsNotLookedAt() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/quickstart.yaml"));
    Control stopped = Control.asking(() -> Termination.INTERRUPTED);

    assertThat(Solver.continuousS(instance, null, stopped)).isNull();
    Instance large = new UserDraws(instance, List.of(), 1).of(1, 2000);
    assertThat(Solver.continuousS(large, null, Control.NONE)).isNull();
  }

  @Test
  void compareAndCapacityNameContinuousBatching() {
    String instance = "instances/quickstart.yaml";

    Ended compared = Cli.run("compare", instance, "--steps=mean", "--methods=dp,continuous");
    Ended without = Cli.run("compare", instance, "--steps=mean", "--methods=dp");
    Ended capacity =
        Cli.run("capacity", instance, "--steps=mean", "--within", "4600ms", "--draws", 2);

    assertThat(Cli.lines(compared.out()).get(0))
        .contains("5.504 s, optimal over contiguous plans; continuous batching 4.4")
        .contains(" s (continuous, 18.", " % less)");
    assertThat(without.out()).doesNotContain("continuous batching");
    assertThat(capacity.out())
        .containsPattern(
            "unbatched +continuous batching \\(--pipeline continuous\\) \\d+ users, in 2 of the"
                + " first 2 draws");
  }

  /** Solves, and says of continuous batching that it takes a part of the time of the plan. */
  private record Continuously(double part) implements Search {
    @Override
    public Outcome solve(
        Instance instance, Approach approach, SearchOptions options, Control control) {
      return Search.SOLVER.solve(instance, approach, options, control);
    }

    @Override
    public Outcome autoregressive(
        Instance instance, Plan plan, SearchOptions options, Control control) {
      return Search.SOLVER.autoregressive(instance, plan, options, control);
    }

    @Override
    public Double continuousS(Instance instance, @Nullable Plan plan, Control control) {
      return part * Timeline.makespanS(instance, Objects.requireNonNull(plan));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9995, false", "0.99999998463, false", "0.9985, true"})
  void lessThanAThousandthIsNotWorthAWord(double part, boolean isSaid) {
    Ended ended =
        Cli.run("", new Continuously(part), "solve", ROLLING, "-o", folder.resolve("result"));

    assertThat(ended.code()).isZero();
    assertThat(ended.err().contains("sdedge: note: continuous batching")).isEqualTo(isSaid);
  }

  /** Solves, however long it takes, and then waits until the limit is used up. */
  private record UsedUp(HandTime time) implements Search {
    @Override
    public Outcome solve(
        Instance instance, Approach approach, SearchOptions options, Control control) {
      Outcome found = Search.SOLVER.solve(instance, approach, options, Control.NONE);
      time.advance(Duration.ofSeconds(2));
      return found;
    }

    @Override
    public Outcome autoregressive(
        Instance instance, Plan plan, SearchOptions options, Control control) {
      return Search.SOLVER.autoregressive(instance, plan, options, control);
    }
  }

  @Test
  void aLimitThatIsUsedUpLeavesItOpen() throws Exception {
    Path law = folder.resolve("law.yaml");
    String quick = Files.readString(Path.of("instances/quickstart.yaml"));
    Files.writeString(
        law,
        quick.replaceFirst("output_tokens: 96", "answer: a")
            + "answers: {a: [{output_tokens: 50}, {output_tokens: 142}]}\n");
    String notLookedAt =
        "whether continuous batching ends sooner (--pipeline continuous) was not looked at"
            + " (time_limit)";

    assertThat(usedUp("instances/quickstart.yaml").err()).containsOnlyOnce(notLookedAt);
    assertThat(Cli.summary(folder.resolve("short"))).doesNotContainKey("continuous_s");
    assertThat(usedUp(law).err()).containsOnlyOnce(notLookedAt).doesNotContain("sooner than");
    assertThat(usedUp(ROLLING, "--method", "autoregressive").err()).doesNotContain("looked at");
    Ended continuous = usedUp(ROLLING, "--pipeline", "continuous", "--steps", "mean");
    assertThat(continuous.err()).doesNotContain("looked at");
    Path unlimited = folder.resolve("unlimited");
    assertThat(Cli.run("solve", ROLLING, "-o", unlimited).err()).doesNotContain("looked at");
  }

  private Ended usedUp(Object instance, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("solve", instance, "--time-limit", "1s"));
    arguments.addAll(List.of("--force", "-o", folder.resolve("short")));
    arguments.addAll(List.of(options));
    HandTime time = new HandTime();
    Ended ended = Cli.run("", new Signals(), new UsedUp(time), time, arguments.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }
}
