package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.cli.option.CompareOptions;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.text.ComparisonText;
import sdedge.cli.text.ComparisonText.CausesText;
import sdedge.cli.text.ScoresText;
import sdedge.cli.text.TableFormat;
import sdedge.explain.difference.Causes;
import sdedge.explain.difference.Causes.CausesJson;
import sdedge.result.Comparison;
import sdedge.result.files.ComparisonCsv;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;
import sdedge.study.compare.PairScore;
import sdedge.study.compare.ScoredCase;

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
    if (directory != null) {
      terminal.abandon(directory, String.valueOf(options.directory));
    }
  }

  /**
   * Shows one comparison to a person, unless standard output is for programs.
   *
   * @param isAlone whether there is no other
   * @param leftOut which methods are not compared, and why
   */
  void show(Comparison comparison, boolean isAlone, List<String> leftOut) {
    if (!isForPeople()) {
      return;
    } else if (options.table == TableFormat.TEXT) {
      Palette palette = Palette.of(options.print.color, terminal);
      ComparisonText.of(comparison, leftOut, palette).forEach(terminal.out()::println);
    } else if (isAlone) {
      ComparisonText.of(comparison, options.table).forEach(terminal.out()::println);
    }
  }

  private boolean isForPeople() {
    return !options.print.json
        && !options.csvToStdout()
        && !Terminal.STANDARD.equals(options.scores);
  }

  /**
   * Shows several comparisons together, where scores are asked for or others have made plans; at
   * least says what is not in the scores.
   */
  private void show(List<Comparison> comparisons, List<ScoredCase> cases, List<PairScore> pairs) {
    List<Comparison.Entry> entries = comparisons.get(0).entries();
    Comparison.Entry foreign =
        entries.stream().filter(Comparison.Entry::foreign).findFirst().orElse(null);
    boolean isAsked = foreign != null || scores != null || options.isOverall();
    if (!isAsked || comparisons.size() == 1) {
      return;
    }
    String against = (foreign == null ? entries.get(0) : foreign).result().method();
    ScoresText text = new ScoresText(comparisons, cases, pairs, against);
    if (isForPeople()) {
      text.lines(options.table).forEach(terminal.out()::println);
    } else if (scores != null) {
      text.notes().forEach(terminal::say);
    }
  }

  /** Keeps tables that contradict themselves, and returns where. */
  List<Path> refuse(List<Comparison> comparisons) throws IOException {
    List<Path> kept = new ArrayList<>();
    if (directory != null) {
      Path place = Path.of(String.valueOf(options.directory));
      kept.add(options.force.outputs(terminal).refused(place, files(comparisons, List.of())));
    }
    Path table = csv == null ? null : csv.refuse(ComparisonCsv.of(comparisons));
    if (table != null) {
      kept.add(table);
    }
    if (options.print.json) {
      new CausesJson(comparisons, List.of()).file().writeTo(terminal.out());
    }
    return kept;
  }

  private static Map<String, FileContent> files(List<Comparison> comparisons, List<Causes> causes) {
    Map<String, FileContent> files = new LinkedHashMap<>();
    files.put("compare.csv", ComparisonCsv.of(comparisons));
    files.put("compare.json", new CausesJson(comparisons, causes).file());
    return files;
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
    List<ScoredCase> cases = ScoredCase.of(comparisons, options.by);
    List<PairScore> pairs = PairScore.of(cases);
    show(comparisons, cases, pairs);
    List<Causes> causes =
        options.why.stream().map(method -> Causes.of(method, comparisons)).toList();
    if (isForPeople()) {
      causes.forEach(each -> CausesText.of(each, options.table).forEach(terminal.out()::println));
    }
    if (directory != null) {
      directory.write(files(comparisons, causes), () -> terminal.run(used, inputs, seconds));
    }
    if (csv != null) {
      csv.write(table);
    }
    if (scores != null) {
      scores.write(PairScore.table(pairs));
    }
    if (options.print.json) {
      new CausesJson(comparisons, causes).file().writeTo(terminal.out());
    }
  }
}
