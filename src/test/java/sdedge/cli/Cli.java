package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.study.Search;

/**
 * Runs commands inside the test. Time stands still, so that no limit ends and no progress shows.
 */
final class Cli {
  static final Path CASES = Path.of("src/test/resources/reference/cases");
  static final String ROLLING = CASES.resolve("case-100-late-uploads.yaml").toString();
  static final String TWO_DRAFTERS = "instances/two-drafters.yaml";

  /** Two drafters too, with more to search. */
  static final String SHARED_MEMORY = CASES.resolve("case-105-shared-memory.yaml").toString();

  /** Those of the program but for the makespan of continuous batching, which solve only notes. */
  private static final Search OF_BATCHES =
      new Search() {
        @Override
        public @Nullable Double continuousS(
            Instance instance, @Nullable Plan plan, Control control) {
          return null;
        }
      };

  private Cli() {}

  record Ended(int code, String out, String err) {}

  /** Runs a command; solve does not look whether continuous batching is faster. */
  static Ended run(Object... argv) {
    boolean solves = argv.length > 0 && argv[0].equals("solve");
    return run("", solves ? OF_BATCHES : Search.SOLVER, argv);
  }

  /** Runs a command line, of which no word has blanks. */
  static Ended line(String command) {
    return run((Object[]) command.split(" ", -1));
  }

  /** Solves into a folder, which it returns, to a plan or to the proof that there is none. */
  static Path solved(Path folder, String instance, Object... more) {
    Object[] argv = {"solve", instance, "-o", folder};
    Ended ended = run(with(argv, more));
    assertThat(ended.code()).as(ended.err()).isIn(0, 4);
    return folder;
  }

  /** Arguments with more behind them. */
  static Object[] with(Object[] argv, Object... more) {
    return Stream.concat(Arrays.stream(argv), Arrays.stream(more)).toArray();
  }

  /** A JSON file of a result. */
  static Map<String, Object> json(Path result, String file) throws IOException {
    return Json.parse(Files.readString(result.resolve(file)));
  }

  static Map<String, Object> summary(Path result) throws IOException {
    return json(result, "summary.json");
  }

  static double makespanS(Path result) throws IOException {
    return Json.number(summary(result).get("makespan_s"));
  }

  static Ended runWithInput(String in, Object... argv) {
    return run(in, Search.SOLVER, argv);
  }

  /** Runs with a search that finds {@code outcome}. */
  static Ended runFinding(Outcome outcome, Object... argv) {
    return run("", search((instance, control) -> outcome), argv);
  }

  static Ended run(String in, Search search, Object... argv) {
    return run(in, new Signals(), search, argv);
  }

  /** Runs under signals that the test sends. */
  static Ended run(String in, Signals signals, Search search, Object... argv) {
    return run(in, signals, search, new HandTime(), argv);
  }

  /** Runs by a clock of the test. */
  static Ended run(String in, Signals signals, Search search, TimeSource time, Object... argv) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Arrays.stream(argv).map(Object::toString).toArray(String[]::new),
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            signals,
            search,
            time);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  interface Solve {
    Outcome solve(Instance instance, Control control);
  }

  static Search search(Solve solve) {
    return new Search() {
      @Override
      public Outcome solve(
          Instance instance, Approach approach, SearchOptions options, Control control) {
        return solve.solve(instance, control);
      }

      @Override
      public Outcome autoregressive(
          Instance instance, Plan plan, SearchOptions options, Control control) {
        return Search.SOLVER.autoregressive(instance, plan, options, control);
      }
    };
  }

  static List<String> lines(String text) {
    return text.lines().toList();
  }
}
