package sdedge.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints the results of a run of JMH as CSV, with the allocation where {@code -prof gc} measured
 * it; {@code scripts/jmh.sh} calls it.
 */
final class JmhTable {
  private static final String ALLOCATION = "secondaryMetrics/gc.alloc.rate.norm/score";

  private JmhTable() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("benchmark,parameters,score,error,unit,allocated_bytes");
    try (JsonParser json = new JsonFactory().createParser(Path.of(arguments[0]).toFile())) {
      expect(json.nextToken(), JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> values = new LinkedHashMap<>();
        read(json, "", values);
        print(values);
      }
    }
  }

  /** Collects the scalars of an object by path; JMH before 1.38 prefixes the metric with a dot. */
  private static void read(JsonParser json, String path, Map<String, String> values)
      throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = path + json.currentName().replaceFirst("^·", "");
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT) {
        read(json, key + "/", values);
      } else if (token == JsonToken.START_ARRAY) {
        json.skipChildren();
      } else {
        values.put(key, json.getText());
      }
    }
  }

  private static void print(Map<String, String> values) {
    StringBuilder parameters = new StringBuilder();
    values.forEach(
        (key, value) -> {
          if (key.startsWith("params/")) {
            parameters.append(parameters.length() == 0 ? "" : " ");
            parameters.append(key.substring("params/".length())).append('=').append(value);
          }
        });
    String name = CsvRows.cell(values, "benchmark").replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
    System.out.println(
        String.join(
            ",",
            name,
            parameters,
            CsvRows.cell(values, "primaryMetric/score"),
            CsvRows.cell(values, "primaryMetric/scoreError"),
            CsvRows.cell(values, "primaryMetric/scoreUnit"),
            values.getOrDefault(ALLOCATION, "")));
  }

  private static void expect(JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw new IllegalStateException("not a result of JMH: it begins with " + found);
    }
  }
}
