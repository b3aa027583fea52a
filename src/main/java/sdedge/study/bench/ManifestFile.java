package sdedge.study.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sdedge.document.Document;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.ObjectReader;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.output.AtomicFile;
import sdedge.output.Json;

/** {@code bench.json}: writes and reads a manifest. */
final class ManifestFile {
  private static final String KIND = "sdedge-bench";

  private ManifestFile() {}

  static void write(Path file, Manifest manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        bytes,
        json -> {
          json.writeStartObject();
          json.writeStringField("kind", KIND);
          section(json, "options", manifest.options());
          section(json, "versions", manifest.versions());
          section(json, "machine", manifest.machine());
          section(json, "instances", manifest.instances());
          json.writeEndObject();
        });
    AtomicFile.write(file, bytes.toByteArray());
  }

  private static void section(JsonGenerator json, String name, Map<String, String> texts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  static Manifest read(Path file) throws IOException, InvalidInputException {
    Problems problems = new Problems(file.toString());
    byte[] bytes = InputFile.read(problems, file);
    ObjectReader reader = Document.parse(problems, bytes).object();
    reader.word("kind", new String[] {KIND}, kind -> kind);
    Manifest manifest =
        new Manifest(
            section(reader, "options"),
            section(reader, "versions"),
            section(reader, "machine"),
            section(reader, "instances"));
    reader.finish();
    problems.throwIfAny();
    return manifest;
  }

  private static Map<String, String> section(ObjectReader reader, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    reader
        .object(name)
        .entries(TextRule.ANY, Integer.MAX_VALUE)
        .forEach((key, value) -> texts.put(key, value.text(TextRule.ANY)));
    return texts;
  }
}
