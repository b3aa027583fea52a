package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import sdedge.Json;

/** An instance file with other numbers in it, edited as a person would: by path, in the text. */
final class ChangedInstance {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  private final Path folder;
  private final Map<String, Object> root;

  private ChangedInstance(Path file) throws IOException {
    folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    root = Json.map(new Load(SETTINGS).loadFromString(Files.readString(file)));
    tables();
  }

  static ChangedInstance of(Path file) throws IOException {
    return new ChangedInstance(file);
  }

  Path write(Path target) throws IOException {
    return Files.writeString(target, Json.text(root));
  }

  Map<String, Object> verifier() {
    return Json.map(root.get("verifier"));
  }

  List<Map<String, Object>> drafters() {
    return Json.maps(root.get("drafters"));
  }

  List<Map<String, Object>> tasks() {
    return Json.maps(root.get("tasks"));
  }

  /** Tables are named by their whole path, so that the file may lie anywhere. */
  private void tables() {
    List<Map<String, Object>> nodes = new ArrayList<>(drafters());
    nodes.add(verifier());
    for (Map<String, Object> node : nodes) {
      Object table = node.get("table");
      if (table != null) {
        node.put("table", folder.resolve(table.toString()).toString());
      }
    }
  }

  /** Leaves out all but the first tasks of each drafter. */
  ChangedInstance firstTasks(int perDrafter) {
    Map<Object, Integer> seen = new HashMap<>();
    root.put(
        "tasks",
        tasks().stream()
            .filter(task -> seen.merge(drafter(task), 1, Integer::sum) <= perDrafter)
            .toList());
    return this;
  }

  private static Object drafter(Map<String, Object> task) {
    Object drafter = task.get("drafter");
    return drafter == null ? "" : drafter; // may be left out where there is one
  }

  /** Sets the number at a path such as {@code drafters[0].fronthaul.latency_s}. */
  ChangedInstance set(String path, double value) {
    boolean isWhole = value == Math.rint(value);
    return put(path, isWhole ? (Object) (long) value : value);
  }

  /** Leaves out what stands at a path. */
  ChangedInstance without(String path) {
    return put(path, null);
  }

  private ChangedInstance put(String path, @Nullable Object value) {
    String[] steps = path.split("\\.", -1);
    Map<String, Object> at =
        steps[0].startsWith("drafters")
            ? drafters().get(Integer.parseInt(steps[0].replaceAll("\\D", "")))
            : steps.length == 1
                ? root
                : Json.map(root.computeIfAbsent(steps[0], section -> new LinkedHashMap<>()));
    for (int i = 1; i < steps.length - 1; i++) {
      at = Json.map(at.get(steps[i]));
    }
    if (value == null) {
      at.remove(steps[steps.length - 1]);
    } else {
      at.put(steps[steps.length - 1], value);
    }
    return this;
  }

  /** Changes all rates of all tasks, within [0, 1]. */
  ChangedInstance acceptance(DoubleUnaryOperator change) {
    for (Map<String, Object> task : tasks()) {
      Object rates = Objects.requireNonNull(task.get("acceptance"));
      task.put(
          "acceptance",
          rates instanceof List<?> list
              ? list.stream().map(rate -> changed(rate, change)).toList()
              : changed(rates, change));
    }
    return this;
  }

  private static Object changed(Object rate, DoubleUnaryOperator change) {
    return Math.min(1, Math.max(0, change.applyAsDouble(Json.number(rate))));
  }

  /** Adds seconds to the latency of every fronthaul. */
  ChangedInstance latency(double shiftS) {
    for (Map<String, Object> drafter : drafters()) {
      Map<String, Object> link =
          Json.map(drafter.computeIfAbsent("fronthaul", key -> new LinkedHashMap<>()));
      double latencyS = Json.number(link.getOrDefault("latency_s", 0));
      link.put("latency_s", Math.max(0, latencyS + shiftS));
    }
    return this;
  }

  /** Divides all times of the table of a node. */
  ChangedInstance faster(Map<String, Object> node, double times, Path copy) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(String.valueOf(node.get("table"))));
    List<String> changed = new ArrayList<>();
    int seconds = List.of(lines.get(0).split(",", -1)).indexOf("seconds");
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (!changed.isEmpty()) {
        cells[seconds] = String.valueOf(Double.parseDouble(cells[seconds]) / times);
      }
      changed.add(String.join(",", cells));
    }
    node.put("table", Files.write(copy, changed).toString());
    return this;
  }

  /** Gives every second task of a drafter to another one like it. */
  ChangedInstance oneMore(String like) {
    List<Object> drafters = new ArrayList<>(Json.list(root.get("drafters")));
    int d = 0;
    while (!like.equals(Json.map(drafters.get(d)).get("id"))) {
      d++;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Json.map(drafters.get(d)));
    for (String shared : List.of("wireless", "fronthaul")) {
      copy.computeIfPresent(
          shared, (key, value) -> new LinkedHashMap<>(Json.map(value))); // else it is an alias
    }
    copy.put("id", "more");
    drafters.add(copy);
    root.put("drafters", drafters);
    boolean moves = false;
    for (Map<String, Object> task : tasks()) {
      if (like.equals(task.getOrDefault("drafter", like))) {
        task.put("drafter", moves ? "more" : like);
        moves = !moves;
      }
    }
    return this;
  }
}
