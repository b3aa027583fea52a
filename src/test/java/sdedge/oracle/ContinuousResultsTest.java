package sdedge.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.list;
import static sdedge.Json.map;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.ResultSource;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.scheme.Schemes;
import sdedge.search.solver.Method;

/** The check executes continuous plans again, and values their prices. */
class ContinuousResultsTest {
  private static final int CASES = 10;

  static Instance draw(Random random) {
    return new RandomInstances(random)
        .drafters(1 + random.nextInt(3))
        .tasks(2 + random.nextInt(6))
        .maxLength(3)
        .maxTokens(30)
        .next()
        .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, TaskOrder.AUTO, null);
  }

  static CheckOutcome checked(Instance instance, Map<String, byte[]> files) throws Exception {
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void acceptsWhatIsMade() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(CASES),
        random -> {
          Instance instance = draw(random);

          CheckOutcome checked = checked(instance, MadeResult.solved(instance, Method.DP));

          assertThat(checked.differences()).isEmpty();
          ClaimVerdict verdict = ClaimChecker.check(checked, Duration.ofMinutes(1));
          assertThat(verdict).isInstanceOf(ClaimVerdict.Holds.class);
        });
  }

  /** Under expected steps, with answers that are not known beforehand. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void acceptsMeansOfDraws() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(5),
        random -> {
          Instance few = draw(random).withFirstTasks(2).with(Steps.EXPECTED);
          Instance instance = RandomAnswers.of(random, few);

          CheckOutcome checked = checked(instance, MadeResult.solved(instance, Method.DP));

          assertThat(checked.differences()).isEmpty();
          ClaimVerdict verdict = ClaimChecker.check(checked, Duration.ofMinutes(1));
          assertThat(verdict).isInstanceOf(ClaimVerdict.Holds.class);
        });
  }

  /** With draft modes and shared bands. */
  @Test
  void acceptsPlansInModes() {
    List<Boolean> drafts = new ArrayList<>();
    TestSeeds.each(
        getClass(),
        CASES,
        random -> {
          Instance instance = new RandomModes(random).of(draw(random));
          if (!Feasibility.neverFits(instance).isEmpty()) {
            return;
          }
          Map<String, byte[]> files = MadeResult.solved(instance, Method.DP);
          byte[] plan = files.get("plan.json"); // none without a mode in common that is needed
          if (plan != null) {
            drafts.add(new String(plan, UTF_8).contains("\"modes\""));
          }

          assertThat(checked(instance, files).differences()).isEmpty();
        });
    TestSeeds.guard(() -> assertThat(drafts).contains(true, false));
  }

  /** Plans of people may have lengths that are not searched, and any modes loaded. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void acceptsAnyPlanInModes() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(30, 100),
        random -> {
          Instance drawn = new RandomModes(random).of(draw(random));
          Instance instance = RandomAnswers.withSteps(random, drawn);
          Plan plan = RandomServices.next(random, instance);
          if (plan != null) {
            assertThat(checked(instance, MadeResult.evaluated(instance, plan)).differences())
                .isEmpty();
          }
        });
  }

  /** Every change must be found where it changes anything at all. */
  @Test
  void refusesWhatIsChanged() {
    List<Corruption> all = new ArrayList<>(PriceCorruptions.all());
    all.addAll(
        List.of(
            Corruption.of("two tasks swapped", r -> swap(list(r.plan().get("admission")))),
            Corruption.of(
                "a task left out", r -> list(r.plan().get("admission")).remove(0) != null),
            Corruption.of("a task twice", r -> set(r, 1, list(r.plan().get("admission")).get(0))),
            Corruption.of("an unknown task", r -> set(r, 0, "nobody")),
            Corruption.of("cohorts too", r -> put(r.plan(), "cohorts", List.of())),
            Corruption.of("another pipeline", r -> put(r.plan(), "pipeline", "rolling")),
            Corruption.of("another uplink", r -> put(r.plan(), "uplink", "equal-shares")),
            Corruption.of("a bound", r -> times(r.summary(), "bound_s")),
            Corruption.of("the bound of all", r -> times(r.summary(), "bound_all_s")),
            Corruption.of("no prices", r -> r.summary().remove("prices") != null),
            Corruption.of("other prices", r -> prices(r.summary())),
            Corruption.of("without drafts", r -> times(r.summary(), "autoregressive_makespan_s")),
            Corruption.of("makespan", r -> times(r.summary(), "makespan_s")),
            Corruption.of("a stage", r -> number(r, "schedule.csv", "end_s")),
            Corruption.of("new tokens", r -> number(r, "schedule.csv", "new_tokens")),
            Corruption.of("a group", r -> number(r, "latency.csv", "batch")),
            Corruption.of("drafting", r -> number(r, "latency.csv", "verify_s")),
            Corruption.of("waiting", r -> number(r, "latency.csv", "queue_s")),
            Corruption.of("a share", r -> number(r, "uplink.csv", "finish_s"))));
    // The same plan in other words: tasks that are alike; prices where the last upload bounds the
    // makespan.
    Set<String> mayMeanNothing = new HashSet<>(PriceCorruptions.mayMeanNothing());
    mayMeanNothing.addAll(Set.of("two tasks swapped", "other prices"));
    allAreFound(
        all, mayMeanNothing, TestSeeds.draws(3, CASES), ContinuousResultsTest::draw, Method.DP);
  }

  /** Of service in groups; a group without tasks is the same plan in other words. */
  @Test
  void refusesOtherGroups() {
    List<Corruption> all =
        List.of(
            Corruption.of("a length too long", r -> put(group(r), "length", 60)),
            Corruption.of("a group more", r -> groups(r).add(new LinkedHashMap<>(group(r)))),
            Corruption.of("nobody may come", r -> put(group(r), "max_tasks", 0)));
    allAreFound(
        all, Set.of("a group more"), CASES, ContinuousResultsTest::draw, Schemes.CONTINUOUS);
  }

  /** Prices of a set of modes prove nothing for another, and all sets must have theirs. */
  @Test
  void refusesOtherPricesOfModes() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances/drafts/compressed-drafts.yaml"))
            .withFirstTasks(4)
            .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, TaskOrder.GIVEN, null);
    List<Corruption> all =
        List.of(
            Corruption.of("the bound of all", r -> times(r.summary(), "bound_all_s")),
            Corruption.of("other prices", r -> prices(r.summary())),
            Corruption.of(
                "the modes of the prices",
                r -> !others(r).isEmpty() && r.summary().remove("prices_modes") != null),
            Corruption.of("other prices of others", r -> prices(first(r))),
            Corruption.of(
                "other modes",
                r -> !others(r).isEmpty() && put(first(r), "modes", List.of("none"))),
            Corruption.of(
                "no other prices",
                r -> !others(r).isEmpty() && r.summary().remove("other_prices") != null),
            Corruption.of(
                "one set less", r -> !others(r).isEmpty() && others(r).remove(0) != null));
    allAreFound(all, Set.of(), 1, random -> instance, Method.DP);
  }

  private static void allAreFound(
      List<Corruption> all,
      Set<String> mayMeanNothing,
      int cases,
      Function<Random, Instance> draw,
      Approach approach) {
    new CorruptionSearch(ContinuousResultsTest.class, all, mayMeanNothing)
        .allAreFound(
            cases,
            random -> {
              Instance instance = draw.apply(random);
              return new CorruptionSearch.Made(instance, MadeResult.solved(instance, approach));
            });
  }

  private static List<Object> others(MutableResult result) {
    Object others = result.summary().get("other_prices");
    return others == null ? List.of() : list(others);
  }

  private static Map<String, Object> first(MutableResult result) {
    return others(result).isEmpty() ? Map.of() : map(others(result).get(0));
  }

  private static boolean swap(List<Object> tasks) {
    Corruption.swap(tasks, 0, tasks.size() - 1);
    return true;
  }

  private static boolean set(MutableResult result, int at, Object task) {
    list(result.plan().get("admission")).set(at, task);
    return true;
  }

  private static List<Object> groups(MutableResult result) {
    return list(result.plan().get("groups"));
  }

  private static Map<String, Object> group(MutableResult result) {
    return map(groups(result).get(0));
  }

  private static boolean put(Map<String, Object> map, String key, Object value) {
    map.remove("rule");
    map.put(key, value);
    return true;
  }

  private static boolean times(Map<String, Object> map, String key) {
    Object value = map.get(key);
    if (!(value instanceof Number number)) {
      return false;
    }
    map.put(key, number.doubleValue() * Corruption.VISIBLY);
    return true;
  }

  /** Other prices under {@code prices}. */
  private static boolean prices(Map<String, Object> holder) {
    return holder.containsKey("prices") && PriceCorruptions.free(map(holder.get("prices")));
  }

  private static boolean number(MutableResult result, String file, String column) {
    List<List<String>> table = result.csv(file);
    int at = table.get(0).indexOf(column);
    for (List<String> row : table.subList(1, table.size())) {
      if (!row.get(at).isEmpty() && Double.parseDouble(row.get(at)) != 0) {
        row.set(at, String.valueOf(Double.parseDouble(row.get(at)) * 2));
        return true;
      }
    }
    return false;
  }
}
