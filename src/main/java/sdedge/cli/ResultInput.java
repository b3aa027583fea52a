package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sdedge.check.Checked;
import sdedge.check.NotAResultException;
import sdedge.check.ResultChecker;
import sdedge.check.ResultSource;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.InstanceReader;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.output.PlanReader;
import sdedge.plan.Plan;
import sdedge.study.SelfCheck;
import sdedge.study.StoredResult;
import sdedge.study.StoredRun;
import sdedge.timeline.BeyondGrid;

/** Reads results back, each with the instance that it was made for, and holds one to the other. */
final class ResultInput {
  private static final String PLAN = "plan.json";

  @Option(
      names = "--instance",
      paramLabel = "FILE",
      order = 9,
      description = "Where the instance of the result is now; default where it was.")
  private @Nullable String instanceFile;

  /** A result whose files hold what its instance and its plan say; warns of both. */
  StoredResult read(Path directory, Terminal terminal)
      throws InvalidInputException, IOException, CommandFailure {
    if (!Files.isDirectory(directory)) {
      throw noDirectory(directory);
    }
    terminal.read().addFolder(directory);
    if (Files.notExists(directory.resolve("run.json"))) {
      throw notAResult(directory, "it has no run.json");
    }
    StoredRun run = StoredRun.parse(name(directory, "run.json"), bytes(directory, "run.json"));
    if (Files.notExists(directory.resolve(PLAN))) {
      throw notAResult(directory, "it holds no plan");
    }
    LoadedInstance loaded = instance(directory, run);
    terminal.read().addAll(loaded.digests().keySet());
    int differences = checked(directory, loaded).differences().size();
    if (differences > 0) {
      throw new CommandFailure(
          ExitCode.CHECK_FAILED,
          directory
              + ": does not hold what it claims; sdedge check "
              + loaded.file()
              + " "
              + directory
              + " lists all differences ("
              + differences
              + ")");
    }
    Plan plan =
        PlanReader.parse(name(directory, PLAN), bytes(directory, PLAN), loaded.instance()).plan();
    StoredResult result = new StoredResult(run.applyTo(loaded.instance(), plan), run, plan);
    Warnings warnings = new Inputs(terminal).warnings();
    warnings.take(loaded.file(), Plausibility.warnings(loaded));
    warnings.take(loaded.file(), BeyondGrid.warnings(result.instance(), result.execution()));
    return result;
  }

  /** What of a result differs from what its instance and its plan say. */
  static Checked checked(Path directory, LoadedInstance loaded) throws CommandFailure, IOException {
    try {
      if (Files.exists(directory) && !Files.isDirectory(directory)) {
        throw noDirectory(directory);
      }
      return ResultChecker.check(SelfCheck.subject(loaded), ResultSource.of(directory));
    } catch (NotAResultException e) {
      throw notAResult(directory, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw noDirectory(directory);
    }
  }

  private LoadedInstance instance(Path directory, StoredRun run)
      throws InvalidInputException, IOException, CommandFailure {
    String recorded = run.inputs().keySet().stream().findFirst().orElse(Inputs.STANDARD);
    String file = instanceFile == null ? recorded : instanceFile;
    if (instanceFile == null && (file.equals(Inputs.STANDARD) || Files.notExists(Path.of(file)))) {
      String where = file.equals(Inputs.STANDARD) ? "standard input" : file;
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          directory + ": its instance was " + where + ". Where is it now (--instance FILE)?");
    }
    LoadedInstance loaded = InstanceReader.load(file);
    if (!loaded.sha256().equals(run.inputs().get(recorded))) {
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          directory + ": was made for another version of the instance than " + file + " is now");
    }
    return loaded;
  }

  private static byte[] bytes(Path directory, String file)
      throws InvalidInputException, IOException {
    return InputFile.read(new Problems(name(directory, file)), directory.resolve(file));
  }

  private static String name(Path directory, String file) {
    return directory.resolve(file).toString();
  }

  private static CommandFailure notAResult(Path directory, String why) {
    return new CommandFailure(ExitCode.INVALID_INPUT, directory + ": is not a result: " + why);
  }

  private static IOException noDirectory(Path directory) {
    return new IOException(
        directory
            + (Files.exists(directory) ? ": is a file, not a directory" : ": no such directory"));
  }
}
