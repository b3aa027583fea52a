package sdedge.calibrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sdedge.calibrate.BenchFormat.Quantity;
import sdedge.document.tree.JsonLines;

/**
 * A result in a benchmark's file.
 *
 * @param line where it begins
 * @param all what stands there, by path
 */
record BenchValues(int line, Map<String, JsonLines.Value> all) {
  private static final Set<String> PATHS = BenchFormat.paths();
  private static final Map<String, Double> MILLISECONDS =
      Map.of("ns", 1e-6, "us", 1e-3, "ms", 1.0, "s", 1e3, "sec", 1e3);

  private static final String INNER = "benchmarks"; // of GuideLLM, a list of results
  private static final Pattern OF_INNER = Pattern.compile(INNER + "\\.([0-9]{1,9})\\.(.*)");
  private static final Pattern NUMBERED = Pattern.compile("(.*)\\.([0-9]{1,4})");

  /** The lists that are read. */
  static Set<String> lists() {
    return Set.of(INNER, BenchFormat.VLLM.keys(Quantity.PER_POSITION).get(0));
  }

  /** The results of an object: those within it, or itself. */
  static List<BenchValues> of(JsonLines.Row row) {
    Map<String, Map<String, JsonLines.Value>> inner = new LinkedHashMap<>();
    row.values()
        .forEach(
            (path, value) -> {
              Matcher of = OF_INNER.matcher(path);
              if (of.matches()) {
                inner
                    .computeIfAbsent(of.group(1), number -> new LinkedHashMap<>())
                    .put(of.group(2), value);
              }
            });
    return inner.isEmpty()
        ? List.of(new BenchValues(row.line(), row.values()))
        : inner.values().stream()
            .map(each -> new BenchValues(each.values().iterator().next().line(), each))
            .toList();
  }

  /** The keys of formats with a number. */
  Set<String> paths() {
    return all.keySet().stream()
        .filter(path -> PATHS.contains(path) && !Double.isNaN(number(path)))
        .collect(Collectors.toSet());
  }

  private String text(String path) {
    JsonLines.Value value = all.get(path);
    return value == null ? "" : value.text();
  }

  /** How it drafted; empty if it does not say. */
  String mode() {
    return text(DraftModes.COLUMN);
  }

  /** Whether it has keys of drafts. */
  boolean drafts() {
    return all.entrySet().stream()
        .anyMatch(
            each ->
                each.getKey().startsWith("spec_decode_") && !each.getValue().text().equals("null"));
  }

  /** The numbers of a list, or of an object by number, at one of some paths. */
  Map<Integer, Double> numbered(List<String> paths) {
    Map<Integer, Double> found = new TreeMap<>();
    all.forEach(
        (path, value) -> {
          Matcher of = NUMBERED.matcher(path);
          if (of.matches() && paths.contains(of.group(1)) && !Double.isNaN(value.number())) {
            found.put(Integer.parseInt(of.group(2)), value.number());
          }
        });
    return found;
  }

  /** NaN where there is none. */
  double number(String path) {
    JsonLines.Value value = all.get(path);
    return value == null ? Double.NaN : value.number();
  }

  /** In which the number at a path is; empty if it is not said. */
  String unit(String path) {
    return text(path.replaceFirst("\\.[^.]*$", "") + ".unit");
  }

  /** The milliseconds of a unit; NaN for one that is none of time. */
  static double milliseconds(String unit) {
    return MILLISECONDS.getOrDefault(unit, Double.NaN);
  }

  /** Whether a quantity is a time in ms. */
  static boolean isTime(Quantity quantity) {
    return quantity.name().endsWith("_MS");
  }
}
