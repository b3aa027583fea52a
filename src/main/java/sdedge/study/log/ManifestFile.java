package sdedge.study.log;

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
import sdedge.output.Format;
import sdedge.output.Json;
import sdedge.output.OutputFile;

/** Writes and reads manifests. */
public final class ManifestFile {

  private ManifestFile() {}

  /** Writes it, or leaves what was there. */
  public static void write(OutputFile file, Manifest manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        bytes,
        json -> {
          json.writeStartObject();
          json.writeStringField("kind", kind(file.path()));
          Json.value(json, "options", Json.object(manifest.options()));
          Json.value(json, "versions", Json.object(manifest.versions()));
          Json.value(json, "machine", Json.object(manifest.machine()));
          Json.value(json, "instances", Json.object(manifest.instances()));
          json.writeEndObject();
        });
    file.write(bytes.toByteArray());
  }

  /** Of the manifest in a file. */
  public static Format format(Path file) {
    return Format.json("file of conditions", "{'kind':'" + kind(file) + "'");
  }

  /** Such as {@code sdedge-bench} of {@code bench-1-of-2.json}. */
  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return "sdedge-" + name.substring(0, name.indexOf(name.contains("-") ? '-' : '.'));
  }

  /** Reads what {@link #write} wrote. */
  public static Manifest read(Path file) throws IOException, InvalidInputException {
    Problems problems = new Problems(file.toString());
    byte[] bytes = InputFile.read(problems, file);
    ObjectReader reader = Document.parse(problems, bytes).object();
    reader.word("kind", new String[] {kind(file)}, kind -> kind);
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
