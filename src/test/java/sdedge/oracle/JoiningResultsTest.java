package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomModes;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.plan.Plan;

/** The check executes services whose tasks join and leave one by one again. */
class JoiningResultsTest {
  private static final int CASES = 40;

  /** Under any rule and steps. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void acceptsAnyPlan() {
    List<Plan> plans = new ArrayList<>();
    int draws = TestSeeds.draws(500);
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = RandomAnswers.withSteps(random, draw(random));
          Plan plan = RandomServices.joining(random, instance);
          if (plan != null) {
            plans.add(plan);
            Map<String, byte[]> files = MadeResult.evaluated(instance, plan);
            assertThat(ContinuousResultsTest.checked(instance, files).differences()).isEmpty();
          }
        });
    TestSeeds.guard(() -> assertThat(plans).hasSizeGreaterThan(draws / 2));
  }

  /** Some with draft modes and bands. */
  private static Instance draw(Random random) {
    Instance plain = ContinuousResultsTest.draw(random);
    return random.nextInt(3) == 0 ? plain : new RandomModes(random).of(plain);
  }

  @Test
  void findsEveryCorruption() {
    // What a plan says may decide nothing: a cap that is not reached, a task that waits for nobody.
    Set<String> mayMeanNothing = Set.copyOf(rules().stream().map(Corruption::name).toList());
    List<Corruption> all = Stream.concat(rules().stream(), others().stream()).toList();
    new CorruptionSearch(getClass(), all, mayMeanNothing)
        .allAreFound(CASES, JoiningResultsTest::made);
  }

  private static CorruptionSearch.Made made(Random random) throws Exception {
    Instance instance = draw(random);
    Plan plan = RandomServices.joining(random, instance);
    return new CorruptionSearch.Made(
        instance, plan == null ? Map.of() : MadeResult.evaluated(instance, plan));
  }

  /** Other rules by which tasks join. */
  private static List<Corruption> rules() {
    return List.of(
        Corruption.of("waiting for all", r -> put(r, "wait", 1.0)),
        Corruption.of("waiting for nobody", r -> put(r, "wait", 0.0)),
        Corruption.of("nobody urgent", r -> put(r, "urgent", List.of())),
        Corruption.of(
            "all urgent", r -> put(r, "urgent", Objects.requireNonNull(r.plan().get("admission")))),
        Corruption.of("one new one per pass", r -> put(r, "new_per_pass", 1)),
        Corruption.of("new ones as they come", r -> r.plan().remove("new_per_pass") != null),
        Corruption.of("one resident", r -> put(r, "most_residents", 1)),
        Corruption.of("any number of residents", r -> r.plan().remove("most_residents") != null),
        Corruption.of("new ones apart", r -> put(r, "apart", true)),
        Corruption.of("new ones together", r -> put(r, "apart", false)),
        Corruption.of("another length", r -> length(r, "lengths")),
        Corruption.of("another length of the last ones", r -> length(r, "few_lengths")),
        Corruption.of("fewer last ones", r -> put(r, "few", 0)),
        Corruption.of("all are the last ones", r -> put(r, "few", 100)),
        Corruption.of("no offsets", r -> r.plan().remove("offsets") != null),
        Corruption.of("another mode", JoiningResultsTest::otherMode),
        Corruption.of("another order", JoiningResultsTest::swap));
  }

  /** Plans that are none, and tables of other times. */
  private static List<Corruption> others() {
    return List.of(
        Corruption.of("a length beyond the longest", r -> lengths(r, "lengths", 60)),
        Corruption.of("a length of the last ones", r -> lengths(r, "few_lengths", 60)),
        Corruption.of("no modes", r -> r.plan().remove("drafter_modes") != null),
        Corruption.of("a mode that nobody has", r -> renamed(r, name -> "nobody's")),
        Corruption.of("groups", r -> r.plan().remove("service") != null),
        Corruption.of("a task less", r -> list(r.plan().get("admission")).remove(0) != null),
        Corruption.of("a start", r -> scale(r, "start_s")),
        Corruption.of("an end", r -> scale(r, "end_s")),
        Corruption.of("new tokens", r -> scale(r, "new_tokens")),
        Corruption.of("tasks of a pass", r -> scale(r, "active_tasks")),
        Corruption.of("a length of a job", r -> scale(r, "length")),
        Corruption.of("the number of a job", r -> scale(r, "step")),
        Corruption.of("a job less", r -> r.csv("schedule.csv").remove(1) != null),
        Corruption.of("two jobs swapped", r -> swapJobs(r.csv("schedule.csv"))),
        Corruption.of("a job of all", r -> put(r.csv("schedule.csv").get(1), "9")),
        Corruption.of("the makespan", r -> times(r.summary(), "makespan_s")));
  }

  private static boolean put(MutableResult result, String key, Object value) {
    return !value.equals(result.plan().put(key, value));
  }

  /** In the place of the batch. */
  private static boolean put(List<String> row, String value) {
    row.set(2, value);
    return true;
  }

  private static boolean length(MutableResult result, String key) {
    if (!result.plan().containsKey(key)) {
      return false;
    }
    Map<String, Object> lengths = map(result.plan().get(key));
    String drafter = lengths.keySet().iterator().next();
    return lengths(result, key, number(lengths.get(drafter)) > 0 ? 0 : 1);
  }

  private static boolean lengths(MutableResult result, String key, int length) {
    if (!result.plan().containsKey(key)) {
      return false;
    }
    Map<String, Object> lengths = map(result.plan().get(key));
    lengths.replaceAll((drafter, other) -> length);
    return true;
  }

  /** All drafters in the mode of the next name, which some of them do not have. */
  private static boolean otherMode(MutableResult result) {
    List<String> names = List.of("ids", "block", "server", "ids");
    return renamed(result, name -> names.get(names.indexOf(name) + 1));
  }

  private static boolean renamed(MutableResult result, UnaryOperator<Object> other) {
    if (!result.plan().containsKey("drafter_modes")) {
      return false;
    }
    map(result.plan().get("drafter_modes")).replaceAll((drafter, name) -> other.apply(name));
    return true;
  }

  private static boolean swap(MutableResult result) {
    List<Object> tasks = list(result.plan().get("admission"));
    Corruption.swap(tasks, 0, tasks.size() - 1);
    return tasks.size() > 1;
  }

  private static boolean swapJobs(List<List<String>> rows) {
    Corruption.swap(rows, 1, rows.size() - 1);
    return true;
  }

  private static boolean times(Map<String, Object> of, String key) {
    of.put(key, number(of.get(key)) * Corruption.VISIBLY);
    return true;
  }

  /** Changes the first number of a column that is not 0. */
  private static boolean scale(MutableResult result, String column) {
    List<List<String>> rows = result.csv("schedule.csv");
    int at = rows.get(0).indexOf(column);
    for (List<String> row : rows.subList(1, rows.size())) {
      if (!row.get(at).isEmpty() && Double.parseDouble(row.get(at)) > 0) {
        double value = Double.parseDouble(row.get(at));
        boolean isTime = column.endsWith("_s");
        row.set(at, isTime ? "" + value * (1 + 1e-6) : "" + (long) (value + 1));
        return true;
      }
    }
    return false;
  }
}
