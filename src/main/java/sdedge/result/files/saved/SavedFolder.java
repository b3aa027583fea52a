package sdedge.result.files.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.result.files.ResultTable;

/**
 * A directory with a result. Every file must be the one that {@code run.json} names, by its digest,
 * and be read without problems: whatever shows a result shows what was written.
 */
public final class SavedFolder {
  private static final List<ResultTable> WITH_PLAN =
      List.of(ResultTable.SCHEDULE, ResultTable.LATENCY, ResultTable.UPLINK);

  private final Path directory;
  private final SavedDocument run;
  private final RunKeys keys;

  private SavedFolder(Path directory, SavedDocument run, RunKeys keys) {
    this.directory = directory;
    this.run = run;
    this.keys = keys;
  }

  /** Whether there is a comparison in a directory, as far as the names of its files tell. */
  public static boolean mayHoldComparison(Path directory) {
    return Files.isRegularFile(directory.resolve(ResultTable.COMPARISON.file()))
        && Files.isRegularFile(directory.resolve(RunKeys.FILE));
  }

  /**
   * Reads all files of a directory.
   *
   * @throws InvalidInputException if it holds no result, a damaged one, or one of another version
   * @throws IOException if a file is missing or cannot be read
   */
  public static Saved read(Path directory) throws InvalidInputException, IOException {
    if (!Files.isDirectory(directory)) {
      String why = Files.exists(directory) ? "is a file, not a directory" : "no such directory";
      throw new IOException(directory + ": " + why);
    }
    Path file = directory.resolve(RunKeys.FILE);
    if (!Files.exists(file)) {
      throw no(directory, "is not a result: it has no " + RunKeys.FILE);
    }
    Problems problems = new Problems(file.toString());
    SavedDocument run = SavedDocument.read(problems, InputFile.read(problems, file));
    RunKeys keys = RunKeys.of(run.reader());
    problems.throwIfAny();
    return new SavedFolder(directory, run, keys).saved();
  }

  private static InvalidInputException no(Path file, String message) {
    return new InvalidInputException(List.of(new Problem(file.toString(), 0, 0, "", message)));
  }

  private Saved saved() throws InvalidInputException, IOException {
    return switch (keys.command()) {
      case "solve", "evaluate" -> result();
      case "compare" ->
          new SavedComparison(
              directory.toString(),
              run,
              new HashSet<>(keys.inputs().values()),
              table(ResultTable.COMPARISON));
      default ->
          throw no(
              directory,
              "was written by " + keys.command() + ", not by solve, evaluate or compare");
    };
  }

  private SavedResult result() throws InvalidInputException, IOException {
    Content content = content("summary.json");
    SavedDocument summary = SavedDocument.read(content.problems(), content.bytes());
    boolean hasPlan = SummaryKeys.check(summary.reader());
    finish(content);
    SavedDocument plan = null;
    String sha256 = null;
    Map<ResultTable, SavedTable> tables = new EnumMap<>(ResultTable.class);
    if (hasPlan) {
      content = content("plan.json");
      plan = SavedDocument.read(content.problems(), content.bytes());
      sha256 = plan.reader().text("sha256", TextRule.ANY);
      plan.reader().list("cohorts", 1, Integer.MAX_VALUE);
      finish(content);
      for (ResultTable table : WITH_PLAN) {
        tables.put(table, table(table));
      }
      if (Files.exists(directory.resolve(ResultTable.SEARCH.file()))) {
        tables.put(ResultTable.SEARCH, table(ResultTable.SEARCH));
      }
    }
    return new SavedResult(directory.toString(), run, summary, plan, sha256, tables);
  }

  private SavedTable table(ResultTable table) throws InvalidInputException, IOException {
    Content content = content(table.file());
    SavedTable read = TableReader.read(content.problems(), table, content.bytes());
    finish(content);
    return read;
  }

  /** A file and what is wrong with it. */
  @SuppressWarnings("ArrayRecordComponent") // read at once, by who asked for it
  private record Content(String name, byte[] bytes, Problems problems) {}

  private Content content(String name) throws InvalidInputException, IOException {
    Path file = directory.resolve(name);
    Problems problems = new Problems(file.toString());
    return new Content(name, InputFile.read(problems, file), problems);
  }

  /** Ends the reading of a file. */
  private void finish(Content content) throws InvalidInputException {
    content.problems().throwIfAny();
    @Nullable String digest = keys.outputs().get(content.name());
    if (digest != null && !digest.equals(InputFile.sha256(content.bytes()))) {
      throw no(
          directory.resolve(content.name()),
          "was changed since it was written: its SHA-256 is not that in " + RunKeys.FILE);
    }
  }
}
