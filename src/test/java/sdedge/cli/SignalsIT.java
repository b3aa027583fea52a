package sdedge.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.control.Termination;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.study.Search;

@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class SignalsIT {
  /** All plans of 24 tasks take for ever, and so does SCIP. */
  private static final String LONG = "src/test/resources/reference/speed/tasks-24.json";

  /** Long enough for the dynamic program where Java only interprets. */
  private static final String LARGE = "src/test/resources/reference/speed/tasks-200.json";

  @TempDir private Path folder;

  private Path result() {
    return folder.resolve("place/result");
  }

  private Program program() {
    return new Program(folder).with("-Dsdedge.stderr.terminal=true");
  }

  /** The first progress is shown after a second of search. */
  private void awaitProgress(Process process) throws Exception {
    await(process, text -> !text.isEmpty());
  }

  private void await(Process process, Predicate<String> said) throws Exception {
    while (process.isAlive() && !said.test(program().err())) {
      process.waitFor(10, MILLISECONDS);
    }
    assertThat(process.isAlive()).as("goes on: " + program().err()).isTrue();
  }

  /** The best plan is there, a plan, as fast as claimed, with a bound that is none above. */
  private void assertBestPlan(String instance) throws Exception {
    WholeResult.check(result());
    assertThat(WholeResult.names(folder.resolve("place"))).containsExactly("result");
    Map<String, Object> claimed = Cli.summary(result());
    assertThat(claimed).containsEntry("status", "feasible");
    assertThat(claimed).containsEntry("termination", "interrupted");
    double makespanS = Json.number(claimed.get("makespan_s"));
    Object boundS = claimed.get("bound_s");
    assertThat(boundS == null ? 0 : Json.number(boundS)).isBetween(0.0, makespanS);
    Path again = folder.resolve("again");
    assertThat(Cli.run("evaluate", instance, result().resolve("plan.json"), "-o", again).code())
        .isZero();
    assertThat(Cli.makespanS(again)).isCloseTo(makespanS, within(1e-9 * makespanS));
  }

  @ParameterizedTest
  @CsvSource({"exhaustive,INT,130," + LONG, "exhaustive,TERM,143," + LONG, "dp,INT,130," + LARGE})
  void theBestPlanSoFarIsWritten(String method, String signal, int code, String instance)
      throws Exception {
    Program program = method.equals("dp") ? program().with("-Xint") : program();
    Process process = program.start("solve", instance, "--method", method, "-o", result());
    awaitProgress(process);

    Program.signal(signal, process);

    assertThat(Program.ended(process)).as(program().err()).isEqualTo(code);
    assertBestPlan(instance);
  }

  /** While all batch plans are searched. */
  @Test
  void theBestOfAllBatchPlansSoFarIsWritten() throws Exception {
    String instance = "instances/memory-limited.yaml";
    Process process = program().start("solve", instance, "--class=partitions", "-o", result());
    await(process, text -> text.contains("all batch plans"));

    Program.signal("INT", process);

    assertThat(Program.ended(process)).as(program().err()).isEqualTo(130);
    assertBestPlan(instance);
    assertThat(Cli.summary(result())).containsEntry("class", "partitions");
  }

  /** The handler is there before the first command, even before the arguments are read. */
  @Test
  void aSignalBeforeTheArgumentsAreReadLeavesAPlan() throws Exception {
    Path classes = folder.resolve("classes.txt");
    Process process =
        program()
            .with("-Xlog:class+load:file=" + classes)
            .start("solve", LONG, "--method", "exhaustive", "-o", result());
    while (process.isAlive() && !isLoaded(classes, "sdedge.cli.RootCommand")) {
      Thread.onSpinWait();
    }

    Program.signal("INT", process);

    assertThat(Program.ended(process)).as(program().err()).isEqualTo(130);
    assertBestPlan(LONG);
  }

  private static boolean isLoaded(Path classes, String name) throws Exception {
    return Files.exists(classes)
        && Files.readString(classes, StandardCharsets.ISO_8859_1).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dp", "exhaustive", "milp:scip", "greedy"})
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // the search hears nothing
  void aSignalBeforeTheSearchLeavesAPlan(String method) throws Exception {
    Signals signals = new Signals();
    signals.take(15);

    Ended ended =
        Cli.run("", signals, Search.SOLVER, "solve", LONG, "--method", method, "-o", result());

    assertThat(ended.code()).as(ended.err()).isEqualTo(143);
    WholeResult.check(result());
  }

  /** Whatever limit a search also reached: the exit code and the file tell the same. */
  @ParameterizedTest
  @EnumSource(
      value = Termination.class,
      names = {"TIME_LIMIT", "MEMORY_LIMIT", "GAP", "INTERRUPTED"})
  void theSignalIsTheTermination(Termination limit) throws Exception {
    Ended ended = signalledWhileFinding(limit, true);

    assertThat(ended.code()).isEqualTo(130);
    assertThat(Cli.summary(result())).containsEntry("termination", "interrupted");
  }

  @Test
  void theSignalIsTheTerminationWithoutAPlanToo() {
    Ended ended = signalledWhileFinding(Termination.MEMORY_LIMIT, false);

    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.err()).contains("the search ended (interrupted) before it found any plan");
    assertThat(result()).doesNotExist();
  }

  private Ended signalledWhileFinding(Termination limit, boolean plan) {
    Signals signals = new Signals();
    Search search =
        Cli.search(
            (instance, control) -> {
              signals.take(2);
              if (!plan) {
                return new Outcome.Unknown(limit, null);
              }
              Outcome.Found best = ExitCodesTest.best(instance);
              return new Outcome.Feasible(
                  best.plan(), best.makespanS(), null, limit, "", Counts.NONE);
            });
    return Cli.run("", signals, search, "solve", Cli.ROLLING, "-o", result());
  }

  /** A proof that is complete stays one; only the comparison after it is missing. */
  @Test
  void aSignalAfterTheProofLeavesItAProof() throws Exception {
    Signals signals = new Signals();
    Search search =
        Cli.search(
            (instance, control) -> {
              signals.take(2);
              return ExitCodesTest.best(instance);
            });

    Ended ended = Cli.run("", signals, search, "solve", Cli.ROLLING, "-o", result());

    assertThat(ended.code()).isEqualTo(130);
    assertThat(Cli.summary(result()))
        .containsEntry("status", "optimal")
        .containsEntry("termination", "completed")
        .containsEntry("autoregressive_makespan_s", null);
  }

  @Test
  void aComparisonKeepsTheRowsSoFar() throws Exception {
    Process process =
        program().start("compare", LONG, "--methods", "random,exhaustive,greedy", "-o", result());
    awaitProgress(process);

    Program.signal("INT", process);

    assertThat(Program.ended(process)).as(program().err()).isEqualTo(130);
    WholeResult.check(result());
    List<String> rows = Files.readAllLines(result().resolve("compare.csv"));
    assertThat(rows).hasSize(4); // rules come first, in whatever sequence they are named
    assertThat(rows.get(1)).contains(",random,feasible,completed,");
    assertThat(rows.get(2)).contains(",exhaustive,feasible,interrupted,");
    assertThat(rows.get(3)).contains(",greedy,feasible,completed,");
  }

  @Test
  void aSweepKeepsTheRowsSoFar() throws Exception {
    Path csv = folder.resolve("sweep.csv");
    Process process =
        program()
            .start(
                "sweep", LONG, "--tasks", "23,24", "--methods", "random,exhaustive", "--csv", csv);
    await(process, text -> text.contains("incumbent"));

    Program.signal("TERM", process);

    assertThat(Program.ended(process)).as(program().err()).isEqualTo(143);
    assertThat(program().err()).contains("interrupted; the rows so far are written");
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1)).startsWith("23,random,feasible,completed,").doesNotEndWith(",,");
  }

  /** Nothing new is worth less than what is there. */
  @ParameterizedTest
  @ValueSource(strings = {"compare", "sweep"})
  void aSignalBeforeTheFirstRowLeavesTheOldTable(String command) throws Exception {
    Path csv = folder.resolve("old.csv");
    List<Object> argv = new ArrayList<>(List.of(command, Cli.ROLLING, "--csv", csv));
    argv.addAll(command.equals("sweep") ? List.of("--tasks", "2") : List.of());
    List<Object> former = new ArrayList<>(argv);
    former.addAll(List.of("--methods", "greedy"));
    assertThat(Cli.run(former.toArray()).code()).isZero();
    byte[] old = Files.readAllBytes(csv);
    Signals signals = new Signals();
    signals.take(2);

    Ended ended = Cli.run("", signals, Search.SOLVER, argv.toArray());

    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.err()).contains("nothing is written");
    assertThat(csv).hasBinaryContent(old);
  }

  /** Who waits for standard input has nothing to save, and may wait for ever. */
  @Test
  void aSignalEndsTheWaitForStandardInput() throws Exception {
    Path classes = folder.resolve("classes.txt");
    Process process =
        program().with("-Xlog:class+load:file=" + classes).start("solve", "-", "-o", result());
    while (process.isAlive() && !isLoaded(classes, "sdedge.document.InputFile")) {
      Thread.onSpinWait();
    }

    Program.signal("TERM", process);

    assertThat(Program.ended(process)).isEqualTo(143);
    assertThat(folder.resolve("place")).doesNotExist();
  }
}
