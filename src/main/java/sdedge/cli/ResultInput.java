package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.check.CheckOutcome;
import sdedge.check.ResultChecker;
import sdedge.check.files.NotAResultException;
import sdedge.check.files.ResultSource;
import sdedge.cli.option.SetOption;
import sdedge.cli.terminal.Portion;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.plausibility.Plausibility;
import sdedge.instance.reader.Arrivals;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.result.files.RunInfo;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedRun;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.FileSource;
import sdedge.study.ForeignPlan;
import sdedge.study.SelfCheck;
import sdedge.study.Settings;
import sdedge.study.StoredResult;
import sdedge.study.StoredRun;
import sdedge.study.stream.SavedStream;
import sdedge.study.stream.StreamJson;
import sdedge.timeline.BeyondGrid;

/** Reads results back, each with the instance that it was made for, and holds one to the other. */
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

  /** A result whose files hold what its instance and its plan say; warns of both. */
  StoredResult read(Path directory, Terminal terminal)
      throws InvalidInputException, IOException, CommandFailure {
    StoredRun run = run(directory, terminal);
    Path planFile = directory.resolve("plan.json");
    if (Files.notExists(planFile)) {
      throw notAResult(directory, "it holds no plan");
    }
    LoadedInstance loaded = held(directory, run, Arrivals.AT_ZERO, terminal);
    String name = planFile.toString();
    byte[] bytes = InputFile.read(new Problems(name), planFile);
    Plan plan = PlanReader.parse(name, bytes, loaded.instance()).plan();
    StoredResult result = new StoredResult(run.applyTo(loaded.instance(), plan), run, plan);
    if (!settings().equals(Settings.NONE)) {
      Settings all = run.settings().and(settings());
      loaded = instance(directory, run, all, Arrivals.AT_ZERO);
      result = changed(name, loaded, result);
    }
    Warnings warnings = new Inputs(terminal).warnings();
    warnings.take(loaded.file(), Plausibility.warnings(loaded));
    warnings.take(loaded.file(), BeyondGrid.warnings(result.instance(), result.execution()));
    return result;
  }

  private static StoredRun run(Path directory, Terminal terminal)
      throws InvalidInputException, IOException, CommandFailure {
    if (!Files.isDirectory(directory)) {
      throw noDirectory(directory);
    }
    terminal.read().addFolder(directory);
    if (Files.notExists(directory.resolve(RunInfo.FILE))) {
      throw notAResult(directory, "it has no " + RunInfo.FILE);
    }
    return StoredRun.read(directory);
  }

  /** The instance of a result that holds what it claims. */
  private LoadedInstance held(Path directory, StoredRun run, Arrivals arrivals, Terminal terminal)
      throws InvalidInputException, IOException, CommandFailure {
    LoadedInstance loaded = instance(directory, run, run.settings(), arrivals);
    terminal.read().addAll(loaded.digests().keySet());
    int differences = checked(directory, loaded, terminal).differences().size();
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
    return loaded;
  }

  /** Whether there is what {@code stream} wrote in a directory, as far as names tell. */
  static boolean isStream(Path directory) {
    return Files.exists(directory.resolve(StreamJson.FILE));
  }

  /** A stream whose files hold what its instance says, and that instance. */
  record ReadStream(Instance instance, SavedStream stream) {}

  /** A stream as it was served. */
  ReadStream readStream(Path directory, Terminal terminal)
      throws InvalidInputException, IOException, CommandFailure {
    if (!settings().equals(Settings.NONE)) {
      throw CommandFailure.invalid(
          directory + ": was written by stream, whose requests are not served again: no --set");
    }
    StoredRun run = run(directory, terminal);
    LoadedInstance loaded = held(directory, run, Arrivals.ANY, terminal);
    return new ReadStream(loaded.instance(), SavedStream.read(SavedFolder.open(directory)));
  }

  /** The plan on a changed instance; an allocation, which was made for the other, is made anew. */
  private static StoredResult changed(String planFile, LoadedInstance loaded, StoredResult result)
      throws CommandFailure {
    Plan plan = result.plan();
    Instance instance = result.run().applyTo(loaded.instance(), plan);
    boolean allocated = plan.uplink() == UplinkPolicy.EXPLICIT;
    ForeignPlan given = ForeignPlan.of(instance, plan, null, allocated ? UplinkPolicy.JOINT : null);
    if (!given.violations().isEmpty()) {
      throw CommandFailure.infeasible(planFile, given.violations());
    }
    return new StoredResult(instance, result.run(), given.plan());
  }

  /** What of a result differs from what its instance and its plan say. */
  static CheckOutcome checked(Path directory, LoadedInstance loaded, Terminal terminal)
      throws CommandFailure, IOException {
    try {
      if (Files.exists(directory) && !Files.isDirectory(directory)) {
        throw noDirectory(directory);
      }
      Portion bytes = Portion.ofCheck(terminal.time(), directory);
      StatusLine.Work line =
          terminal.status().show(() -> "checking " + directory + ": " + bytes.text());
      try {
        ResultSource source = bytes.counted(ResultSource.of(directory));
        return ResultChecker.check(SelfCheck.subject(loaded), source);
      } finally {
        line.close();
      }
    } catch (NotAResultException e) {
      throw notAResult(directory, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw noDirectory(directory);
    }
  }

  private LoadedInstance instance(
      Path directory, StoredRun run, Settings settings, Arrivals arrivals)
      throws InvalidInputException, IOException, CommandFailure {
    String recorded = run.inputs().keySet().stream().findFirst().orElse(Terminal.STANDARD);
    String file = instanceFile == null ? found(directory, run, recorded) : instanceFile;
    if (file == null) {
      String where = recorded.equals(Terminal.STANDARD) ? "standard input" : recorded;
      throw CommandFailure.invalid(
          directory + ": its instance was " + where + ". Where is it now (--instance FILE)?");
    }
    byte[] bytes = InputFile.read(new Problems(file), file);
    LoadedInstance loaded = settings.applied(file, bytes, FileSource.DISK.folder(file), arrivals);
    if (!loaded.sha256().equals(run.inputs().get(recorded))) {
      throw CommandFailure.invalid(
          directory + ": was made for another version of the instance than " + file + " is now");
    }
    return loaded;
  }

  /**
   * Where an instance is: as its run named it, from here, from a folder that the result is in or
   * from where it ran, where the digest is that of the run; null if there is no such file.
   */
  private static @Nullable String found(Path directory, StoredRun run, String recorded)
      throws InvalidInputException, IOException {
    if (recorded.equals(Terminal.STANDARD)) {
      return null;
    }
    List<Path> places = new ArrayList<>(List.of(Path.of(recorded)));
    Path folder = directory.toAbsolutePath().normalize();
    for (; folder != null; folder = folder.getParent()) {
      places.add(folder.resolve(recorded));
    }
    String ranIn = SavedRun.folder(directory.resolve(RunInfo.FILE));
    if (ranIn != null) {
      places.add(Path.of(ranIn).resolve(recorded));
    }
    places.removeIf(place -> !Files.isRegularFile(place));
    for (Path place : places) {
      String sha256 = InputFile.sha256(InputFile.read(new Problems(recorded), place));
      if (sha256.equals(run.inputs().get(recorded))) {
        return place.toString();
      }
    }
    return places.isEmpty() ? null : places.get(0).toString();
  }

  private static CommandFailure notAResult(Path directory, String why) {
    return CommandFailure.invalid(directory + ": is not a result: " + why);
  }

  private static IOException noDirectory(Path directory) {
    return new IOException(
        directory
            + (Files.exists(directory) ? ": is a file, not a directory" : ": no such directory"));
  }
}
