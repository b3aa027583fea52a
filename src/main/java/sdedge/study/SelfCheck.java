package sdedge.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sdedge.check.CheckOutcome;
import sdedge.check.ResultChecker;
import sdedge.check.files.Difference;
import sdedge.check.files.NotAResultException;
import sdedge.check.files.ResultSource;
import sdedge.instance.LoadedInstance;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;

/** Holds every result against an independent recomputation before anyone sees it. */
public record SelfCheck(LoadedInstance loaded) {
  private static final int LISTED = 20;

  /** How a check reads the files of a directory. */
  @FunctionalInterface
  public interface Reading {
    /** The files, as they are read. */
    ResultSource of(Path directory) throws IOException;
  }

  /**
   * What of a result in a directory differs from what its instance and its plan say.
   *
   * @param files of the directory
   */
  public static CheckOutcome checked(Path directory, LoadedInstance loaded, ResultSource files)
      throws CommandFailure, IOException {
    try {
      return ResultChecker.check(loaded, files);
    } catch (NotAResultException e) {
      throw notAResult(directory, String.valueOf(e.getMessage()));
    }
  }

  /** Refuses what is no directory. */
  public static void requireDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      String what = Files.exists(directory) ? "is a file, not a directory" : "no such directory";
      throw new IOException(directory + ": " + what);
    }
  }

  static CommandFailure notAResult(Path directory, String why) {
    return CommandFailure.invalid(directory + ": is not a result: " + why);
  }

  /**
   * Writes the files of a result that pass; those that do not are kept beside their place.
   *
   * @param inspected what is read of the directory written, for the check
   * @throws CheckFailedException with the first differences, and where the files are
   */
  public void write(
      ResultDirectory target,
      Map<String, FileContent> files,
      Function<Map<String, String>, FileContent> run,
      Reading inspected)
      throws CheckFailedException, IOException {
    try {
      target.<CheckFailedException>write(files, run, staged -> inspect(inspected.of(staged)));
    } catch (CheckFailedException e) {
      throw e.keptIn(target.refused());
    }
  }

  /**
   * Passes a result in which nothing differs.
   *
   * @throws CheckFailedException with the first differences
   */
  public void inspect(ResultSource source) throws CheckFailedException, IOException {
    CheckOutcome checked;
    try {
      checked = ResultChecker.check(loaded, source);
    } catch (NotAResultException e) {
      throw new IllegalStateException(e);
    }
    List<Difference> differences = checked.differences();
    List<String> lines =
        new ArrayList<>(
            differences.stream()
                .limit(LISTED)
                .map(difference -> "  " + difference.text())
                .toList());
    if (differences.size() > LISTED) {
      lines.add("and " + (differences.size() - LISTED) + " more differences");
    }
    CheckFailedException.throwIfAny(lines, Map.of());
  }
}
