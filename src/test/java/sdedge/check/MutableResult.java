package sdedge.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.Json;
import sdedge.document.InputFile;

/** The files of a result, to be changed; {@code run.json} is made to agree with all changes. */
final class MutableResult {
  private static final String RUN = "run.json";

  private final Map<String, byte[]> files;
  private final Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
  private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();
  private boolean keepDigests;

  MutableResult(Map<String, byte[]> files) {
    this.files = new LinkedHashMap<>(files);
  }

  /** A JSON file; changes of it count. */
  Map<String, Object> json(String name) {
    return documents.computeIfAbsent(name, n -> Json.parse(text(n)));
  }

  Map<String, Object> plan() {
    return json("plan.json");
  }

  Map<String, Object> summary() {
    return json("summary.json");
  }

  Map<String, Object> run() {
    return json(RUN);
  }

  /** A CSV file, the header first; changes of it count. */
  List<List<String>> csv(String name) {
    return tables.computeIfAbsent(
        name,
        n -> {
          List<List<String>> rows = new ArrayList<>();
          text(n).lines().forEach(l -> rows.add(new ArrayList<>(Arrays.asList(l.split(",", -1)))));
          return rows;
        });
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  String text(String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  void put(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void putBytes(String name, byte[] content) {
    files.put(name, content);
  }

  void remove(String name) {
    files.remove(name);
  }

  /** Leaves the digests of {@code run.json} as they are. */
  void keepDigests() {
    keepDigests = true;
  }

  /** All files after the changes. */
  Map<String, byte[]> files() {
    tables.forEach((name, rows) -> put(name, csvText(rows)));
    documents.forEach((name, document) -> put(name, jsonText(document)));
    if (!keepDigests && files.containsKey(RUN)) {
      redigest();
    }
    return files;
  }

  private void redigest() {
    Map<String, Object> outputs = Json.map(run().get("outputs"));
    List<String> names = new ArrayList<>(outputs.keySet());
    for (String name : names) {
      byte[] content = files.get(name);
      if (content == null) {
        outputs.remove(name);
      } else {
        outputs.put(name, InputFile.sha256(content));
      }
    }
    put(RUN, jsonText(run()));
  }

  private static String csvText(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    return text.toString();
  }

  static String jsonText(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      sdedge.result.table.Json.write(out, json -> write(json, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
