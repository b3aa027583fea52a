package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.option.ForceOption;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.TimeLeft;
import sdedge.cli.terminal.WorkMonitor;
import sdedge.document.InvalidInputException;
import sdedge.explain.ExplanationJson;
import sdedge.report.Comparisons;
import sdedge.report.PageContent;
import sdedge.report.ReportPage;
import sdedge.report.Reported;
import sdedge.result.files.Versions;
import sdedge.result.files.saved.Saved;
import sdedge.result.files.saved.SavedDocument;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.table.Values;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.experiment.SavedExperiment;
import sdedge.study.stream.SavedStream;

/** {@code sdedge report}. */
@Command(
    name = "report",
    headerHeading = "Example:%n  sdedge report results/first results/second -o report.html%n%n",
    header = "Show results as one HTML page: timeline, charts, tables.",
    description = {
      "Several results are put side by side. What compare wrote of the same instance is shown,"
          + " too,",
      "if its directory is named or lies beside that of the result.",
      ""
    })
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Directories of solve, evaluate, compare, stream, sweep or bench.")
  private List<Path> directories = List.of();

  @Option(
      names = "--explain",
      paramLabel = "FILE",
      order = 1,
      description = "What explain --json told of one of the results; may be repeated.")
  private List<String> explanations = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = 50,
      description = "The page; default DIR.html, of the first result; - is stdout.")
  private @Nullable String file;

  @Mixin private ForceOption force = new ForceOption();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Read read =
        new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    WorkMonitor monitor = new WorkMonitor(terminal, null, "");
    TimeLeft.Piece folder = new TimeLeft.Piece("", null, 1);
    monitor.begin(
        "%s/%s folders%s, now %5$s",
        Collections.nCopies(directories.size(), folder),
        directories.stream().map(Path::toString).toList());
    StatusLine.Work line = monitor.show();
    try {
      for (Path directory : directories) {
        read(directory, read);
        monitor.next();
      }
      monitor.begin("making the page", 1);
      PageContent content = content(read);
      deliver(ReportPage.of(content, Versions.all()), Path.of(content.first()));
    } finally {
      line.close();
    }
    return ExitCode.DONE.code();
  }

  /** What directories hold, by kind. */
  private record Read(
      List<Saved> results,
      List<Saved> compared,
      List<SavedStream> streams,
      List<SavedExperiment> experiments) {}

  private void read(Path directory, Read read) throws InvalidInputException, IOException {
    terminal.read().addFolder(directory);
    ExperimentFolder experiment = SavedExperiment.in(directory);
    if (experiment != null) {
      read.experiments.add(SavedExperiment.read(experiment));
      return;
    }
    SavedFolder folder = SavedFolder.open(directory);
    if (folder.run().command().equals(SavedStream.COMMAND)) {
      read.streams.add(SavedStream.read(folder));
      return;
    }
    Saved saved = folder.saved();
    (saved.isComparison() ? read.compared : read.results).add(saved);
  }

  private PageContent content(Read read) throws CommandFailure, InvalidInputException, IOException {
    Map<String, SavedDocument> explained = explained();
    Comparisons comparisons = new Comparisons(read.compared, terminal::say);
    List<Reported> reported = new ArrayList<>();
    for (Saved result : read.results) {
      reported.add(new Reported(result, comparisons.of(result), explanation(result, explained)));
    }
    if (!explained.isEmpty()) {
      throw CommandFailure.invalid(
          explained.keySet().iterator().next() + ": tells of none of the results named");
    }
    return new PageContent(reported, read.streams, alone(read, reported), read.experiments);
  }

  /** The comparisons of which no result shows anything. */
  private static List<Saved> alone(Read read, List<Reported> reported) {
    return read.compared.stream()
        .filter(one -> reported.stream().noneMatch(shown -> one.equals(shown.comparison())))
        .toList();
  }

  private Map<String, SavedDocument> explained() throws InvalidInputException, IOException {
    Map<String, SavedDocument> explained = new LinkedHashMap<>();
    for (String file : explanations) {
      byte[] bytes = new Inputs(terminal).bytes(file);
      explained.put(file, SavedDocument.read(file, bytes, ExplanationJson.KEYS));
    }
    return explained;
  }

  /** The explanation of a result, taken from those that are left; null if there is none. */
  private static @Nullable SavedDocument explanation(
      Saved result, Map<String, SavedDocument> explained) {
    SavedDocument summary = result.summary();
    for (Map.Entry<String, SavedDocument> each : explained.entrySet()) {
      if (summary != null && isOf(each.getValue().values(), summary.values())) {
        return explained.remove(each.getKey());
      }
    }
    return null;
  }

  private static boolean isOf(Values explanation, Values summary) {
    return Stream.of("name", "makespan_s")
        .allMatch(key -> Objects.equals(explanation.byKey().get(key), summary.byKey().get(key)));
  }

  private void deliver(byte[] page, Path first) throws IOException {
    String target = file == null ? beside(first).toString() : file;
    Destination.of(target, ReportPage.FORMAT, force, terminal).write(out -> out.write(page));
    if (!target.equals(Terminal.STANDARD)) {
      terminal.out().println("written to " + target);
    }
  }

  /** A result directory holds nothing but the result. */
  private static Path beside(Path directory) throws IOException {
    Path named = Comparisons.named(directory);
    return named.resolveSibling(named.getFileName() + ".html");
  }
}
