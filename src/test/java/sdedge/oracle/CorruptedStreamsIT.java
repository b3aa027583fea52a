package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.metamorphic.Edit;
import sdedge.oracle.files.Difference;
import sdedge.oracle.files.NotAResultException;
import sdedge.oracle.files.ResultSource;
import sdedge.oracle.files.ServedAgain;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.Requests;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamLevel;
import sdedge.study.stream.Rate;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/**
 * The check finds numbers of a stream that are other ones, whatever the digests; what it leaves to
 * tests, serving the requests again finds.
 */
class CorruptedStreamsIT {
  private static final StreamLevel LEVEL = new StreamLevel(1, 0.05, 0.8);

  private static final Instance INSTANCE = read();
  private static Map<String, byte[]> drawn = Map.of();
  private static Map<String, byte[]> traced = Map.of();
  private static Map<String, byte[]> closed = Map.of();

  /** Two of the tasks of a shipped INSTANCE, to be quick. */
  private static Instance read() {
    try {
      Instance quick = InstanceReader.read(Path.of("instances/quickstart.yaml"));
      return quick.withFirstTasks(2).with(Steps.EXPECTED);
    } catch (InvalidInputException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void serve() throws IOException {
    StreamBound bound = StreamBound.of(INSTANCE, ModeSets.names(INSTANCE), List.of(), Control.NONE);
    Source poisson = new Source.Drawn(new ArrivalLaw.Poisson(), 10, 2, 5);
    List<Rate> rates = List.of(new Rate.PerSecond(0.7), new Rate.AtOnce());
    List<Candidate> candidates =
        List.of(
            new Candidate(new ServingPolicy.Best(), 1),
            new Candidate(new ServingPolicy.Paced(LEVEL), 2));
    drawn =
        made(
            new StreamQuestion(INSTANCE, poisson, candidates, rates, true, LEVEL, 5, 2, null),
            bound);
    Source trace =
        new Source.Trace(Requests.of(new double[] {0, 0.5, 0.5, 3}, new int[] {0, 1, 0, 1}));
    List<Rate> asTraced = List.of(new Rate.Traced());
    List<Candidate> one = List.of(new Candidate(new ServingPolicy.Fixed(2), 1));
    closed =
        made(
            new StreamQuestion(
                INSTANCE,
                new Source.ClosedLoop(10, 2, 5),
                candidates,
                List.of(new Rate.Users(3), new Rate.Users(1)),
                true,
                LEVEL,
                5,
                2,
                null),
            StreamBound.of(INSTANCE, List.of(), List.of(3, 1), Control.NONE));
    traced =
        made(new StreamQuestion(INSTANCE, trace, one, asTraced, false, null, 5, 1, null), bound);
  }

  private static Map<String, byte[]> made(StreamQuestion question, @Nullable StreamBound bound)
      throws IOException {
    StreamFindings findings = StreamStudy.of(question, bound, 1, Control.NONE);
    return MadeResult.served(findings);
  }

  private static List<Difference> differences(MutableResult result)
      throws IOException, NotAResultException {
    return ResultChecker.check(MadeResult.subject(INSTANCE), ResultSource.of(result.files()))
        .differences();
  }

  /** What differs from the runs, made again. */
  private static List<Difference> again(MutableResult result)
      throws IOException, NotAResultException {
    return ServedAgain.of(MadeResult.subject(INSTANCE), ResultSource.of(result.files()))
        .differences();
  }

  @Test
  void whatIsRightIsAccepted() throws Exception {
    for (Map<String, byte[]> files : List.of(drawn, traced, closed)) {
      assertThat(differences(new MutableResult(files))).isEmpty();
      assertThat(again(new MutableResult(files))).isEmpty();
    }
  }

  /** Groups are refilled: no batch has a longest prompt, and all caches are held at once. */
  @Test
  void noStreamIsOfPaddedPromptsOrOfMemoryByBatch() throws Exception {
    int most = Batching.UNLIMITED;
    for (Batching refused :
        List.of(
            new Batching(most, most, Batching.Padding.LONGEST_INPUT, Batching.Residency.COHORT),
            new Batching(most, most, Batching.Padding.NONE, Batching.Residency.BATCH))) {
      LoadedInstance asked = MadeResult.subject(Edit.batching(INSTANCE, refused));
      assertThat(ResultChecker.check(asked, ResultSource.of(drawn)).differences())
          .extracting(Difference::expected)
          .contains("an instance without padding or residency by batch");
    }
  }

  @Test
  void everyNumberOfTheDocumentCounts() throws Exception {
    assertThat(unnoticed(drawn)).isEmpty();
    // any whole number may be that of the users whom fewer requests show
    assertThat(unnoticed(closed)).allMatch(path -> path.contains("from_a_quarter"));
  }

  /** The paths of numbers that can be changed without a difference. */
  private static List<List<Object>> unnoticed(Map<String, byte[]> files) throws Exception {
    List<List<Object>> paths = new ArrayList<>();
    numbers(new MutableResult(files).json("stream.json"), List.of(), paths);
    assertThat(paths).hasSizeGreaterThan(200);
    List<List<Object>> unnoticed = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      List<Object> path = paths.get(i);
      MutableResult result = new MutableResult(files);
      change(result.json("stream.json"), path);
      if (differences(result).isEmpty()) {
        unnoticed.add(path);
      }
    }

    return unnoticed;
  }

  /** Paths of all numbers but prices, of which others may prove the same. */
  private static void numbers(Object value, List<Object> path, List<List<Object>> paths) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, each) -> {
            if (!key.equals("prices")) {
              numbers(each, plus(path, key), paths);
            }
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        numbers(list.get(i), plus(path, i), paths);
      }
    } else if (value instanceof Number) {
      paths.add(path);
    }
  }

  private static List<Object> plus(List<Object> path, Object last) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  private static void change(Map<String, Object> document, List<Object> path) {
    Object at = document;
    for (Object key : path.subList(0, path.size() - 1)) {
      at = key instanceof Integer place ? Json.list(at).get(place) : Json.map(at).get(key);
    }
    Object last = path.get(path.size() - 1);
    if (last instanceof Integer place) {
      List<Object> list = Json.list(at);
      list.set(place, changed(list.get(place)));
    } else {
      Map<String, Object> map = Json.map(at);
      map.put((String) last, changed(map.get(last)));
    }
  }

  private static Object changed(@Nullable Object value) {
    if (value instanceof Integer whole) {
      return whole + 1;
    }
    double number = Json.number(value);
    return number == 0 ? 1e-3 : number * Corruption.VISIBLY;
  }

  @Test
  void aPriceProvesOnlyItsOwnBound() throws Exception {
    MutableResult result = new MutableResult(drawn);
    Map<String, Object> bound = Json.map(result.json("stream.json").get("bound"));
    Map<String, Object> verifier = Json.map(Json.map(bound.get("prices")).get("verifier"));
    verifier.put("per_s", Json.number(verifier.get("per_s")) * 1.01);
    assertThat(differences(result)).extracting(Difference::column).contains("bound.total");

    MutableResult shared = new MutableResult(drawn);
    bound = Json.map(shared.json("stream.json").get("bound"));
    verifier = Json.map(Json.map(bound.get("prices")).get("verifier"));
    verifier.put("by_cap", 0.9);
    assertThat(differences(shared)).extracting(Difference::column).contains("bound.prices");
  }

  /** In the first row, one in the middle and the last one of each table. */
  @Test
  void everyFieldOfTheTablesCounts() throws Exception {
    Set<String> unnoticed = new TreeSet<>();
    for (String table : List.of("rates.csv", "requests.csv", "schedule.csv")) {
      for (Map<String, byte[]> files : List.of(drawn, traced)) {
        List<List<String>> rows = new MutableResult(files).csv(table);
        for (int place : new int[] {1, rows.size() / 2, rows.size() - 1}) {
          for (int column = 0; column < rows.get(0).size(); column++) {
            MutableResult result = new MutableResult(files);
            List<String> row = result.csv(table).get(place);
            if (!row.get(column).isEmpty()) {
              row.set(column, other(row.get(column)));
              String name = table + " " + rows.get(0).get(column);
              if (differences(result).isEmpty()) {
                unnoticed.add(name);
                assertThat(again(result)).as(name + " " + place).isNotEmpty();
              }
            }
          }
        }
      }
    }
    assertThat(unnoticed)
        .containsExactly(
            "requests.csv admitted_s",
            "schedule.csv end_s",
            "schedule.csv new_tokens",
            "schedule.csv start_s");
  }

  private static String other(String field) {
    if (field.matches("[0-9]+")) {
      return field + "1";
    }
    return field.matches("[0-9.Ee-]+")
        ? Double.toString(
            Double.parseDouble(field) == 0 ? 1e-3 : Double.parseDouble(field) * Corruption.VISIBLY)
        : field + "x";
  }

  /** All that is said of it agrees; only the level does not hold, or still does one step above. */
  @Test
  void aCapacityIsNeitherMoreNorLess() throws Exception {
    for (int steps : new int[] {-1, 1}) {
      MutableResult result = new MutableResult(drawn);
      Map<String, Object> stream = result.json("stream.json");
      double most = Json.number(Json.map(stream.get("bound")).get("most_per_s"));
      Map<String, Object> capacity = Json.map(Json.list(stream.get("capacities")).get(0));
      List<Object> draws = Json.list(capacity.get("draws"));
      for (int draw = 0; draw < 2; draw++) {
        draws.set(draw, Json.number(draws.get(draw)) + steps * most / 4096);
      }
      for (String key : List.of("per_s", "low_per_s", "high_per_s")) {
        capacity.put(key, Json.number(capacity.get(key)) + steps * most / 4096);
      }
      capacity.put("bound_share", Json.number(capacity.get("per_s")) / most);
      String expected =
          steps > 0
              ? "less: the level does not hold there"
              : "more: the level still holds one step above";
      assertThat(differences(result)).isEmpty();
      assertThat(again(result))
          .extracting(Difference::column, Difference::expected)
          .contains(tuple("capacities[0].draws[0]", expected));
    }
  }

  /** Another draw is a stream as good as this one, but not the one that the seed tells. */
  @Test
  void requestsOfAnotherSeedAreFoundByServingThem() throws Exception {
    MutableResult result = new MutableResult(drawn);
    result.json("stream.json").put("seed", 6);
    Json.map(result.run().get("options")).put("seed", 6);
    assertThat(differences(result)).isEmpty();
    assertThat(again(result)).extracting(Difference::file).contains("requests.csv", "rates.csv");
  }

  @Test
  void filesAndRowsThatLackAreMissed() throws Exception {
    for (String file : List.of("rates.csv", "requests.csv", "schedule.csv", "stream.json")) {
      MutableResult result = new MutableResult(drawn);
      result.remove(file);
      assertThat(differences(result)).as(file).extracting(Difference::file).contains(file);
    }
    for (String file : List.of("rates.csv", "requests.csv", "schedule.csv")) {
      MutableResult result = new MutableResult(drawn);
      result.csv(file).remove(3);
      assertThat(differences(result)).as(file).extracting(Difference::file).contains(file);
    }
  }

  @Test
  void otherOptionsAreNoticed() throws Exception {
    Map<String, Object> others =
        Map.of(
            "seed",
            6,
            "window",
            3,
            "draws",
            3,
            "requests",
            21,
            "slo_share",
            0.81,
            "arrivals",
            "gamma:2");
    for (Map.Entry<String, Object> other : others.entrySet()) {
      MutableResult result = new MutableResult(drawn);
      Json.map(result.run().get("options")).put(other.getKey(), other.getValue());
      assertThat(differences(result)).as(other.getKey()).isNotEmpty();
    }
  }
}
