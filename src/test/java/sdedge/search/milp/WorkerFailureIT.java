package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.milp.Milp.MilpOptions;
import sdedge.search.milp.WorkerClient.Launcher;
import sdedge.search.problem.ContiguousProblem;

class WorkerFailureIT {
  private static final List<ContiguousProblem> PROBLEMS = SmallProblems.three();
  private static final long LIMIT_NANOS = Duration.ofMillis(2500).toNanos();

  @TempDir Path temporary;

  @Test
  void aHangingBackendIsKilledAndTheRestSurvives() {
    long begin = System.nanoTime();
    Control control =
        Control.asking(
            () -> System.nanoTime() - begin > LIMIT_NANOS ? Termination.TIME_LIMIT : null);
    Milp.Details details = solve("hang", control);
    long late = System.nanoTime() - begin - LIMIT_NANOS;
    assertThat(Duration.ofNanos(late)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    SearchResult result = details.result();
    assertThat(result.termination()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(result.boundS()).isBetween(0.5 * result.timeS(), result.timeS());
    assertFirstProblemSurvives(details);
    assertNothingIsLeft();
  }

  @Test
  void aCrashIsToldAndTheRestSurvives() {
    Milp.Details details = solve("crash", Control.NONE);
    assertThat(details.result().note())
        .contains("134")
        .contains("assertion failed in a native library");
    assertThat(details.problems()).hasSize(3);
    assertThat(details.problems().get(1).termination()).isEqualTo(Termination.INTERRUPTED);
    assertThat(details.problems().get(2).termination())
        .as("by a new worker")
        .isEqualTo(Termination.COMPLETED);
    assertThat(details.result().termination()).isEqualTo(Termination.INTERRUPTED);
    assertFirstProblemSurvives(details);
    assertNothingIsLeft();
  }

  /** The model has the plan that is known, so it cannot be without a solution. */
  @Test
  void aKnownPlanIsNotDenied() {
    Milp.Details details = solve("deny", Control.NONE);
    assertThat(details.result().note())
        .startsWith("scip claims that there is no plan, and one takes ");
    assertThat(details.problems())
        .hasSize(3)
        .allSatisfy(
            problem -> {
              assertThat(problem.termination()).isEqualTo(Termination.INTERRUPTED);
              assertThat(problem.failure()).contains(problem.timeS() + " s");
            });
    assertNothingIsLeft();
  }

  private Milp.Details solve(String mood, Control control) {
    try (Launcher installed = Launcher.installed();
        WorkerClient client = new WorkerClient(() -> moody(installed, mood))) {
      MilpOptions whole = new MilpOptions(1, 0, false, false); // what paths prove needs no worker
      return Milp.details(client, List.of(PROBLEMS), Backend.SCIP, whole, control);
    }
  }

  private ProcessBuilder moody(Launcher installed, String mood) {
    ProcessBuilder command = installed.command();
    List<String> words = command.command();
    words.set(words.size() - 1, "-Djava.io.tmpdir=" + temporary);
    words.addAll(List.of(MoodyWorker.class.getName(), mood));
    return command;
  }

  private static void assertFirstProblemSurvives(Milp.Details details) {
    List<List<ContiguousProblem>> first = List.of(PROBLEMS.subList(0, 1));
    double optimumS = DynamicProgram.solve(first, SearchOptions.DEFAULT, Control.NONE).timeS();
    assertThat(details.problems().get(0).timeS()).isCloseTo(optimumS, within(1e-9 * optimumS));
    assertThat(details.result().timeS()).isLessThanOrEqualTo(optimumS * (1 + 1e-9));
  }

  private void assertNothingIsLeft() {
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }
}
