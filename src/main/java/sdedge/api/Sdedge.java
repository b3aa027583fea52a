package sdedge.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.check.CheckOutcome;
import sdedge.check.CheckReport;
import sdedge.check.ClaimChecker;
import sdedge.check.ClaimVerdict;
import sdedge.check.NotAResultException;
import sdedge.check.ResultChecker;
import sdedge.check.ResultSource;
import sdedge.cli.Main;
import sdedge.control.Control;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.judge.Difference;
import sdedge.latency.NegativePassTimeException;
import sdedge.result.Result;
import sdedge.result.files.ResultFiles;
import sdedge.result.files.RunInfo;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.milp.BackendFailure;
import sdedge.study.CheckFailedException;
import sdedge.study.ExitCode;
import sdedge.study.ForeignPlan;
import sdedge.study.Search;
import sdedge.study.SelfCheck;
import sdedge.study.Settings;
import sdedge.study.Study;
import sdedge.study.UsedOptions;

/** Solves, executes and checks, and runs every command. */
public final class Sdedge {
  private Sdedge() {}

  /**
   * Solves, executes and checks, without news before the end.
   *
   * @param instance what to plan
   * @param options how
   * @return what was found
   */
  public static PlanningResult solve(PlanningInstance instance, SolveOptions options) {
    return solve(instance, options, SolveListener.NONE);
  }

  /**
   * Finds the plan of least makespan, or the plan of a scheme, as {@code sdedge solve} does.
   * Several calls may run at once. A result with a plan has been recomputed by a second
   * implementation.
   *
   * @param instance what to plan
   * @param options how
   * @param listener notified of the search and may end it
   * @return what was found, perhaps no plan
   * @throws IllegalArgumentException if the method is not known, or nothing can begin from the plan
   *     to begin from
   * @throws PlanningException if a latency table does not cover the instance, a solver cannot be
   *     started or the result fails its check
   */
  public static PlanningResult solve(
      PlanningInstance instance, SolveOptions options, SolveListener listener) {
    Approach method = options.approach();
    Instance searched = options.applyTo(instance.instance());
    SearchOptions search = options.search(searched);
    Duration limit = options.timeLimit().orElse(null);
    String mistake = options.relaxations().mistake(searched, method);
    if (mistake != null) {
      throw new IllegalArgumentException("class " + mistake);
    }
    return packaged(
        instance,
        UsedOptions.ofSolve(
            method, searched, search, limit, options.startName(), options.relaxations()),
        notes -> {
          SearchListening heard = new SearchListening(listener);
          Control control = heard.control(limit);
          Result result =
              new Study(Search.SOLVER, search, () -> control)
                  .solved(
                      searched,
                      method,
                      instance.loaded().sha256(),
                      options.relaxations(),
                      notes::add);
          String note = Study.noteOnBatches(Search.SOLVER, method, result, control);
          if (note != null) {
            notes.add(note);
          }
          heard.rethrow();
          return result;
        });
  }

  /**
   * Executes a plan and reports it, as {@code sdedge evaluate} does.
   *
   * @param instance of the plan
   * @param plan a feasible one
   * @return its result, of status {@link PlanStatus#FEASIBLE}
   * @throws InputException if the plan is infeasible, with the reasons, or one of another instance
   * @throws PlanningException if a latency table does not cover the plan or the result fails its
   *     check
   */
  public static PlanningResult execute(PlanningInstance instance, BatchPlan plan)
      throws InputException {
    ForeignPlan given = plan.feasibleOf(instance);
    return packaged(
        instance,
        UsedOptions.ofEvaluate(null, null, null),
        notes ->
            Study.evaluated(
                Search.SOLVER,
                given.instance(),
                instance.loaded().sha256(),
                given.execute(),
                SearchListening.limited(null)));
  }

  /** What makes a result, and adds notes on it. */
  private interface Run {
    Result result(List<String> notes) throws CheckFailedException;
  }

  private static PlanningResult packaged(
      PlanningInstance instance, Map<String, @Nullable Object> used, Run run) {
    Instant started = TimeSource.SYSTEM.now();
    long begin = TimeSource.SYSTEM.nanos();
    try {
      List<String> notes = new ArrayList<>();
      Result result = run.result(notes).with(Plausibility.warnings(instance.loaded()));
      double wallS = (TimeSource.SYSTEM.nanos() - begin) / 1e9;
      new SelfCheck(instance.loaded()).inspect(result);
      Settings settings = new Settings(instance.loaded().settings());
      RunInfo info =
          RunInfo.now(
              List.of(),
              UsedOptions.with(used, settings),
              started,
              wallS,
              instance.loaded().digests(),
              Map.of());
      Map<String, byte[]> files = ResultFiles.inMemory(result, info);
      PlanningResult packaged = new PlanningResult(instance, files, notes);
      return packaged;
    } catch (CheckFailedException | NegativePassTimeException | BackendFailure e) {
      throw new PlanningException(e);
    } catch (InputException e) {
      throw new IllegalStateException("what was written cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
  }

  /**
   * Reads a result back, with any options it was made with, and recomputes all of its numbers.
   *
   * @param instance as its file says, of which the result must be
   * @param directory of the result
   * @return the result
   * @throws InputException if it holds no result, or one that differs from what it should be
   * @throws IOException if it cannot be read
   */
  public static PlanningResult read(PlanningInstance instance, Path directory)
      throws InputException, IOException {
    ResultSource source = source(directory);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : source.names()) {
      files.put(name, source.bytes(name));
    }
    List<Difference> differences =
        checked(instance, directory, ResultSource.of(files)).differences();
    if (!differences.isEmpty()) {
      throw new InputException(differences.stream().map(Difference::text).toList());
    }
    return new PlanningResult(instance, files, List.of());
  }

  /**
   * Checks the files of a result as {@code sdedge check} does.
   *
   * @param instance as its file says
   * @param directory of the result
   * @param claimLimit for what takes a search, such as a claim of optimality; 0 to leave it out
   * @return what was found
   * @throws InputException if it holds no result
   * @throws IOException if it cannot be read
   */
  public static CheckVerdict check(PlanningInstance instance, Path directory, Duration claimLimit)
      throws InputException, IOException {
    CheckOutcome checked = checked(instance, directory, source(directory));
    ClaimVerdict verdict =
        claimLimit.isZero()
            ? new ClaimVerdict.Skipped()
            : ClaimChecker.check(checked, SearchListening.limited(claimLimit));
    CheckReport report = new CheckReport(directory.toString(), checked, verdict);
    return new CheckVerdict(
        report.verdictKey(),
        report.differences().stream().map(Difference::text).toList(),
        verdict.claims());
  }

  /**
   * Runs any command, as the command line does: what it prints is returned, what it writes are the
   * files that its options name. {@link #solve}, {@link #execute} and {@link #check} do without
   * files.
   *
   * @param arguments the command and what follows it, such as {@code "explain", "results/first",
   *     "--json"}; with {@code --json} what is printed can be asked for by path
   * @return what the command printed, and how it ended
   * @throws InputException if the arguments or an input cannot be used (exit codes 2 and 3, but for
   *     what {@code validate} finds)
   * @throws IOException if a file cannot be read or written, or may not be replaced
   */
  public static CommandResult run(String... arguments) throws InputException, IOException {
    return run(List.of(arguments), "");
  }

  /**
   * Runs any command with a standard input, such as the text of an instance for {@code -}.
   *
   * @param arguments the command and what follows it
   * @param input what {@code -} stands for
   * @return what the command printed, and how it ended
   * @throws InputException if the arguments or an input cannot be used (exit codes 2 and 3, but for
   *     what {@code validate} finds)
   * @throws IOException if a file cannot be read or written, or may not be replaced
   */
  public static CommandResult run(List<String> arguments, String input)
      throws InputException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int code = Main.run(arguments.toArray(String[]::new), in, out, err);
    String messages = err.toString(StandardCharsets.UTF_8);
    boolean isJson = arguments.contains("--json");
    CommandResult result = new CommandResult(code, out.toByteArray(), messages, isJson);
    if (code == ExitCode.IO_FAILED.code()) {
      throw new IOException(messages.strip());
    } else if (isRefusal(result, isJson)) {
      throw new InputException(messages.lines().toList());
    }
    return result;
  }

  /** Whether a command did nothing, since it cannot use what it was given. */
  private static boolean isRefusal(CommandResult result, boolean isJson) {
    int code = result.exitCode();
    boolean isDone =
        isJson
            ? !result.text("status").equals(Optional.of("error"))
            : result.output().length > 0; // by validate, whose result is what is wrong
    return code == ExitCode.USAGE.code() || (code == ExitCode.INVALID_INPUT.code() && !isDone);
  }

  private static ResultSource source(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + ": no such directory");
    }
    return ResultSource.of(directory);
  }

  private static CheckOutcome checked(
      PlanningInstance instance, Path directory, ResultSource source)
      throws InputException, IOException {
    try {
      return ResultChecker.check(instance.loaded(), source, SearchListening.limited(null));
    } catch (NotAResultException e) {
      throw new InputException(List.of(directory + ": is not a result: " + e.getMessage()));
    }
  }
}
