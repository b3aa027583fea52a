package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.terminal.WorkProgress.StageProgress;
import sdedge.document.InvalidInputException;
import sdedge.explain.ExplanationJson;
import sdedge.report.PageContent;
import sdedge.report.ReportPage;
import sdedge.report.ReportedFolders;
import sdedge.report.ReportedFolders.Comparisons;
import sdedge.result.files.RunInfo.Versions;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.study.ExitCode;

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
final class ReportCommand extends TerminalCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Directories of solve, evaluate, compare, stream, capacity, sweep or bench.")
  private List<Path> directories = List.of();

  @Option(
      names = "--explain",
      paramLabel = "FILE",
      order = 1,
      description = "The output of explain --json for one of the results; may be repeated.")
  private List<String> explanations = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = 50,
      description = "The page; default DIR.html, of the first result; - is stdout.")
  private @Nullable String file;

  @Mixin private ForceOption force = new ForceOption();

  @Override
  ExitCode execute() throws Exception {
    ReportedFolders folders = new ReportedFolders();
    WorkProgress progress = new WorkProgress(terminal(), "");
    progress.begin(
        "%s/%s folders%s, now %5$s",
        directories.stream()
            .map(each -> new StageProgress.Piece(each.toString(), "", "", 1))
            .toList());
    try (WorkProgress shown = progress.show()) {
      for (Path directory : directories) {
        terminal().read().addFolder(directory);
        folders.read(directory);
        shown.next();
      }
      shown.begin("making the page", 1);
      PageContent content = folders.content(explained(), terminal()::say);
      deliver(ReportPage.of(content, Versions.all()), Path.of(content.first()));
    }
    return ExitCode.DONE;
  }

  private Map<String, SavedDocument> explained() throws InvalidInputException, IOException {
    Map<String, SavedDocument> explained = new LinkedHashMap<>();
    for (String file : explanations) {
      byte[] bytes = new Inputs(terminal()).bytes(file);
      explained.put(file, SavedDocument.read(file, bytes, ExplanationJson.KEYS));
    }
    return explained;
  }

  private void deliver(byte[] page, Path first) throws IOException {
    String target = file == null ? beside(first).toString() : file;
    Destination.of(target, ReportPage.FORMAT, force, terminal()).write(out -> out.write(page));
    if (!target.equals(Terminal.STANDARD)) {
      terminal().out().println("written to " + target);
    }
  }

  /** A result directory holds nothing but the result. */
  private static Path beside(Path directory) throws IOException {
    Path named = Comparisons.named(directory);
    return named.resolveSibling(named.getFileName() + ".html");
  }
}
