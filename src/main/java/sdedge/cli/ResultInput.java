package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.check.CheckOutcome;
import sdedge.check.NotAResultException;
import sdedge.check.ResultChecker;
import sdedge.cli.Inputs.Warnings;
import sdedge.cli.option.SetOption;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.control.ProgressListener;
import sdedge.document.InvalidInputException;
import sdedge.instance.LoadedInstance;
import sdedge.judge.Difference;
import sdedge.study.CommandFailure;
import sdedge.study.ResultReader;
import sdedge.study.SelfCheck;
import sdedge.study.Settings;

/** How results are read back, and on what instance. */
final class ResultInput {
  @Option(
      names = "--instance",
      paramLabel = "FILE",
      order = 9,
      description = "Where the instance of the result is now; default where it was.")
  private @Nullable String instanceFile;

  @Mixin private SetOption set = new SetOption();

  /** Whether an option says where the instance of a result is. */
  boolean namesInstance() {
    return instanceFile != null;
  }

  /** Values asked for in place of those of the instance. */
  Settings settings() {
    return set.settings();
  }

  /** Reads results, reports how far checks of them are, and warns of them. */
  ResultReader reader(Terminal terminal) {
    Warnings warnings = new Inputs(terminal).warnings();
    return new ResultReader(
        instanceFile,
        settings(),
        terminal.read(),
        new ResultReader.Listener() {
          @Override
          public List<Difference> check(Path directory, LoadedInstance loaded)
              throws CommandFailure, IOException {
            return checked(directory, loaded, terminal).differences();
          }

          @Override
          public void warn(String file, List<String> of) throws InvalidInputException {
            warnings.take(file, of);
          }
        });
  }

  /** What of a result differs from what its instance and its plan say. */
  static CheckOutcome checked(Path directory, LoadedInstance loaded, Terminal terminal)
      throws CommandFailure, IOException {
    SelfCheck.requireDirectory(directory);
    try (WorkProgress progress = new WorkProgress(terminal, "", directory::toString).show()) {
      return ResultChecker.check(
          loaded,
          progress.checking("checking %6$s: %4$.0f %%%3$s", directory),
          terminal.control(null, ProgressListener.NONE));
    } catch (NotAResultException e) {
      throw SelfCheck.notAResult(directory, String.valueOf(e.getMessage()));
    }
  }
}
