package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.cli.option.CompareOptions;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.text.ComparisonText;
import sdedge.cli.text.ScoresText;
import sdedge.result.Comparison;
import sdedge.result.files.ComparisonCsv;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;
import sdedge.study.PairScore;

/** Brings comparisons to files and to standard output. */
final class ComparisonDelivery {
  private final Terminal terminal;
  private final CompareOptions options;
  private final @Nullable ResultDirectory directory;
  private final @Nullable Destination csv;
  private final @Nullable Destination scores;

  /** Finds early whether the files can be written at all. */
  ComparisonDelivery(Terminal terminal, CompareOptions options) throws IOException {
    this.terminal = terminal;
    this.options = options;
    directory =
        options.directory == null
            ? null
            : options.force.outputs(terminal).directory(Path.of(options.directory), "compare");
    csv =
        options.csv == null
            ? null
            : Destination.of(options.csv, ComparisonCsv.FORMAT, options.force, terminal);
    scores =
        options.scores == null
            ? null
            : Destination.of(options.scores, PairScore.FORMAT, options.force, terminal);
  }

  private void abandon() {
    if (directory != null && directory.abandon()) {
      terminal.say("ended while " + options.directory + " was being written; it is not there");
    }
  }

  /** Shows one comparison to a person, unless standard output is for programs. */
  void show(Comparison comparison) {
    if (isForPeople()) {
      Palette palette = Palette.of(options.print.color, terminal);
      ComparisonText.of(comparison, palette).forEach(terminal.out()::println);
    }
  }

  private boolean isForPeople() {
    return !options.print.json
        && !options.csvToStdout()
        && !Terminal.STANDARD.equals(options.scores);
  }

  /** Shows several comparisons together, where scores are asked for or others have made plans. */
  private void show(List<PairScore> pairs, List<Comparison> comparisons) {
    String foreign =
        comparisons.get(0).entries().stream()
            .filter(Comparison.Entry::foreign)
            .map(entry -> entry.result().method())
            .findFirst()
            .orElse(null);
    boolean isAsked = foreign != null || scores != null;
    if (isAsked && comparisons.size() > 1 && isForPeople()) {
      Palette palette = Palette.of(options.print.color, terminal);
      ScoresText.of(pairs, foreign, palette).forEach(terminal.out()::println);
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
    FileContent table = ComparisonCsv.of(comparisons);
    FileContent json = ComparisonCsv.json(comparisons);
    List<PairScore> pairs = PairScore.of(comparisons);
    show(pairs, comparisons);
    if (directory != null) {
      Map<String, FileContent> files = new LinkedHashMap<>();
      files.put("compare.csv", table);
      files.put("compare.json", json);
      directory.write(files, terminal.run(used, inputs, seconds));
    }
    if (csv != null) {
      csv.write(table);
    }
    if (scores != null) {
      scores.write(PairScore.table(pairs));
    }
    if (options.print.json) {
      json.writeTo(terminal.out());
    }
  }
}
