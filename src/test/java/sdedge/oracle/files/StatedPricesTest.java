package sdedge.oracle.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.list;
import static sdedge.Json.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.Json;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.stream.ContinuousBound;
import sdedge.oracle.stream.ContinuousPrices;

/** Prices that are none are refused, whatever they would prove. */
class StatedPricesTest {
  private static final Path INSTANCES = Path.of("instances");

  /** Right ones: phases end, and memory costs where it is limited. */
  private static Map<String, Object> right(Instance instance) {
    Map<String, Object> prices = new LinkedHashMap<>();
    prices.put("verifier", 0.5);
    prices.put("memory", 0.1);
    prices.put("drafters", byDrafter(instance, 0.01));
    prices.put("drafter_memory", byDrafter(instance, 0.0));
    Map<String, Object> own = new LinkedHashMap<>();
    instance.tasks().stream().map(Task::id).forEach(id -> own.put(id, 0.02));
    prices.put("own", own);
    prices.put("phase_s", 0.03);
    prices.put("stalled", 0.5);
    prices.put("compute", 0.2);
    prices.put("drafter_compute", byDrafter(instance, 0.2));
    prices.put("eta", new ArrayList<>(List.of(0.2, 0.3, 0.5)));
    prices.put("first_rounds", new LinkedHashMap<>(Map.of("charging", "stalled")));
    prices.put("ordered", true);
    prices.put("parts", 64);
    return prices;
  }

  private static Instance read(String name) throws Exception {
    return InstanceReader.read(INSTANCES.resolve(name)).withFirstTasks(3).with(Steps.MEAN);
  }

  private static Map<String, Object> byDrafter(Instance instance, double each) {
    Map<String, Object> byId = new LinkedHashMap<>();
    instance.drafters().stream().map(Drafter::id).forEach(id -> byId.put(id, each));
    return byId;
  }

  /** The least makespan that they prove, seconds; null if they are refused. */
  private static @Nullable Double proven(
      Instance instance, Map<String, Object> prices, boolean isMeanOfRuns) {
    ContinuousBound bound = bound(instance, prices, 0, isMeanOfRuns);
    return bound == null ? null : (Double) bound.makespanS();
  }

  private static @Nullable ContinuousBound bound(
      Instance instance, Map<String, Object> prices, int users, boolean isMeanOfRuns) {
    Problems problems = new Problems("summary.json");
    ObjectReader reader = Document.parse(problems, Json.text(prices).getBytes(UTF_8)).object();
    ContinuousPrices read = new StatedPrices(new Findings(), instance, users).read(reader);
    if (problems.count() > 0) {
      return null;
    }
    try {
      ModeSelection loaded = new ModeSelection(instance, Set.of());
      return new ContinuousBound(loaded, read, isMeanOfRuns);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void refused(
      Instance instance, String name, Consumer<Map<String, Object>> change) {
    Map<String, Object> changed = right(instance);
    change.accept(changed);
    assertThat(proven(instance, changed, true)).as(name).isNull();
  }

  @Test
  void refusesWhatBreaksOneRule() throws Exception {
    Instance instance = read("memory-limited.yaml");
    assertThat(proven(instance, right(instance), true)).isNotNull();
    for (String key : right(instance).keySet()) {
      refused(instance, "without " + key, prices -> prices.remove(key));
    }
    for (String key : List.of("verifier", "memory", "phase_s", "stalled", "compute", "parts")) {
      refused(instance, "a negative " + key, prices -> prices.put(key, -1));
    }
    for (String key : List.of("drafters", "drafter_memory", "own", "drafter_compute")) {
      refused(instance, "of nobody, " + key, prices -> map(prices.get(key)).put("nobody", 0.0));
      refused(instance, "of one less, " + key, prices -> map(prices.get(key)).clear());
      refused(instance, "negative " + key, p -> map(p.get(key)).replaceAll((k, v) -> -1e-3));
    }
    refused(instance, "more than a plane", prices -> prices.put("compute", 1.01));
    refused(
        instance,
        "more than a drafter's plane",
        prices -> map(prices.get("drafter_compute")).replaceAll((k, v) -> 1.01));
    refused(instance, "more than is stalled", prices -> prices.put("stalled", 1.01));
    refused(instance, "phases of no length", prices -> prices.put("phase_s", 0));
    refused(instance, "shares of more", prices -> list(prices.get("eta")).set(0, 0.3));
    refused(instance, "shares of less", prices -> list(prices.get("eta")).set(0, 0.1));
    refused(instance, "two shares", prices -> list(prices.get("eta")).remove(0));
    refused(instance, "a share that is taken", prices -> prices.put("eta", List.of(-1, 1, 1)));
    refused(instance, "no part", prices -> prices.put("parts", 0));
    refused(instance, "a key more", prices -> prices.put("extra", 0));
    refused(instance, "an unknown charging", p -> map(p.get("first_rounds")).put("charging", "x"));
    refused(instance, "a plane without a table", p -> map(p.get("first_rounds")).put("plane", 0));
    refused(
        instance, "too much together", p -> p.putAll(Map.of("verifier", 1e308, "memory", 1e308)));
  }

  @Test
  void refusesChargesThatDoNotGoTogether() throws Exception {
    Instance instance = read("memory-limited.yaml");
    refused(
        instance,
        "piggybacked phases",
        p -> map(p.get("first_rounds")).put("charging", "piggybacked"));
    refused(
        instance, "ordered and shared", p -> map(p.get("first_rounds")).put("charging", "shared"));
    refused(
        instance,
        "stalled without phases",
        prices -> {
          prices.put("phase_s", null);
          prices.put("stalled", 0);
        });
    refused(
        instance,
        "stalls of no phase",
        prices -> {
          prices.put("phase_s", null);
          map(prices.get("first_rounds")).put("charging", "piggybacked");
        });
  }

  /** Of a price or a share without what it is a price or a share of. */
  @Test
  void refusesMemoryWithoutALimit() throws Exception {
    Instance instance = read("devices.yaml");
    Map<String, Object> free = right(instance);
    free.put("memory", 0);
    free.put("eta", List.of(0.5, 0, 0.5));
    assertThat(proven(instance, free, true)).isNotNull();
    refused(instance, "memory", prices -> prices.put("eta", List.of(0.5, 0, 0.5)));
    refused(instance, "a share by memory", prices -> prices.put("memory", 0));
    refused(
        instance,
        "memory of a drafter",
        prices -> {
          prices.putAll(free);
          prices.put("drafter_memory", byDrafter(instance, 0.1));
        });
  }

  /** Requests of users come again and again, so none is the first of a number. */
  @Test
  void refusesOrderedRebatesOfUsers() throws Exception {
    Instance instance = read("memory-limited.yaml");
    Map<String, Object> prices = right(instance);
    prices.put("own", 0.02);
    assertThat(bound(instance, prices, 2, true)).isNull();
    prices.put("ordered", false);
    assertThat(bound(instance, prices, 2, true)).isNotNull();
  }

  /** The mean of steps is made of times weighted by the chance that they are needed. */
  @Test
  void refusesPresenceInTheMeanOfSteps() throws Exception {
    Instance instance = read("memory-limited.yaml").with(Steps.EXPECTED);
    Map<String, Object> free = right(instance);
    free.putAll(Map.of("memory", 0, "stalled", 0));
    free.put("phase_s", null);
    free.put("first_rounds", Map.of("charging", "piggybacked"));
    assertThat(proven(instance, free, false)).isNotNull();
    free.put("memory", 0.1);
    assertThat(proven(instance, free, false)).isNull();
    assertThat(proven(instance, free, true)).isNotNull();
    assertThat(proven(instance, right(instance), true)).isNotNull();
    Map<String, Object> phases = right(instance);
    phases.put("memory", 0);
    assertThat(proven(instance, phases, false)).isNull();
  }
}
