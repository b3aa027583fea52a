package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.check.CheckOutcome;
import sdedge.check.NotAResultException;
import sdedge.check.ResultChecker;
import sdedge.cli.option.SetOption;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.control.ProgressListener;
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
import sdedge.result.files.saved.SavedRun;
import sdedge.stream.PlanExecution;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.FileSource;
import sdedge.study.ForeignPlan;
import sdedge.study.SelfCheck;
import sdedge.study.Settings;
import sdedge.study.StoredRun;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;

/** How results are read back, each with its instance, and one held to the other. */
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
    Settings settings = settings();
    Inputs inputs = new Inputs(terminal);
    StoredRun run = run(directory, terminal);
    Path planFile = directory.resolve("plan.json");
    if (Files.notExists(planFile)) {
      throw SelfCheck.notAResult(directory, "it holds no plan");
    }
    LoadedInstance loaded = held(directory, run, Arrivals.AT_ZERO, terminal);
    String name = planFile.toString();
    byte[] bytes = InputFile.read(new Problems(name), planFile);
    Plan plan = PlanReader.parse(name, bytes, loaded.instance()).plan();
    StoredResult result = of(run, loaded.instance(), plan);
    if (!settings.equals(Settings.NONE)) {
      loaded = instance(directory, run, run.settings().and(settings), Arrivals.AT_ZERO);
      result = changed(name, loaded, result);
    }
    inputs.warn(loaded.file(), Plausibility.warnings(loaded));
    inputs.warn(loaded.file(), BeyondGrid.warnings(result.instance(), result.execution()));
    return result;
  }

  /** The plan on a changed instance; an allocation, which was made for the other, is made anew. */
  private static StoredResult changed(String planFile, LoadedInstance loaded, StoredResult result)
      throws CommandFailure {
    Plan plan = result.plan();
    Instance instance = result.run().applyTo(loaded.instance(), plan);
    boolean allocated = plan.uplink() == UplinkPolicy.EXPLICIT;
    ForeignPlan given = ForeignPlan.of(instance, plan, null, allocated ? UplinkPolicy.JOINT : null);
    return of(result.run(), loaded.instance(), given.feasible(planFile).plan());
  }

  private static StoredResult of(StoredRun run, Instance stated, Plan plan) {
    return new StoredResult(run.applyTo(stated, plan), run.asked(stated), run, plan);
  }

  /** The instance of a stream whose files hold what it says. */
  Instance ofStream(Path directory, Terminal terminal)
      throws InvalidInputException, IOException, CommandFailure {
    if (!settings().equals(Settings.NONE)) {
      throw CommandFailure.invalid(
          directory + ": was written by stream, whose requests are not served again: no --set");
    }
    return held(directory, run(directory, terminal), Arrivals.ANY, terminal).instance();
  }

  private static StoredRun run(Path directory, Terminal terminal)
      throws InvalidInputException, IOException, CommandFailure {
    SelfCheck.requireDirectory(directory);
    terminal.read().addFolder(directory);
    if (Files.notExists(directory.resolve(RunInfo.FILE))) {
      throw SelfCheck.notAResult(directory, "it has no " + RunInfo.FILE);
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
              + (": does not hold what it claims; sdedge check " + loaded.file() + " " + directory)
              + (" lists all differences (" + differences + ")"));
    }
    return loaded;
  }

  private LoadedInstance instance(
      Path directory, StoredRun run, Settings settings, Arrivals arrivals)
      throws InvalidInputException, IOException, CommandFailure {
    String recorded = run.inputs().keySet().stream().findFirst().orElse(FileSource.STANDARD);
    String file = instanceFile == null ? found(directory, run, recorded) : instanceFile;
    if (file == null) {
      String where = recorded.equals(FileSource.STANDARD) ? "standard input" : recorded;
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
    if (recorded.equals(FileSource.STANDARD)) {
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

  /**
   * A result read back from its directory.
   *
   * @param instance with the options of its run
   * @param asked the instance as its plan was asked for, which may have another pipeline or uplink
   * @param run that made it
   */
  record StoredResult(Instance instance, Instance asked, StoredRun run, Plan plan) {
    /** The execution that its tables state. */
    Execution execution() {
      return PlanExecution.execute(instance, plan);
    }
  }
}
