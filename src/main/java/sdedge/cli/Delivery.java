package sdedge.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import sdedge.cli.option.OutputOptions;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.text.SummaryText;
import sdedge.document.Human;
import sdedge.result.Result;
import sdedge.result.files.PlanWriter;
import sdedge.result.files.ResultFiles;
import sdedge.result.files.RunInfo;
import sdedge.result.files.SummaryWriter;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;
import sdedge.study.CheckFailedException;
import sdedge.study.SelfCheck;
import sdedge.timeline.Execution;

/** Brings a result to its directory and to standard output. */
final class Delivery {
  private final Terminal terminal;
  private final OutputOptions options;
  private final String shown;
  private final Path place; // of the result, or beside which it is kept if it is none
  private final @Nullable ResultDirectory directory;

  /**
   * Finds early whether the result can be written at all.
   *
   * @param defaultDirectory where the result goes unless an option says otherwise
   */
  Delivery(Terminal terminal, OutputOptions options, CommandLine command, String defaultDirectory)
      throws IOException {
    if (options.planToStdout() && options.print.json) {
      throw new ParameterException(command, "-o - and --json cannot both write to stdout");
    }
    this.terminal = terminal;
    this.options = options;
    shown = options.directory == null ? defaultDirectory : options.directory;
    place = Path.of(options.planToStdout() ? defaultDirectory : shown);
    directory =
        options.planToStdout()
            ? null
            : options.force.outputs(terminal).directory(place, command.getCommandName());
  }

  /**
   * Writes the files, then what goes to standard output, if the files pass their check.
   *
   * @param used options by name
   * @param inputs SHA-256 by file
   * @throws CheckFailedException if they do not; they are kept beside the directory then
   */
  void deliver(
      Result result,
      SelfCheck check,
      Map<String, @Nullable Object> used,
      Map<String, String> inputs)
      throws IOException, CheckFailedException {
    Execution execution = result.execution();
    Supplier<RunInfo> run = () -> terminal.run(used, inputs, Map.of());
    if (directory != null) {
      check.write(directory, result, sha256 -> run.get().with(sha256));
    } else if (execution != null) {
      try {
        check.inspect(result);
      } catch (CheckFailedException e) {
        throw kept(e, ResultFiles.of(result));
      }
      new PlanWriter(result.instance(), result.sha256(), execution.plan()).writeTo(terminal.out());
    }
    print(result);
  }

  /** A failed check with what there is of the result kept beside its place. */
  CheckFailedException kept(CheckFailedException failed, Map<String, FileContent> files)
      throws IOException {
    return failed.keptIn(options.force.outputs(terminal).refused(place, files));
  }

  /** From now on a signal ends the program in a moment. */
  void begin() {
    terminal.writing(directory, shown);
  }

  /** Only what goes to standard output, for a result that is not worth a directory. */
  void print(Result result) throws IOException {
    if (options.print.json) {
      new SummaryWriter(result).writeTo(terminal.out());
      return;
    }
    boolean toErr = options.planToStdout();
    PrintStream out = toErr ? terminal.err() : terminal.out();
    Palette palette = toErr ? new Palette(false) : Palette.of(options.print.color, terminal);
    SummaryText.of(result, palette).forEach(out::println);
    if (directory != null && result.execution() != null) {
      out.println(Human.field("written to", shown));
    }
  }
}
