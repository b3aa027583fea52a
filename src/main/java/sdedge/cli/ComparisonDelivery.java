package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.OutputOptions.PrintOptions;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.text.ComparisonText;
import sdedge.cli.text.ComparisonText.CausesText;
import sdedge.cli.text.ComparisonText.ScoresText;
import sdedge.cli.text.TableFormat;
import sdedge.explain.difference.Causes;
import sdedge.explain.difference.Causes.CausesJson;
import sdedge.result.Comparison;
import sdedge.result.files.ComparisonCsv;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;
import sdedge.study.compare.Grouping;
import sdedge.study.compare.PairScore;
import sdedge.study.compare.ScoredCase;

/** Where comparisons go: options, files and standard output. */
final class ComparisonDelivery {
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write a row per instance and method; - is stdout.")
  private @Nullable String csv;

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      order = 52,
      description =
          "Also write how each method does against the optimum and every other one: mean gap with"
              + " its 95 %% interval, wins, ties, losses.")
  private @Nullable String scores;

  @Option(
      names = "--by",
      paramLabel = "COLUMN|family|REGEX",
      order = 53,
      description =
          "Sum up by groups of instances: a column of the table, family for names without the"
              + " number of a draw, or what a regular expression finds in names.")
  Grouping by = Grouping.NONE;

  @Option(
      names = "--table",
      paramLabel = "FORMAT",
      order = 54,
      description =
          "Of what is printed, with several instances of their summary alone:"
              + " ${COMPLETION-CANDIDATES}.")
  private TableFormat format = TableFormat.TEXT;

  @Option(
      names = "--why",
      paramLabel = "METHOD,…",
      split = ",",
      order = 55,
      description =
          "Also say in what plans of these methods, or of --plans, differ from the best ones, and"
              + " what each kind of difference costs in the median.")
  List<String> why = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 51,
      description = "Directory of compare.csv, compare.json and run.json; default none.")
  private @Nullable String directory;

  @Mixin private ForceOption force = new ForceOption();
  @Mixin private PrintOptions print = new PrintOptions();

  // what is to be written, once it is open
  private @Nullable ResultDirectory folder;
  private @Nullable Destination table;
  private @Nullable Destination scored;

  /** Finds early whether the files can be written at all. */
  void open(Terminal terminal) throws IOException {
    folder =
        directory == null ? null : force.outputs(terminal).directory(Path.of(directory), "compare");
    table = csv == null ? null : Destination.of(csv, ComparisonCsv.FORMAT, force, terminal);
    scored = scores == null ? null : Destination.of(scores, PairScore.FORMAT, force, terminal);
  }

  /** Why the options do not go together; null if they do. */
  @Nullable String contradiction() throws IOException {
    boolean isTaken = print.json || Terminal.STANDARD.equals(csv);
    boolean areScores = Terminal.STANDARD.equals(scores);
    if (print.json && Terminal.STANDARD.equals(csv)) {
      return "--csv - and --json cannot both use stdout";
    } else if ((areScores && isTaken) || (format != TableFormat.TEXT && (isTaken || areScores))) {
      return "only one table can use stdout";
    }
    return Destination.areSame(csv, scores) ? "--csv and --scores need two files" : null;
  }

  /**
   * Shows one comparison to a person, unless standard output is for programs.
   *
   * @param isAlone whether there is no other
   * @param leftOut which methods are not compared, and why
   */
  void show(Terminal terminal, Comparison comparison, boolean isAlone, List<String> leftOut) {
    if (!isForPeople()) {
      return;
    } else if (format == TableFormat.TEXT) {
      Palette palette = Palette.of(print.color, terminal);
      ComparisonText.of(comparison, leftOut, palette).forEach(terminal.out()::println);
    } else if (isAlone) {
      ComparisonText.of(comparison, format).forEach(terminal.out()::println);
    }
  }

  private boolean isForPeople() {
    return !print.json && !Terminal.STANDARD.equals(csv) && !Terminal.STANDARD.equals(scores);
  }

  /**
   * Shows several comparisons together, where scores are asked for or others have made plans; at
   * least says what is not in the scores.
   */
  private void show(
      Terminal terminal,
      List<Comparison> comparisons,
      List<ScoredCase> cases,
      List<PairScore> pairs) {
    List<Comparison.Entry> entries = comparisons.get(0).entries();
    Comparison.Entry foreign =
        entries.stream().filter(Comparison.Entry::foreign).findFirst().orElse(null);
    boolean isAsked =
        foreign != null
            || scores != null
            || !by.equals(Grouping.NONE)
            || format != TableFormat.TEXT;
    if (!isAsked || comparisons.size() == 1) {
      return;
    }
    String against = (foreign == null ? entries.get(0) : foreign).result().method();
    ScoresText text = new ScoresText(comparisons, cases, pairs, against);
    if (isForPeople()) {
      text.lines(format).forEach(terminal.out()::println);
    } else if (scores != null) {
      text.notes().forEach(terminal::say);
    }
  }

  /** Keeps tables that contradict themselves, and returns where. */
  List<Path> refuse(Terminal terminal, List<Comparison> comparisons) throws IOException {
    List<Path> kept = new ArrayList<>();
    if (directory != null) {
      Path place = Path.of(directory);
      kept.add(force.outputs(terminal).refused(place, files(comparisons, List.of())));
    }
    Path refused = table == null ? null : table.refuse(ComparisonCsv.of(comparisons));
    if (refused != null) {
      kept.add(refused);
    }
    if (print.json) {
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
      Terminal terminal,
      List<Comparison> comparisons,
      Map<String, @Nullable Object> used,
      Map<String, String> inputs,
      Map<String, Double> seconds)
      throws IOException {
    ResultDirectory target = folder;
    terminal.writing(target, String.valueOf(directory));
    List<ScoredCase> cases = ScoredCase.of(comparisons, by);
    List<PairScore> pairs = PairScore.of(cases);
    show(terminal, comparisons, cases, pairs);
    List<Causes> causes = why.stream().map(method -> Causes.of(method, comparisons)).toList();
    if (isForPeople()) {
      causes.forEach(each -> CausesText.of(each, format).forEach(terminal.out()::println));
    }
    if (target != null) {
      target.write(files(comparisons, causes), () -> terminal.run(used, inputs, seconds));
    }
    if (table != null) {
      table.write(ComparisonCsv.of(comparisons));
    }
    if (scored != null) {
      scored.write(PairScore.table(pairs));
    }
    if (print.json) {
      new CausesJson(comparisons, causes).file().writeTo(terminal.out());
    }
  }
}
