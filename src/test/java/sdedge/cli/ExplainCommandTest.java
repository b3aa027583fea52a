package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.cli.Cli.ROLLING;
import static sdedge.cli.Cli.TWO_DRAFTERS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.FewerTasks;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Termination;
import sdedge.instance.Pipeline;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;

class ExplainCommandTest {
  private static final String QUICKSTART = "instances/quickstart.yaml";
  private static Map<String, Object> twoDrafters = Map.of();

  @TempDir private Path folder;

  @BeforeAll
  static void explainTwoDrafters(@TempDir Path shared) throws Exception {
    Path few = FewerTasks.of(Path.of(TWO_DRAFTERS), 3, shared.resolve("few.yaml"));
    Path result = Cli.solved(shared.resolve("result"), few.toString(), "--uplink", "uniform");
    twoDrafters = Json.parse(Cli.run("explain", result, "--json").out());
  }

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  @Test
  void theSharesOfTheServersMakeTheMakespan() {
    Map<String, Object> explained = twoDrafters;
    double makespanS = Json.number(explained.get("makespan_s"));

    double seconds =
        Json.maps(explained.get("bound_by")).stream()
            .mapToDouble(b -> Json.number(b.get("seconds")))
            .sum();
    assertThat(seconds).isCloseTo(makespanS, within(1e-9 * makespanS));
    assertThat(Json.maps(explained.get("tail")).get(0).get("e2e_s")).isEqualTo(makespanS);
  }

  @Test
  void oneServiceAtACapIsNotCounted() {
    Path result =
        solved(
            "instances/quickstart.yaml",
            "--pipeline=continuous",
            "--steps=mean",
            "--set=batching.max_tasks_per_batch=8",
            "--set=batching.max_tasks_per_cohort=5");

    assertThat(Cli.run("explain", result, "--what-if", "length 3").out())
        .contains("caps       all residents at max_tasks_per_cohort 5\n");
  }

  @Test
  void theTableIsSortedByWhatATenthSaves() {
    Map<String, Object> explained = twoDrafters;
    List<Double> ranks = new ArrayList<>();
    for (Map<String, Object> saving : Json.maps(explained.get("savings"))) {
      Object change = saving.get("ten_percent");
      ranks.add(
          Json.number(Json.map(change == null ? saving.get("one_unit") : change).get("saved_s")));
    }
    List<String> resources =
        Json.maps(explained.get("savings")).stream()
            .map(s -> String.valueOf(s.get("resource")))
            .toList();

    assertThat(ranks).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(resources)
        .contains("acceptance")
        .anyMatch(resource -> resource.endsWith(" uplink"))
        .anyMatch(resource -> resource.endsWith(" fronthaul rate"))
        .anyMatch(resource -> resource.endsWith(" fronthaul latency"))
        .anyMatch(resource -> resource.startsWith("another "))
        .anyMatch(resource -> resource.endsWith(" memory"));
  }

  @Test
  void threadsChangeNothing() {
    Path result = solved(ROLLING);

    Ended one = Cli.run("explain", result, "--json", "--threads", 1);

    assertThat(one.code()).isZero();
    assertThat(Cli.run("explain", result, "--json", "--threads", 4)).isEqualTo(one);
    assertThat(Cli.run("explain", result).out())
        .contains("the least of contiguous plans", "bound by", "what to buy", "\n  speculation ");
  }

  @Test
  void aSlowerPlanIsHeldAgainstTheBest() {
    Path result = solved(ROLLING, "--method", "random");
    Map<String, Object> random = Json.parse(Cli.run("explain", result, "--json").out());
    Path evaluated = folder.resolve("evaluated");
    Cli.run("evaluate", ROLLING, result.resolve("plan.json"), "-o", evaluated);
    Map<String, Object> best =
        Json.map(Json.parse(Cli.run("explain", evaluated, "--json").out()).get("best"));

    assertThat(Json.map(random.get("best")).get("proven")).isEqualTo(false);
    assertThat(best.get("proven")).isEqualTo(true);
    assertThat(Json.number(best.get("makespan_s")))
        .isLessThanOrEqualTo(Json.number(random.get("makespan_s")));
  }

  private Path evaluated(Object... given) {
    Path result = folder.resolve("given");
    List<Object> all = new ArrayList<>(List.of("evaluate", QUICKSTART));
    all.addAll(List.of(given));
    all.addAll(List.of("-o", result));
    assertThat(Cli.run(all.toArray()).code()).isZero();
    return result;
  }

  /** What the instance says counts, not what the plan does. */
  @Test
  void aPlanOfAnotherPipelineDiffersInItAlone() throws Exception {
    Path solved = solved(QUICKSTART);
    double bestS = Cli.makespanS(solved);

    Path result = evaluated(solved.resolve("plan.json"), "--pipeline", "sequential");
    Map<String, Object> explained = Json.parse(Cli.run("explain", result, "--json").out());

    Map<String, Object> against = Json.map(explained.get("against_best"));
    double costsS = Json.number(explained.get("makespan_s")) - bestS;
    assertThat(against.get("pipeline")).isEqualTo("rolling");
    assertThat(against.get("makespan_s")).isEqualTo(bestS);
    List<Map<String, Object>> differences = Json.maps(against.get("differences"));
    assertThat(differences).hasSize(1);
    assertThat(differences.get(0))
        .containsEntry("difference", "pipeline")
        .containsEntry("own", "sequential")
        .containsEntry("best", "rolling")
        .containsEntry("forced_s", costsS)
        .containsEntry("mended_s", costsS);
    Path sequential = solved("instances/quickstart.yaml", "--pipeline", "sequential", "--force");
    assertThat(Json.number(differences.get(0).get("anew_s")))
        .isCloseTo(Cli.makespanS(sequential) - bestS, within(1e-12));
  }

  /** Groups are no batches: nothing else is held against each other. */
  @Test
  void aContinuousPlanIsHeldAgainstBatches() throws Exception {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"pipeline": "continuous", "admission": ["u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"],
         "groups": [{"length": 1}]}
        """);

    Path result = evaluated(plan);
    Outcome later = new Outcome.Unknown(Termination.TIME_LIMIT, null);
    Search ofBatches = // what more of each resource saves is not asked
        Cli.search(
            (instance, control) ->
                instance.pipeline() == Pipeline.CONTINUOUS
                    ? later
                    : Search.SOLVER.solve(instance, Method.DP, SearchOptions.DEFAULT, control));

    Map<String, Object> explained =
        Json.parse(Cli.run("", ofBatches, "explain", result, "--json").out());

    assertThat(Json.maps(Json.map(explained.get("against_best")).get("differences")))
        .extracting(each -> each.get("difference"))
        .containsExactly("pipeline");
    assertThat(Cli.run("", ofBatches, "explain", result).out())
        .contains("\n  differs in    here        best ")
        .contains("\n  pipeline      continuous  rolling ")
        .doesNotContain("\n  batch  here");
  }

  /** Of a scheme's plan its own search would find the same again. */
  @Test
  void aSchemesPlanIsHeldAgainstTheOptimum() {
    Path result = solved(QUICKSTART, "--method", "greedy");

    Map<String, Object> against =
        Json.map(Json.parse(Cli.run("explain", result, "--json").out()).get("against_best"));

    assertThat(against.get("proven")).isEqualTo(true);
    assertThat(Json.maps(against.get("differences")))
        .extracting(
            each -> each.get("difference") + " " + each.get("own") + ", " + each.get("best"))
        .containsExactly("cohorts 8, 6 2", "lengths 4 3 3, 6 6 3");
    assertThat(Json.maps(against.get("plans")))
        .extracting(each -> each.get("own_tasks") + " " + each.get("best_tasks"))
        .containsExactly(
            "[u4, u6, u8] [u4, u6, u8]", "[u1, u5, u2] [u1, u5, u2]", "[u3, u7] []", "[] [u3, u7]");
    assertThat(Cli.run("explain", result).out())
        .startsWith("quickstart: makespan 5.982 s; the best plan takes 5.651 s, 5.5 % less\n")
        .contains("\n  searches   by greedy, as the plan is: the optimum may save otherwise\n")
        .contains(
            "\n  why        against the best plan, 5.651 s; each alone, so they need not add up\n")
        .contains(
            "\n  cohorts       8      6 2            +252 ms  4.2 %             -    -128.8 ms  -2.2 %\n")
        .contains(
            "\n  all together                      +330.6 ms  5.5 %                  -330.6 ms  -5.5 %\n")
        .contains(
            """
              batch  here      drafts  the best plan  drafts
              1.1    u4 u6 u8  l4      u4 u6 u8       l6
              1.2    u1 u5 u2  l3      u1 u5 u2       l6
              1.3    u3 u7     l3
              2.1                      u3 u7          l3
              bound by
            """
                .stripTrailing())
        .contains("\n  10 % more memory bandwidth on mbs    saves  319.2 ms    5.3 %  +1 GB/s ")
        .contains("\n  one more task per batch              saves   1.157 s   19.3 %\n")
        .doesNotContain("speculation pays"); // what a scheme does tells nothing of that
    assertThat(Cli.run("explain", solved(QUICKSTART, "--force")).out())
        .doesNotContain("differs in");
  }

  /** Of answers by law under asynchronous execution: the mean of what bounds 64 drawn runs. */
  @Test
  void aMeanOfDrawsIsExplained() throws Exception {
    Path laws = LawsOfAnswers.quickstart(folder, "{output_tokens: 4}, {output_tokens: 12}");
    Path plan = solved(laws.toString()).resolve("plan.json");
    Path drawn = folder.resolve("drawn");
    assertThat(Cli.run("evaluate", laws, plan, "--pipeline", "asynchronous", "-o", drawn).code())
        .isZero();
    Outcome later = new Outcome.Unknown(Termination.TIME_LIMIT, null);

    Map<String, Object> explained =
        Json.parse(Cli.runFinding(later, "explain", drawn, "--json").out());
    String text = Cli.runFinding(later, "explain", drawn).out();

    double makespanS = Cli.makespanS(drawn);
    double seconds =
        Json.maps(explained.get("bound_by")).stream()
            .mapToDouble(b -> Json.number(b.get("seconds")))
            .sum();
    assertThat(seconds).isCloseTo(makespanS, within(1e-9 * makespanS));
    assertThat(text).contains("(one draw of 64)", "answers    of 8 tasks by law: 8 tokens");
  }
}
