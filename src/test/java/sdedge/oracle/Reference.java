package sdedge.oracle;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.Json;
import sdedge.document.InvalidInputException;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;

/** An instance and what an independent implementation of the model computes for it. */
record Reference(String name, Instance instance, Map<String, Object> expected) {
  private static final Path ROOT =
      Path.of(System.getProperty("reference", "src/test/resources/reference"));

  /** All of some folders. */
  static List<Reference> in(String... folders) {
    return Stream.of(folders).flatMap(folder -> instances(ROOT.resolve(folder))).toList();
  }

  private static Stream<Reference> instances(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && Files.exists(expected(file)))
          .sorted()
          .map(
              file ->
                  new Reference(
                      folder.getFileName() + "/" + file.getFileName(), read(file), values(file)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> values(Path instance) {
    return json(expected(instance));
  }

  private static Path expected(Path instance) {
    String stem = instance.toString().replace(".yaml", "");
    Path expected = Path.of(stem + ".expected.json");
    return Files.exists(expected) ? expected : Path.of(stem + ".json");
  }

  private static Map<String, Object> json(Path file) {
    try {
      return Json.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instance read(Path file) {
    try {
      return InstanceReader.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidInputException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** The plans that it executes. */
  List<Given> plans() {
    return list(expected.get("plans")).stream()
        .map(plan -> new Given(name, instance, map(plan)))
        .toList();
  }

  /** Some plan, with a scope that need not be its own. */
  Plan anyPlan(Pipeline pipeline, Scope scope) {
    Plan plan = plans().get(0).under(pipeline);
    return new Plan(pipeline, scope, null, plan.uplink(), plan.allocation(), plan.cohorts());
  }

  /** Plans of other instances, under expected steps. */
  static List<Given> severalDraftersExpected() {
    List<Given> plans = new ArrayList<>();
    json(ROOT.resolve("expected/several-drafters.json"))
        .forEach(
            (file, given) -> {
              Instance instance = read(ROOT.resolve(file)).with(Steps.EXPECTED);
              list(given).forEach(plan -> plans.add(new Given(file, instance, map(plan))));
            });
    return plans;
  }

  /** The batch that a name such as {@code u1+u2@3} or {@code u1+u2@sbs1=3,sbs2=0} stands for. */
  Batch batch(String key) {
    int at = key.indexOf('@');
    List<Integer> tasks =
        Arrays.stream(key.substring(0, at).split("[+,]", -1))
            .map(id -> task(instance, id))
            .toList();
    SortedMap<Integer, DraftChoice> lengths = new TreeMap<>();
    String after = key.substring(at + 1);
    if (after.contains("=")) {
      for (String entry : after.split(",", -1)) {
        String[] pair = entry.split("=", -1);
        lengths.put(drafter(instance, pair[0]), DraftChoice.of(Integer.parseInt(pair[1])));
      }
    } else {
      tasks.forEach(
          k ->
              lengths.put(
                  instance.tasks().get(k).drafter(), DraftChoice.of(Integer.parseInt(after))));
    }
    return new Batch(tasks, DraftChoices.of(lengths));
  }

  /** A plan under the allocation that it states. */
  Plan explicit(Map<String, Object> plan) {
    return Given.plan(instance, plan, UplinkPolicy.EXPLICIT, pipeline());
  }

  /** A plan under the allocation that it states, of some scope. */
  Plan explicit(Map<String, Object> given, Scope scope) {
    Plan plan = explicit(given);
    return new Plan(plan.pipeline(), scope, null, plan.uplink(), plan.allocation(), plan.cohorts());
  }

  /** A plan under a policy. */
  Plan under(String policy, Map<String, Object> plan) {
    return Given.plan(instance, plan, keyed(UplinkPolicy.values(), policy), pipeline());
  }

  private Pipeline pipeline() {
    return keyed(Pipeline.values(), expected.get("pipeline"));
  }

  private static <T extends Named> T keyed(T[] values, @Nullable Object key) {
    return Arrays.stream(values)
        .filter(v -> v.isWrittenAs(String.valueOf(key)))
        .findFirst()
        .orElseThrow();
  }

  private static int task(Instance instance, @Nullable Object id) {
    return IntStream.range(0, instance.tasks().size())
        .filter(k -> instance.tasks().get(k).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static int drafter(Instance instance, @Nullable Object id) {
    return IntStream.range(0, instance.drafters().size())
        .filter(d -> instance.drafters().get(d).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** A plan and its values. */
  record Given(String name, Instance instance, Map<String, Object> values) {
    @Override
    public String toString() {
      return name + " " + values.get("cohorts");
    }

    List<Pipeline> pipelines() {
      return map(values.get("executed")).keySet().stream()
          .map(key -> keyed(Pipeline.values(), key))
          .toList();
    }

    Plan under(Pipeline pipeline) {
      Object uplink = values.get("uplink");
      UplinkPolicy policy =
          uplink == null ? instance.uplink() : keyed(UplinkPolicy.values(), uplink);
      return plan(instance, values, policy, pipeline);
    }

    private static Plan plan(
        Instance instance, Map<String, Object> values, UplinkPolicy uplink, Pipeline pipeline) {
      List<Cohort> cohorts =
          list(values.get("cohorts")).stream()
              .map(cohort -> list(cohort).stream().map(b -> batch(instance, map(b))).toList())
              .map(Cohort::new)
              .toList();
      Allocation allocation = null;
      if (uplink == UplinkPolicy.EXPLICIT) {
        List<Allocation.Cell> cells = new ArrayList<>();
        for (Object entry : list(values.get("allocation"))) {
          int drafter = drafter(instance, map(entry).get("drafter"));
          List<Allocation.Window> windows =
              list(map(entry).get("windows")).stream().map(w -> window(instance, map(w))).toList();
          cells.add(new Allocation.Cell(drafter, windows));
        }
        allocation = new Allocation(cells);
      }
      return new Plan(pipeline, Scope.DRAFTER, null, uplink, allocation, cohorts);
    }

    private static Allocation.Window window(Instance instance, Map<String, Object> window) {
      SortedMap<Integer, Double> hertz = new TreeMap<>();
      map(window.get("hz")).forEach((id, hz) -> hertz.put(task(instance, id), number(hz)));
      return new Allocation.Window(number(window.get("end_s")), hertz);
    }

    private static Batch batch(Instance instance, Map<String, Object> batch) {
      List<Integer> tasks =
          list(batch.get("tasks")).stream().map(id -> task(instance, id)).toList();
      SortedMap<Integer, DraftChoice> lengths = new TreeMap<>();
      if (batch.get("length") != null) {
        tasks.forEach(
            k ->
                lengths.put(
                    instance.tasks().get(k).drafter(),
                    DraftChoice.of((int) number(batch.get("length")))));
      } else {
        map(batch.get("lengths"))
            .forEach(
                (id, length) ->
                    lengths.put(drafter(instance, id), DraftChoice.of((int) number(length))));
      }
      return new Batch(tasks, DraftChoices.of(lengths));
    }
  }
}
