package sdedge.calibrate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sdedge.calibrate.BenchFormat.Quantity;

/** What is read of an object of a benchmark's file: the values at keys that some format has. */
final class BenchValues {
  private static final String BENCHMARKS = "benchmarks"; // of GuideLLM, a list of results
  private static final String UNIT = ".unit";
  private static final Set<String> PATHS = BenchFormat.paths();
  private static final Map<String, Double> MILLISECONDS =
      Map.of("ns", 1e-6, "us", 1e-3, "ms", 1.0, "s", 1e3, "sec", 1e3);

  private final int line;
  private final Map<String, Double> numbers = new HashMap<>();
  private final Map<String, String> units = new HashMap<>(); // by the path before it
  private final List<Double> list = new ArrayList<>();
  private final Map<Integer, Double> histogram = new TreeMap<>();
  private final List<BenchValues> inner = new ArrayList<>();
  private String mode = "";
  private boolean drafts;

  /** Reads an object, behind its begin. */
  static BenchValues read(JsonParser json) throws IOException {
    BenchValues values = new BenchValues(json.currentTokenLocation().getLineNr());
    values.object(json, "");
    return values;
  }

  private BenchValues(int line) {
    this.line = line;
  }

  private void object(JsonParser json, String prefix) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + json.currentName();
      JsonToken value = json.nextToken();
      drafts |= path.startsWith("spec_decode_") && value != JsonToken.VALUE_NULL;
      if (value.isNumeric() && Double.isFinite(json.getDoubleValue())) {
        number(path, json.getDoubleValue());
      } else if (value == JsonToken.VALUE_STRING) {
        text(path, json.getText());
      } else if (value == JsonToken.START_ARRAY) {
        array(json, path);
      } else if (value == JsonToken.START_OBJECT && isRead(path)) {
        object(json, path + ".");
      } else {
        json.skipChildren();
      }
    }
  }

  private static boolean isRead(String path) {
    return PATHS.contains(path) || PATHS.stream().anyMatch(each -> each.startsWith(path + "."));
  }

  private void number(String path, double number) {
    int level = path.lastIndexOf('.');
    if (PATHS.contains(path)) {
      numbers.put(path, number);
    } else if (level > 0 && path.substring(level + 1).matches("[0-9]{1,4}")) {
      histogram.put(Integer.parseInt(path.substring(level + 1)), number);
    }
  }

  private void text(String path, String text) {
    if (path.equals(DraftModes.COLUMN)) {
      mode = text;
    } else if (path.endsWith(UNIT)) {
      units.put(path.substring(0, path.length() - UNIT.length()), text);
    }
  }

  private void array(JsonParser json, String path) throws IOException {
    boolean results = path.equals(BENCHMARKS);
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      if (results && token == JsonToken.START_OBJECT) {
        inner.add(read(json));
      } else if (token.isNumeric() && PATHS.contains(path)) {
        list.add(json.getDoubleValue());
      } else {
        json.skipChildren();
      }
    }
  }

  /** Where the object begins. */
  int line() {
    return line;
  }

  /** Results within this one; none if it is one itself. */
  List<BenchValues> inner() {
    return inner;
  }

  /** The keys with a number. */
  Set<String> paths() {
    return numbers.keySet();
  }

  /** How it drafted; empty if it does not say. */
  String mode() {
    return mode;
  }

  /** Whether it has keys of drafts. */
  boolean drafts() {
    return drafts;
  }

  /** The numbers of the list. */
  List<Double> list() {
    return list;
  }

  /** The entries of the object by number. */
  Map<Integer, Double> histogram() {
    return histogram;
  }

  /** NaN where there is none. */
  double number(String path) {
    return numbers.getOrDefault(path, Double.NaN);
  }

  /** In which the number at a path is; empty if it is not said. */
  String unit(String path) {
    return units.getOrDefault(path.replaceFirst("\\.[^.]*$", ""), "");
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
