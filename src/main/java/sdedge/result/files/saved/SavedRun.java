package sdedge.result.files.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.OverridePath;
import sdedge.document.tree.ValueReader;
import sdedge.result.files.RunInfo;
import sdedge.result.files.saved.SavedFolder.SavedDocument;

/**
 * What {@code run.json} says of the run that wrote a directory.
 *
 * @param options that the run used
 */
public record SavedRun(SavedDocument document, String command, ObjectReader options) {
  /** Reads the file; everything that is missing or wrong is reported. */
  public static SavedRun parse(Problems problems, byte[] file) throws IOException {
    ObjectReader run = Document.parseJson(problems, file).object();
    ObjectReader options = run.object("options");
    String command = options.text("command", TextRule.ANY);
    ValueReader format = run.required("format");
    SavedDocument document = SavedDocument.of(problems, file, RunInfo.KEYS.read(run));
    if (format.isKnown() && document.values().get("format", Double.class) != RunInfo.FORMAT) {
      format.report("format " + format.found() + " cannot be read, only " + RunInfo.FORMAT);
    }
    return new SavedRun(document, command, options);
  }

  /** Whether a file is a complete {@code run.json}, of whatever version. */
  public static boolean isValid(Path file) {
    return outputs(file) != null;
  }

  /** The names of the files that were written with a {@code run.json}; null unless it is one. */
  public static @Nullable Set<String> outputs(Path file) {
    ObjectReader run = valid(file);
    return run == null
        ? null
        : run.object("outputs").entries(TextRule.ANY, Integer.MAX_VALUE).keySet();
  }

  /** The command that wrote a {@code run.json}; null unless it is one that says so. */
  public static @Nullable String command(Path file) {
    ObjectReader run = valid(file);
    return run == null
        ? null
        : run.object("options").optional("command").map(ValueReader::quoted).orElse(null);
  }

  /** The folder that a run named its inputs from; null unless it is a {@code run.json} with one. */
  public static @Nullable String folder(Path file) {
    ObjectReader run = valid(file);
    return run == null ? null : run.optional(RunInfo.FOLDER).map(ValueReader::quoted).orElse(null);
  }

  private static @Nullable ObjectReader valid(Path file) {
    Problems problems = new Problems(file.toString());
    try {
      ObjectReader run = Document.parseJson(problems, InputFile.read(problems, file)).object();
      String kind = run.optional("kind").map(ValueReader::quoted).orElse("");
      return RunInfo.KIND.equals(kind) && problems.count() == 0 ? run : null;
    } catch (IOException | InvalidInputException e) {
      return null;
    }
  }

  /** The values that took the place of those of the instance file, by path; others are reported. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    options
        .entries(TextRule.ANY, Integer.MAX_VALUE)
        .forEach(
            (key, value) -> {
              if (key.startsWith(RunInfo.SET)) {
                setting(settings, key.substring(RunInfo.SET.length()), value);
              }
            });
    return settings;
  }

  private static void setting(Map<String, String> settings, String path, ValueReader value) {
    try {
      settings.put(OverridePath.parse(path).toString(), value.text(TextRule.ANY));
    } catch (IllegalArgumentException e) {
      value.report(String.valueOf(e.getMessage()));
    }
  }

  /** SHA-256 by file, in the order of reading. */
  public Map<String, String> inputs() {
    return document.values().texts("inputs");
  }

  /** SHA-256 of the other files of the directory, by name. */
  public Map<String, String> outputs() {
    return document.values().texts("outputs");
  }
}
