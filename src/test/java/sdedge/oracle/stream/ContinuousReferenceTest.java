package sdedge.oracle.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.Json;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.ModeSelection;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.timeline.TaskLatency;

/** The check values prices as two independent implementations do. */
class ContinuousReferenceTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference/continuous");
  private static final double RELATIVE = 1e-9;

  static List<Path> bounds() {
    return files("bound-");
  }

  static List<Path> shipped() {
    return files("shipped-");
  }

  static List<Path> services() {
    List<Path> all = new ArrayList<>(files("service-"));
    all.addAll(shipped());
    return all;
  }

  private static List<Path> files(String prefix) {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void valuesPricesAlike(Path file) throws Exception {
    Map<String, Object> content = Json.parse(Files.readString(file));
    Instance instance = InstanceReader.read(FOLDER.resolve((String) content.get("instance")));
    Map<String, Object> expected = map(content.get("expected"));
    ContinuousPrices prices = prices(map(content.get("prices")));
    for (Steps steps : List.of(Steps.MEAN, Steps.EXPECTED)) {
      String key = steps == Steps.MEAN ? "mean" : "drawn";
      ContinuousBound bound = bound(instance, prices, steps);
      double[] values = numbers(expected.get("value_" + key));
      double[] found = bound.values();
      double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
      for (int k = 0; k < values.length; k++) {
        assertThat(found[k]).as("V of %d, %s", k, key).isCloseTo(values[k], close(largest));
      }
      close(bound.byPricesS(), number(expected.get("bound_" + key)));
    }
    double[] processingS = new PromptTimes(instance).processingS();
    double[] expectedS = numbers(expected.get("uploads_processing_s"));
    for (int k = 0; k < expectedS.length; k++) {
      close(processingS[k], expectedS[k]);
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void boundsShippedInstancesAlike(Path file) throws Exception {
    Map<String, Object> content = Json.parse(Files.readString(file));
    Instance instance = InstanceReader.read(Path.of((String) content.get("instance")));
    ContinuousPrices prices = prices(map(content.get("prices")));
    close(bound(instance, prices, Steps.MEAN).byPricesS(), number(content.get("bound_mean_s")));
    close(
        bound(instance, prices, Steps.EXPECTED).byPricesS(), number(content.get("bound_drawn_s")));
  }

  @ParameterizedTest
  @MethodSource("services")
  void executesServicesAlike(Path file) throws Exception {
    Map<String, Object> content = Json.parse(Files.readString(file));
    if (content.get("service") == null) {
      return; // prices alone
    }
    Path where = Path.of((String) content.get("instance"));
    Instance instance =
        InstanceReader.read(Files.exists(where) ? where : FOLDER.resolve(where)).with(Steps.MEAN);
    Map<String, Object> expected = map(content.get("expected"));
    Plan plan = new Plan(Scope.BATCH, null, service(map(content.get("service"))));
    Execution execution = ContinuousExecution.of(instance, plan);
    double[] completeS = numbers(expected.get("complete_s"));
    for (int k = 0; k < completeS.length; k++) {
      close(execution.timesOf(k).e2eS(), completeS[k]);
    }
    close(execution.makespanS(), number(expected.get("makespan_s")));
    close(execution.busy().verifierS(), number(expected.get("verifier_busy_s")));
    double steps = execution.tasks().values().stream().mapToDouble(TaskLatency::steps).sum();
    assertThat(steps).isEqualTo(number(expected.get("steps")));
  }

  private static JoiningService service(Map<String, Object> of) {
    SortedSet<Integer> urgent = new TreeSet<>();
    SortedMap<Integer, Integer> offsets = byIndex(given(of, "offsets"));
    for (int k : offsets.keySet()) {
      if ((Boolean) list(given(of, "urgent")).get(k)) {
        urgent.add(k);
      }
    }
    return new JoiningService(
        new ArrayList<>(byIndex(given(of, "order")).values()),
        number(given(of, "wait")),
        urgent,
        (int) number(given(of, "new_per_pass")),
        (int) number(given(of, "most_residents")),
        (Boolean) given(of, "apart"),
        byIndex(given(of, "lengths")),
        (int) number(given(of, "few")),
        byIndex(given(of, "few_lengths")),
        offsets,
        Collections.emptySortedMap());
  }

  private static SortedMap<Integer, Integer> byIndex(Object numbers) {
    SortedMap<Integer, Integer> byIndex = new TreeMap<>();
    for (Object number : list(numbers)) {
      byIndex.put(byIndex.size(), (int) number(number));
    }
    return byIndex;
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, close(expected));
  }

  private static Offset<Double> close(double size) {
    return within(RELATIVE * Math.abs(size));
  }

  private static ContinuousBound bound(Instance instance, ContinuousPrices prices, Steps steps)
      throws InvalidInputException {
    ModeSelection loaded = new ModeSelection(instance.with(steps), Set.of());
    return new ContinuousBound(loaded, prices, true);
  }

  private static ContinuousPrices prices(Map<String, Object> of) {
    double[] eta = numbers(given(of, "eta"));
    ServerPrices.Plane none = new ServerPrices.Plane(0, 0);
    double compute = number(given(of, "drafter_compute"));
    List<ServerPrices.OfNode> drafters = new ArrayList<>();
    for (Object perS : list(given(of, "drafters"))) {
      drafters.add(new ServerPrices.OfNode(number(perS), compute, none, 1, 0, 0));
    }
    Object phaseS = of.get("phase_s");
    return new ContinuousPrices(
        new ServerPrices.OfNode(
            number(given(of, "verifier")),
            number(given(of, "compute")),
            none,
            eta[0],
            eta[1],
            eta[2]),
        drafters,
        number(given(of, "memory")),
        all(given(of, "drafter_memory")),
        all(given(of, "own")),
        0,
        phaseS == null ? Double.POSITIVE_INFINITY : number(phaseS),
        number(given(of, "stalled")),
        switch ((String) given(of, "first")) {
          case "shared" -> ServerPrices.PrefillCharging.SHARED;
          case "ridden" -> ServerPrices.PrefillCharging.PIGGYBACKED;
          default -> ServerPrices.PrefillCharging.STALLED;
        },
        none,
        (Boolean) given(of, "ordered"),
        64);
  }

  private static Object given(Map<String, Object> of, String key) {
    return Objects.requireNonNull(of.get(key), key);
  }

  private static List<Double> all(Object numbers) {
    return Arrays.stream(numbers(numbers)).boxed().toList();
  }
}
