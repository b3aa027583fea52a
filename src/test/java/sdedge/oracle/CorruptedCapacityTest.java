package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.Json;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.explain.Price;
import sdedge.explain.PurchaseStudy;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.Difference;
import sdedge.oracle.files.ResultSource;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;
import sdedge.study.users.CapacityFindings;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserStudy;

/**
 * The check finds whatever number of a capacity is another one, whatever the digests, and users who
 * are said to be in time and are not.
 */
class CorruptedCapacityTest {
  private static final double WITHIN_S = 4;
  private static final int DRAWS = 4;
  private static final int ASKED = 7;
  private static final String PRICES = "verifier.memory_bandwidth=900/200e9 drafters=2000/1";
  private static final Set<String> NOT_DERIVED =
      Set.of("refilled.users", "refilled.within", "refilled.is_whole", "cheapest.is_whole");

  private static LoadedInstance loaded = subject();
  private static Map<String, byte[]> files = Map.of();
  private static int users;

  private static LoadedInstance subject() {
    try {
      Instance quick = InstanceReader.read(Path.of("instances/quickstart.yaml"));
      return MadeResult.subject(quick.withFirstTasks(3));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void count() throws Exception {
    SearchOptions options = new SearchOptions(2, 0, 5);
    UserStudy study = new UserStudy(Search.SOLVER, Method.DP, options, true);
    UserQuestion question = new UserQuestion(WITHIN_S, 0.7, DRAWS, 8);
    List<Price> prices = List.of(PRICES.split(" ")).stream().map(Price::parse).toList();
    PurchaseStudy purchases = new PurchaseStudy(study, loaded, List.of(), 8, prices);
    CapacityFindings found =
        study.findings(loaded, List.of(), question, purchases.reaching(ASKED), Control.NONE);
    users = found.capacity().users();
    files = MadeResult.counted(found, options());
  }

  private static Map<String, @Nullable Object> options() {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("command", "capacity");
    options.put("method", "dp");
    options.put("within_s", WITHIN_S);
    options.put("percentile", 0.7);
    options.put("draws", DRAWS);
    options.put("trace", null);
    options.put("most", 8);
    options.put("curve", true);
    options.put("levers", true);
    options.put("price", PRICES);
    options.put("users", ASKED);
    options.put("time_limit_s", null);
    options.put("threads", 2);
    options.put("seed", 5);
    return options;
  }

  private static CheckOutcome check(MutableResult result) throws Exception {
    return ResultChecker.check(loaded, ResultSource.of(result.files()));
  }

  private static List<Difference> differences(MutableResult result) throws Exception {
    return check(result).differences();
  }

  @Test
  void whatIsRightIsAccepted() throws Exception {
    CheckOutcome outcome = check(new MutableResult(files));

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.status()).isEqualTo("completed");
    assertThat(outcome.notes())
        .containsExactly(
            users + " users or more are in time in 4 draws by their plans",
            "claim not derived: that "
                + (users + 1)
                + " users are late, what refilling serves, users with purchases");
  }

  /**
   * Of what is alike, where it stands and what is there, the first two and the last; all where all
   * draws are asked for.
   */
  private static <T> List<T> some(List<T> all, Function<T, Object> kind) {
    if (TestSeeds.all()) {
      return all;
    }
    Map<Object, List<T>> alike = new LinkedHashMap<>();
    all.forEach(one -> alike.computeIfAbsent(kind.apply(one), k -> new ArrayList<>()).add(one));
    List<T> some = new ArrayList<>();
    for (List<T> same : alike.values()) {
      some.addAll(same.subList(0, Math.min(2, same.size())));
      if (same.size() > 2) {
        some.add(same.get(same.size() - 1));
      }
    }
    return some;
  }

  /** Every number and word of the JSON file but those of what refilling serves. */
  @Test
  void everyValueOfTheDocumentIsHeld() throws Exception {
    Map<List<Object>, String> places = new LinkedHashMap<>();
    places(Json.parse(new MutableResult(files).text("capacity.json")), List.of(), places);
    assertThat(places).hasSizeGreaterThan(300);
    List<List<Object>> some = some(List.copyOf(places.keySet()), places::get);
    assertThat(some).hasSizeGreaterThan(100);
    int found = 0;
    for (List<Object> place : some) {
      if (!NOT_DERIVED.contains(name(place))) {
        MutableResult result = new MutableResult(files);
        change(result.json("capacity.json"), place);
        assertThat(differences(result)).as("%s", place).isNotEmpty();
        found++;
      }
    }
    assertThat(found).isEqualTo(some.size() - NOT_DERIVED.size());
  }

  private static String name(List<Object> place) {
    return String.join(".", place.stream().map(String::valueOf).toList());
  }

  /** Where values are that are no maps or lists, and of what kind each is, whatever its list. */
  private static void places(Object of, List<Object> at, Map<List<Object>, String> places) {
    if (of instanceof Map<?, ?> map) {
      map.forEach((key, value) -> places(value, more(at, key), places));
    } else if (of instanceof List<?> list) {
      for (int k = 0; k < list.size(); k++) {
        places(list.get(k), more(at, k), places);
      }
    } else {
      places.put(at, name(at).replaceAll("\\b[0-9]+\\b", "*") + " " + kind(String.valueOf(of)));
    }
  }

  /** Nothing, a number or a word. */
  private static String kind(String value) {
    boolean isNothing = value.isEmpty() || value.equals("null");
    return isNothing ? "nothing" : value.matches("[-+.0-9eE]+") ? "number" : "word";
  }

  private static List<Object> more(List<Object> at, Object key) {
    List<Object> more = new ArrayList<>(at);
    more.add(key);
    return more;
  }

  private static void change(Object of, List<Object> place) {
    Object last = place.get(place.size() - 1);
    Object in = of;
    for (Object key : place.subList(0, place.size() - 1)) {
      in = key instanceof Integer index ? Json.list(in).get(index) : Json.map(in).get(key);
    }
    if (last instanceof Integer index) {
      Json.list(in).set(index, changed(Json.list(in).get(index)));
    } else {
      Json.map(in).put(String.valueOf(last), changed(Json.map(in).get(last)));
    }
  }

  private static Object changed(@Nullable Object value) {
    if (value instanceof Boolean is) {
      return !is;
    } else if (value instanceof Integer number) {
      return number + 1;
    } else if (value instanceof Number number) {
      return number.doubleValue() * (1 + 1e-6) + 1e-6;
    }
    return value == null ? "something" : value + "x";
  }

  /** Every field of every table. */
  @Test
  void everyFieldOfATableIsHeld() throws Exception {
    for (String name : List.of("users.csv", "trials.csv", "curve.csv", "purchases.csv")) {
      List<List<String>> table = new MutableResult(files).csv(name);
      List<Field> fields = new ArrayList<>();
      for (int row = 0; row < table.size(); row++) {
        for (int column = 0; column < table.get(0).size(); column++) {
          String kind = row == 0 ? "header" : kind(table.get(row).get(column));
          fields.add(new Field(row, column, kind));
        }
      }
      for (Field field : some(fields, field -> field.column + field.kind)) {
        MutableResult result = new MutableResult(files);
        List<String> row = result.csv(name).get(field.row);
        boolean isWithin = name.equals("trials.csv") && field.column == 2 && field.row > 0;
        String value = row.get(field.column);
        row.set(field.column, isWithin ? other(value) : "1" + value);
        assertThat(differences(result)).as("%s %s", name, field).isNotEmpty();
      }
      MutableResult shorter = new MutableResult(files);
      shorter.csv(name).remove(table.size() - 1);
      assertThat(differences(shorter)).as(name).isNotEmpty();
    }
  }

  private record Field(int row, int column, String kind) {}

  private static String other(String within) {
    return within.equals("1") ? "0" : "1";
  }

  /** Plans of too few draws, of other draws, that lack a task, or are late. */
  @Test
  void plansAreExecutedAgain() throws Exception {
    MutableResult fewer = new MutableResult(files);
    plans(fewer).remove(0);
    assertThat(differences(fewer)).extracting(Difference::expected).contains("a plan of draw 1");
    MutableResult twice = new MutableResult(files);
    plans(twice).get(1).put("draw", plans(twice).get(0).get("draw"));
    assertThat(differences(twice)).isNotEmpty();
    MutableResult less = new MutableResult(files);
    plans(less).get(0).put("users", users - 1);
    assertThat(differences(less)).isNotEmpty();
    MutableResult lacks = new MutableResult(files);
    tasks(plans(lacks).get(0)).remove(0);
    assertThat(differences(lacks)).isNotEmpty();
    MutableResult late = new MutableResult(files);
    firstBatch(plans(late).get(0)).put("length", 0);
    Map<String, Object> plan = Json.map(plans(late).get(0).get("plan"));
    plan.put("pipeline", "sequential");
    assertThat(differences(late)).extracting(Difference::expected).contains("one of at most 4.0 s");
    MutableResult none = new MutableResult(files);
    none.remove("plans.json");
    assertThat(differences(none)).extracting(Difference::file).contains("plans.json");
  }

  private static List<Map<String, Object>> plans(MutableResult result) {
    @SuppressWarnings("unchecked") // as it is written
    List<Map<String, Object>> plans =
        (List<Map<String, Object>>) result.json("plans.json").get("plans");
    return Objects.requireNonNull(plans);
  }

  private static Map<String, Object> firstBatch(Map<String, Object> drawn) {
    Object cohorts = Json.map(drawn.get("plan")).get("cohorts");
    return Json.map(Json.list(Json.list(cohorts).get(0)).get(0));
  }

  private static List<Object> tasks(Map<String, Object> drawn) {
    return Json.list(firstBatch(drawn).get("tasks"));
  }

  /** One more user than there are, with all that follows from it, but for the plans. */
  @Test
  void moreUsersThanAreInTimeAreNotBelieved() throws Exception {
    MutableResult more = new MutableResult(files);
    List<List<String>> trials = more.csv("trials.csv");
    trials.stream()
        .filter(row -> row.get(0).equals(String.valueOf(users + 1)) && row.get(3).isEmpty())
        .forEach(row -> row.set(2, "1"));

    assertThat(differences(more))
        .extracting(Difference::file)
        .contains("plans.json", "capacity.json", "users.csv");
  }

  /** Wherever a search is stopped, in the midst of draws too, what was found by then is right. */
  @Test
  void whatWasStoppedIsAccepted() throws Exception {
    Map<String, @Nullable Object> options = options();
    options.put("levers", false);
    options.remove("price");
    options.remove("users");
    options.put("time_limit_s", 1.0);
    Set<Integer> counted = new HashSet<>();
    for (int searches = 1; searches < 40; searches++) {
      AtomicInteger left = new AtomicInteger(searches);
      Search stopping =
          new Search() {
            @Override
            public Outcome solve(
                Instance instance, Approach approach, SearchOptions how, Control control) {
              left.decrementAndGet();
              return Search.SOLVER.solve(instance, approach, how, control);
            }
          };
      Control control = Control.asking(() -> left.get() < 1 ? Termination.TIME_LIMIT : null);
      UserStudy study = new UserStudy(stopping, Method.DP, new SearchOptions(1, 0, 5), true);
      UserQuestion question = new UserQuestion(WITHIN_S, 0.7, DRAWS, 8);
      CapacityFindings found = study.findings(loaded, List.of(), question, null, control);
      counted.add(found.capacity().users());
      MutableResult result = new MutableResult(MadeResult.counted(found, options));
      assertThat(differences(result)).as("%s searches", searches).isEmpty();
    }
    assertThat(counted).contains(0, 1, users);
  }

  /** Without a user in time there is no plan to state. */
  @Test
  void noUsersNeedNoPlans() throws Exception {
    UserStudy study = new UserStudy(Search.SOLVER, Method.DP, new SearchOptions(1, 0, 5), true);
    UserQuestion question = new UserQuestion(0.01, 0.7, DRAWS, 8);
    CapacityFindings found = study.findings(loaded, List.of(), question, null, Control.NONE);
    Map<String, @Nullable Object> options = options();
    options.put("within_s", 0.01);
    options.put("levers", false);
    options.remove("price");
    options.remove("users");

    CheckOutcome outcome = check(new MutableResult(MadeResult.counted(found, options)));

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.notes())
        .containsExactly("claim not derived: that 1 users are late, what refilling serves");
  }
}
