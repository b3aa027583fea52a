package sdedge;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;

/**
 * An instance and the values that an independent implementation of docs/model.md computes for it.
 */
public final class ReferenceCase {
  private static final Path FOLDER = Path.of("src/test/resources/reference");
  private static final List<String> KINDS = List.of("cases", "joint");
  private static final String ENDING = ".expected.json";

  private final String name;
  private final Instance instance;
  private final Map<String, Object> expected;

  private ReferenceCase(String name, Instance instance, Map<String, Object> expected) {
    this.name = name;
    this.instance = instance;
    this.expected = expected;
  }

  /** All cases, by name: with one drafter, then with several. */
  public static List<ReferenceCase> all() {
    return KINDS.stream().flatMap(ReferenceCase::of).toList();
  }

  /** Those of the published system, which pads prompts, by name. */
  public static List<ReferenceCase> ofPaper() {
    return of("paper").toList();
  }

  private static Stream<ReferenceCase> of(String kind) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> kind + "/" + file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .map(ReferenceCase::named)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The case whose files are called {@code name}, folder included. */
  public static ReferenceCase named(String name) {
    try {
      Instance instance = InstanceReader.read(FOLDER.resolve(name + ".yaml"));
      String json = Files.readString(FOLDER.resolve(name + ENDING));
      return new ReferenceCase(name, instance, Json.parse(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidInputException e) {
      throw new AssertionError(e);
    }
  }

  /** The instance as its file describes it. */
  public Instance instance() {
    return instance;
  }

  /** The least makespan in seconds under its own pipeline and scope. */
  public @Nullable Double optimumS() {
    Object value = expected.get("optimum_s");
    return value == null ? null : ((Number) value).doubleValue();
  }

  /** The pipeline of the optimum. */
  public Pipeline pipeline() {
    return keyed(Pipeline.values(), expected.get("pipeline"));
  }

  /** The uplink policy of all plans. */
  public UplinkPolicy uplink() {
    return keyed(UplinkPolicy.values(), expected.get("uplink"));
  }

  /** The order searched. */
  public TaskOrder order() {
    return keyed(TaskOrder.values(), expected.get("order"));
  }

  /** The tasks in that order, as indices; null for several drafters. */
  public int @Nullable [] taskOrder() {
    Object ids = expected.get("task_order");
    return ids == null ? null : list(ids).stream().mapToInt(this::task).toArray();
  }

  /** By scope, a lower bound of asynchronous execution, seconds; none for one drafter. */
  public Map<String, Object> asynchronousBoundsS() {
    Object bounds = expected.get("async_bound_s");
    return bounds == null ? Map.of() : map(bounds);
  }

  /** The optima by pipeline, then scope; empty for one drafter. */
  public Map<String, Object> optimaS() {
    Object optima = expected.get("optima_s");
    return optima == null ? Map.of() : map(optima);
  }

  /** What is expected of task {@code index}. */
  public Map<String, Object> task(int index) {
    return map(map(expected.get("tasks")).get(instance.tasks().get(index).id()));
  }

  /** Stage times by batch, written as in {@code u1+u2@3} (or a comma), u1 and u2 with length 3. */
  public Map<String, Object> batchProfiles() {
    return map(expected.get("batch_profiles"));
  }

  /** The batch a key of {@link #batchProfiles()} stands for. */
  public Batch batch(String key) {
    int at = key.indexOf('@');
    List<Integer> tasks =
        Arrays.stream(key.substring(0, at).split("[+,]", -1)).map(this::task).toList();
    String lengths = key.substring(at + 1);
    if (!lengths.contains("=")) {
      return new Batch(tasks, Integer.parseInt(lengths));
    }
    Map<String, Object> byDrafter = new HashMap<>();
    for (String part : lengths.split(",", -1)) {
      byDrafter.put(
          part.substring(0, part.indexOf('=')),
          Integer.valueOf(part.substring(part.indexOf('=') + 1)));
    }
    return new Batch(tasks, lengths(byDrafter));
  }

  /** Lengths by the id of the drafter. */
  DraftChoices lengths(Map<String, Object> byId) {
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Object length = byId.get(instance.drafters().get(d).id());
      if (length != null) {
        byDrafter.put(d, DraftChoice.of(((Number) length).intValue()));
      }
    }
    return new DraftChoices.PerDrafterChoice(byDrafter);
  }

  /** Plans with what is expected of them. */
  public List<ReferencePlan> plans() {
    return list(expected.get("plans")).stream()
        .map(plan -> new ReferencePlan(this, map(plan)))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Values given by task id, by index. */
  public double[] byTask(@Nullable Object values) {
    Map<String, Object> map = map(values);
    return instance.tasks().stream().mapToDouble(t -> number(map.get(t.id()))).toArray();
  }

  /** The index of a drafter. */
  int drafter(@Nullable Object id) {
    return IntStream.range(0, instance.drafters().size())
        .filter(d -> instance.drafters().get(d).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The index of a task. */
  int task(Object id) {
    return IntStream.range(0, instance.tasks().size())
        .filter(k -> instance.tasks().get(k).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The constant with a key. */
  static <T extends Named> T keyed(T[] values, @Nullable Object key) {
    return Arrays.stream(values)
        .filter(v -> key instanceof String text && v.isWrittenAs(text))
        .findFirst()
        .orElseThrow();
  }
}
