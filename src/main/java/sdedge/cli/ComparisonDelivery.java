package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.output.Comparison;
import sdedge.output.ComparisonCsv;
import sdedge.output.ComparisonJson;
import sdedge.output.FileContent;
import sdedge.output.ResultDirectory;

/** Brings comparisons to files and to standard output. */
final class ComparisonDelivery {
  private final Terminal terminal;
  private final CompareOptions options;
  private final @Nullable ResultDirectory directory;
  private final @Nullable Destination csv;

  /** Finds early whether the files can be written at all. */
  ComparisonDelivery(Terminal terminal, CompareOptions options) throws IOException {
    this.terminal = terminal;
    this.options = options;
    directory =
        options.directory == null
            ? null
            : options.force.outputs(terminal).directory(Path.of(options.directory));
    csv =
        options.csv == null
            ? null
            : Destination.of(options.csv, ComparisonCsv.FORMAT, options.force, terminal);
  }

  private void abandon() {
    if (directory != null && directory.abandon()) {
      terminal.say("ended while " + options.directory + " was being written; it is not there");
    }
  }

  /** Shows one comparison to a person, unless standard output is for programs. */
  void show(Comparison comparison) {
    if (!options.print.json && !options.csvToStdout()) {
      Palette palette = Palette.of(options.print.color, terminal);
      ComparisonText.of(comparison, palette).forEach(terminal.out()::println);
    }
  }

  /**
   * Writes all files.
   *
   * @param used options by name
   * @param inputs SHA-256 by file
   * @param seconds that each method took, by instance and method
   */
  void deliver(
      List<Comparison> comparisons,
      Map<String, @Nullable Object> used,
      Map<String, String> inputs,
      Map<String, Double> seconds)
      throws IOException {
    terminal.signals().writing(this::abandon);
    FileContent table = new ComparisonCsv(comparisons);
    FileContent json = new ComparisonJson(comparisons);
    if (directory != null) {
      Map<String, FileContent> files = new LinkedHashMap<>();
      files.put("compare.csv", table);
      files.put("compare.json", json);
      directory.write(files, terminal.run(used, inputs, seconds));
    }
    if (csv != null) {
      csv.write(table);
    }
    if (options.print.json) {
      json.writeTo(terminal.out());
    }
  }
}
