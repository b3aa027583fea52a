package sdedge.study;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.judge.Difference;
import sdedge.judge.Judge;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.files.PlanReader;
import sdedge.result.files.PlanWriter;
import sdedge.result.files.ResultFiles;
import sdedge.result.table.FileContent;
import sdedge.search.Outcome;
import sdedge.storage.ResultDirectory;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;

/** Holds every result against the rules of executions before anyone sees it. */
public record SelfCheck(LoadedInstance loaded) {
  private static final int LISTED = 20;

  /** Refuses what is no directory. */
  public static void requireDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      String what = Files.exists(directory) ? "is a file, not a directory" : "no such directory";
      throw new IOException(directory + ": " + what);
    }
  }

  /** That a directory holds no result. */
  public static CommandFailure notAResult(Path directory, String why) {
    return CommandFailure.invalid(directory + ": is not a result: " + why);
  }

  /**
   * Writes the files of a result that passes; those of one that does not are kept beside their
   * place.
   *
   * @throws CheckFailedException with the first differences, and where the files are
   */
  public void write(
      ResultDirectory target, Result result, Function<Map<String, String>, FileContent> run)
      throws CheckFailedException, IOException {
    try {
      target.<CheckFailedException>write(ResultFiles.of(result), run, staged -> inspect(result));
    } catch (CheckFailedException e) {
      throw e.keptIn(target.refused());
    }
  }

  /**
   * Passes a result whose execution breaks no rule, and whose plan is read back as it is.
   *
   * @throws CheckFailedException with the first differences, and with the files
   */
  public void inspect(Result result) throws CheckFailedException, IOException {
    Execution execution = result.execution();
    if (execution == null) {
      return;
    }
    List<Difference> differences = Judge.plan(result.instance(), execution);
    List<String> lines =
        new ArrayList<>(
            differences.stream()
                .limit(LISTED)
                .map(difference -> "  " + difference.text())
                .toList());
    if (differences.size() > LISTED) {
      lines.add("and " + (differences.size() - LISTED) + " more differences");
    }
    if (!isReadBack(result, execution)) {
      lines.add("  " + PlanWriter.FILE + ": expected the plan executed, found another one");
    }
    CheckFailedException.throwIfAny(lines, ResultFiles.of(result));
  }

  /** One length for all and one for each drafter are the same plan where they execute alike. */
  private boolean isReadBack(Result result, Execution execution) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new PlanWriter(result.instance(), result.sha256(), execution.plan()).writeTo(file);
    try {
      Plan read = PlanReader.parse(PlanWriter.FILE, file.toByteArray(), loaded.instance()).plan();
      return read.equals(execution.plan())
          || PlanExecution.execute(result.instance(), read).tasks().equals(execution.tasks());
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /** Holds what a search claims against the execution of its plan. */
  static final class Verification {
    private static final double TOLERANCE = 1e-9;

    private Verification() {}

    /**
     * The execution of a plan that is feasible and as fast as claimed: the search's, if it has it.
     *
     * @param sha256 of the instance file
     */
    static Execution execute(Instance instance, String sha256, Outcome.Found found)
        throws CheckFailedException {
      Map<String, FileContent> plan =
          Map.of(PlanWriter.FILE, new PlanWriter(instance, sha256, found.plan()));
      CheckFailedException.throwIfAny(
          Feasibility.violations(instance, found.plan()).stream()
              .map(reason -> "the plan is infeasible: " + reason)
              .toList(),
          plan);
      Execution known = found.execution();
      Execution execution =
          known == null ? PlanExecution.execute(instance, found.plan()) : known.of(instance);
      CheckFailedException.throwIfAny(differences(found, execution), plan);
      return execution;
    }

    /** Every claim that the execution does not bear out. */
    private static List<String> differences(Outcome.Found found, Execution execution) {
      List<String> differences = new ArrayList<>();
      double makespanS = execution.makespanS();
      if (!agree(found.makespanS(), makespanS)) {
        differences.add("the search says " + found.makespanS() + " s, the execution " + makespanS);
      }
      Double boundS = found.boundS();
      if (boundS != null && boundS > makespanS * (1 + TOLERANCE)) {
        differences.add(
            "the bound of " + boundS + " s is above the makespan of " + makespanS + " s");
      }
      Components components = execution.components();
      if (components != null && !agree(components.totalS(), makespanS)) {
        differences.add("the components sum to " + components.totalS() + " s, not " + makespanS);
      }
      return differences;
    }

    private static boolean agree(double a, double b) {
      return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }
  }
}
