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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Termination;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;

class ExplainCommandTest {
  private static final String QUICKSTART = "instances/quickstart.yaml";
  private static Map<String, Object> twoDrafters = Map.of();

  @TempDir private Path folder;

  @BeforeAll
  static void explainTwoDrafters(@TempDir Path shared) {
    Path result = Cli.solved(shared.resolve("result"), TWO_DRAFTERS, "--uplink", "uniform");
    twoDrafters = Json.parse(Cli.run("explain", result, "--json").out());
  }

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  private static List<Map<String, Object>> objects(Map<String, Object> explained, String key) {
    return Json.list(explained.get(key)).stream().map(Json::map).toList();
  }

  @Test
  void theSharesOfTheServersMakeTheMakespan() {
    Map<String, Object> explained = twoDrafters;
    double makespanS = Json.number(explained.get("makespan_s"));

    double seconds =
        objects(explained, "bound_by").stream()
            .mapToDouble(b -> Json.number(b.get("seconds")))
            .sum();
    assertThat(seconds).isCloseTo(makespanS, within(1e-9 * makespanS));
    assertThat(objects(explained, "tail").get(0).get("e2e_s")).isEqualTo(makespanS);
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
    for (Map<String, Object> saving : objects(explained, "savings")) {
      Object change = saving.get("ten_percent");
      ranks.add(
          Json.number(Json.map(change == null ? saving.get("one_unit") : change).get("saved_s")));
    }
    List<String> resources =
        objects(explained, "savings").stream().map(s -> String.valueOf(s.get("resource"))).toList();

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
        .contains("the least of contiguous plans", "bound by", "saved by", "\n  speculation ");
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

  private Map<String, Object> evaluated(Object... given) throws Exception {
    Path result = folder.resolve("given");
    List<Object> all = new ArrayList<>(List.of("evaluate", QUICKSTART));
    all.addAll(List.of(given));
    all.addAll(List.of("-o", result));
    assertThat(Cli.run(all.toArray()).code()).isZero();
    return Json.parse(Cli.run("explain", result, "--json").out());
  }

  /** What the instance says counts, not what the plan does. */
  @Test
  void aPlanOfAnotherPipelineDiffersInItAlone() throws Exception {
    Path solved = solved(QUICKSTART);
    double bestS = makespanS(solved);

    Map<String, Object> explained =
        evaluated(solved.resolve("plan.json"), "--pipeline", "sequential");

    Map<String, Object> against = Json.map(explained.get("against_best"));
    double costsS = Json.number(explained.get("makespan_s")) - bestS;
    assertThat(against.get("pipeline")).isEqualTo("rolling");
    assertThat(against.get("makespan_s")).isEqualTo(bestS);
    List<Map<String, Object>> differences = objects(against, "differences");
    assertThat(differences).hasSize(1);
    assertThat(differences.get(0))
        .containsEntry("difference", "pipeline")
        .containsEntry("own", "sequential")
        .containsEntry("best", "rolling")
        .containsEntry("forced_s", costsS)
        .containsEntry("mended_s", costsS);
    Path sequential = solved("instances/quickstart.yaml", "--pipeline", "sequential", "--force");
    assertThat(Json.number(differences.get(0).get("anew_s")))
        .isCloseTo(makespanS(sequential) - bestS, within(1e-12));
  }

  private static double makespanS(Path result) throws Exception {
    return Json.number(
        Json.parse(Files.readString(result.resolve("summary.json"))).get("makespan_s"));
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

    Map<String, Object> explained = evaluated(plan);

    assertThat(objects(Json.map(explained.get("against_best")), "differences"))
        .extracting(each -> each.get("difference"))
        .containsExactly("pipeline");
    assertThat(Cli.run("explain", folder.resolve("given")).out())
        .contains("\n  differs in  here        best ")
        .contains("\n  pipeline    continuous  rolling ");
  }

  /** Of a scheme's plan its own search would find the same again. */
  @Test
  void aSchemesPlanIsHeldAgainstTheOptimum() {
    Path result = solved(QUICKSTART, "--method", "greedy");

    Map<String, Object> against =
        Json.map(Json.parse(Cli.run("explain", result, "--json").out()).get("against_best"));

    assertThat(against.get("proven")).isEqualTo(true);
    assertThat(objects(against, "differences"))
        .extracting(
            each -> each.get("difference") + " " + each.get("own") + ", " + each.get("best"))
        .containsExactly("cohorts 8, 6 2", "lengths 4 3 3, 6 6 3");
    assertThat(Cli.run("explain", result).out())
        .startsWith("quickstart: makespan 5.982 s; the best plan takes 5.651 s, 5.5 % less\n")
        .contains(
            "\n  why        against the best plan, 5.651 s; each alone, so they need not add up\n")
        .contains(
            "\n  cohorts     8      6 2            +252 ms  4.2 %             -    -128.8 ms  -2.2 %\n")
        .doesNotContain("speculation pays"); // what a scheme does tells nothing of that
    assertThat(Cli.run("explain", solved(QUICKSTART, "--force")).out())
        .doesNotContain("differs in");
  }

  /** The optimum of this machine is known; the best plan in an order takes 78 s. */
  @Test
  void whatAnOrderCostsIsSaidOfPlansInNone() {
    Path result = solved("src/test/resources/reference/partitions/pb-20-10-p1s1-4.yaml");
    Object[] asked = {"explain", result, "--what-if", "order given", "--class"};

    assertThat(Cli.run("explain", result, "--time-limit", "5s").out())
        .contains("makespan 75 s; the best of contiguous plans takes 78 s, 4.0 % more\n");
    for (String some : List.of("partitions", "auto")) {
      assertThat(Cli.run(with(asked, some)).out())
          .contains("makespan 75 s, the least of all batch plans\n")
          .contains("in an order the best contiguous plan takes 78 s, proven; 3 s more\n");
    }
    Map<String, Object> all = Json.parse(Cli.run(with(asked, "partitions", "--json")).out());
    Map<String, Object> contiguous = Json.parse(Cli.run(with(asked, "contiguous", "--json")).out());
    assertThat(all.get("class")).isEqualTo("partitions");
    assertThat(Json.number(Json.map(all.get("best")).get("makespan_s")))
        .isCloseTo(75, within(1e-6));
    assertThat(Json.number(Json.map(all.get("contiguous")).get("makespan_s")))
        .isCloseTo(78, within(1e-6));
    assertThat(contiguous.get("class")).isEqualTo("contiguous");
    assertThat(Json.number(Json.map(contiguous.get("best")).get("makespan_s")))
        .isCloseTo(78, within(1e-6));
    assertThat(contiguous).doesNotContainKey("contiguous");
    double givenS = Json.number(objects(all, "what_if").get(0).get("makespan_s"));
    assertThat(Json.number(objects(all, "what_if").get(0).get("costs_s")))
        .isCloseTo(givenS - 75, within(1e-6));
    assertThat(Json.number(objects(contiguous, "what_if").get(0).get("costs_s")))
        .isCloseTo(givenS - 78, within(1e-6));
  }

  private static Object[] with(Object[] argv, Object... more) {
    return Stream.concat(Stream.of(argv), Stream.of(more)).toArray();
  }

  @Test
  void aClassIsForQuestionsThatMayHaveIt() {
    Path result = solved(ROLLING);
    Ended none = Cli.run("explain", result, "--class", "auto");
    Ended ordered = Cli.run("explain", result, "--class", "partitions", "--what-if", "one batch");

    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--class is for --what-if");
    assertThat(ordered.code()).isEqualTo(2);
    assertThat(ordered.err()).contains("--class partitions keeps to no order, and order ");
  }

  /** Questions are answered in place of all else, in the order asked. */
  @Test
  void answersWhatIf() {
    Path result = solved(ROLLING);
    Object[] asked = {
      "explain", result, "--what-if", "length 1", "--what-if", "length 99", "--json"
    };

    Map<String, Object> explained = Json.parse(Cli.run(asked).out());

    double bestS = Json.number(Json.map(explained.get("best")).get("makespan_s"));
    Map<String, Object> one = objects(explained, "what_if").get(0);
    assertThat(one.get("question")).isEqualTo("length 1");
    assertThat(Json.number(one.get("costs_s")))
        .isEqualTo(Json.number(one.get("makespan_s")) - bestS)
        .isNotNegative();
    assertThat(one.get("lengths")).isEqualTo(List.of(1));
    assertThat(one.get("proven")).isEqualTo(true);
    assertThat(Json.list(one.get("batches"))).isNotEmpty();
    Map<String, Object> none = objects(explained, "what_if").get(1);
    assertThat(none.get("costs_s")).isNull();
    assertThat(String.valueOf(none.get("failure"))).startsWith("max_length is ");
    assertThat(none).doesNotContainKeys("order", "batches");
    assertThat(Json.list(explained.get("savings"))).isEmpty();
    assertThat(explained.get("unsolved")).isEqualTo(0);
    assertThat(Cli.run("explain", result, "--what-if", "length 99").out())
        .contains("what if", "length 99", "not possible: max_length is ")
        .doesNotContain("saved by");
  }

  @Test
  void questionsOfOtherTasksAreRefused() {
    Ended ended = Cli.run("explain", solved(ROLLING), "--what-if", "together a,b");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--what-if: \"a\" is no task");
  }

  @Test
  void whatWasNotSolvedInTimeIsSaid() {
    Path result = solved(ROLLING);
    AtomicInteger searches = new AtomicInteger();
    Search impatient =
        Cli.search(
            (instance, control) ->
                searches.incrementAndGet() > 4
                    ? new Outcome.Unknown(Termination.TIME_LIMIT, null)
                    : Search.SOLVER.solve(instance, Method.DP, SearchOptions.DEFAULT, control));

    Ended ended = Cli.run("", impatient, "explain", result, "--json", "--threads", 1);

    Map<String, Object> explained = Json.parse(ended.out());
    long missing =
        objects(explained, "savings").stream()
            .flatMap(s -> Stream.of("ten_percent", "one_unit").map(s::get))
            .filter(change -> change != null && Json.map(change).get("failure") != null)
            .count();
    assertThat(ended.code()).isZero();
    assertThat(missing).isPositive();
    assertThat((Integer) explained.get("unsolved")).isGreaterThanOrEqualTo((int) missing);
    assertThat(ended.err()).contains("searches were not done or not ended in time");
    assertThat(Cli.run("", impatient, "explain", result).out())
        .contains("not solved again", "not solved to the end");
  }

  /** A best plan that was not solved says nothing of drafts. */
  @Test
  void whatIsNotKnownIsNeitherTrueNorFalse() {
    Path result = solved(ROLLING);
    Search stopped =
        Cli.search((instance, control) -> new Outcome.Unknown(Termination.TIME_LIMIT, null));

    Map<String, Object> explained =
        Json.parse(Cli.run("", stopped, "explain", result, "--json").out());
    String text = Cli.run("", stopped, "explain", result).out();

    assertThat(objects(explained, "break_evens")).hasSize(3);
    assertThat(objects(explained, "break_evens"))
        .allSatisfy(each -> assertThat(each).containsEntry("pays", null));
    assertThat(Json.map(explained.get("best")))
        .containsEntry("proven", null)
        .containsEntry("lengths", null)
        .containsEntry("failure", "not solved");
    assertThat(text)
        .contains("speculation by acceptance: not known at 0.", ", not solved to the end")
        .doesNotContain("pay at", "pays at", "nothing by");
  }

  /** A search that is refused has found nothing: neither that it saves something nor nothing. */
  @Test
  void whatFailedDoesNotSaveNothing() throws Exception {
    Path result = solved(forced());
    AtomicInteger searches = new AtomicInteger();
    Search refusing =
        Cli.search(
            (instance, control) ->
                searches.incrementAndGet() > 1
                    ? new Outcome.Refused("of a kind")
                    : Search.SOLVER.solve(instance, Method.DP, SearchOptions.DEFAULT, control));

    assertThat(Cli.run("", refusing, "explain", result, "--threads", 1).out())
        .contains("acceptance ")
        .doesNotContain("nothing by");
  }

  /** As a run in another folder names it: relative, from a folder that the result is in. */
  @Test
  void theInstanceIsFoundByItsDigestWhereTheResultIs() throws Exception {
    Path project = Files.createDirectories(folder.resolve("project/instances"));
    Path instance = Files.copy(Path.of(ROLLING), project.resolve("mine.yaml"));
    Path result = folder.resolve("project/results/mine");
    Files.createDirectories(result.getParent());
    Cli.solved(result, instance.toString());
    Path run = result.resolve("run.json");
    Files.writeString(
        run, Files.readString(run).replace(instance.toString(), "instances/mine.yaml"));
    assertThat(Cli.run("explain", result, "--json", "--time-limit", "1s").code()).isZero();

    Path other = Files.createDirectories(result.resolveSibling("instances"));
    Files.copy(Path.of(TWO_DRAFTERS), other.resolve("mine.yaml")); // nearer, another one
    assertThat(Cli.run("explain", result, "--json", "--time-limit", "1s").code()).isZero();

    Files.delete(instance);
    assertThat(Cli.run("explain", result).err()).contains("another version of the instance");
    Files.delete(other.resolve("mine.yaml"));
    assertThat(Cli.run("explain", result).err()).contains("Where is it now (--instance FILE)?");
  }

  /** A result outside of where the run was remembers that folder. */
  @Test
  void theInstanceIsFoundFromWhereTheRunWas() throws Exception {
    Path there = Files.createDirectories(folder.resolve("there/instances"));
    Path result = solved(ROLLING);
    Path run = result.resolve("run.json");
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(run).content().contains("\"folder\": \"" + here + "\"");
    String elsewhere =
        Files.readString(run)
            .replace("\"" + ROLLING + "\": \"", "\"instances/mine.yaml\": \"")
            .replace("\"folder\": \"" + here, "\"folder\": \"" + there.getParent());
    Files.writeString(run, elsewhere);
    assertThat(Cli.run("explain", result).err()).contains("Where is it now (--instance FILE)?");

    Files.copy(Path.of(ROLLING), there.resolve("mine.yaml"));

    assertThat(Cli.run("explain", result, "--json", "--time-limit", "1s").code()).isZero();
    assertThat(Cli.run("check", ROLLING, result).code()).isZero();
  }

  @Test
  void whereDraftingIsForcedThereIsNoBreakEven() throws Exception {
    Map<String, Object> explained =
        Json.parse(Cli.run("explain", solved(forced()), "--json").out());

    assertThat(Json.list(explained.get("break_evens"))).isEmpty();
    assertThat(Json.list(explained.get("savings"))).isNotEmpty();
  }

  private String forced() throws Exception {
    String text = Files.readString(Path.of(ROLLING));
    String forced = text.replaceAll("(?m)min_length: *\\d+", "min_length: 1");
    return Files.writeString(folder.resolve("forced.yaml"), forced).toString();
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

    double makespanS =
        Json.number(Json.parse(Files.readString(drawn.resolve("summary.json"))).get("makespan_s"));
    double seconds =
        objects(explained, "bound_by").stream()
            .mapToDouble(b -> Json.number(b.get("seconds")))
            .sum();
    assertThat(seconds).isCloseTo(makespanS, within(1e-9 * makespanS));
    assertThat(text).contains("(one draw of 64)", "answers    of 8 tasks by law: 8 tokens");
  }
}
