package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.study.Search;

class ExitCodesTest {
  @TempDir private Path folder;

  private Path result() {
    return folder.resolve("result");
  }

  static Outcome.Found best(Instance instance) {
    return (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }

  private static Search feasible(double makespanFactor, Termination termination) {
    return Cli.search(
        (instance, control) -> {
          Outcome.Found best = best(instance);
          double makespanS = best.makespanS() * makespanFactor;
          return new Outcome.Feasible(best.plan(), makespanS, null, termination, "", Counts.NONE);
        });
  }

  @Test
  void aProvenPlanIsDone() {
    Ended ended = Cli.run("solve", ROLLING, "-o", result(), "--require", "optimal");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(Cli.lines(ended.out())).hasSizeLessThanOrEqualTo(15);
    assertThat(ended.out()).contains("optimal", "makespan", "cohort 2   2×l2 2×l3", "written to");
  }

  @Test
  void anInternalErrorShowsItsTraceOnlyWhenAsked() {
    Search broken =
        Cli.search(
            (instance, control) -> {
              throw new IllegalStateException("broken");
            });

    Ended quiet = Cli.run("", broken, "solve", ROLLING, "-o", result());
    Ended verbose = Cli.run("", broken, "solve", "-v", ROLLING, "-o", result());

    assertThat(quiet.code()).isEqualTo(1);
    assertThat(quiet.err()).contains("broken").doesNotContain("\tat ");
    assertThat(verbose.code()).isEqualTo(1);
    assertThat(verbose.err()).contains("\tat ");
    assertThat(Cli.run("", broken, "--verbose", "solve", ROLLING, "-o", "-").err())
        .contains("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void usageErrorsSuggest() {
    assertThat(Cli.run().code()).isEqualTo(2);
    assertThat(Cli.run("solve").code()).isEqualTo(2);
    assertThat(Cli.run("solve", ROLLING, "--threads", "0").code()).isEqualTo(2);
    assertThat(Cli.run("solve", ROLLING, "-o", "-", "--json").code()).isEqualTo(2);
    assertThat(Cli.run("evaluate", "-", "-").code()).isEqualTo(2);
    assertThat(Cli.run("evaluate", ROLLING, "x", "--uplink", "explicit").code()).isEqualTo(2);
    Ended typo = Cli.run("solve", ROLLING, "--metod", "dp");
    assertThat(typo.code()).isEqualTo(2);
    assertThat(typo.err()).contains("--method");
    Ended noUnit = Cli.run("solve", ROLLING, "--time-limit", "30");
    assertThat(noUnit.code()).isEqualTo(2);
    assertThat(noUnit.err()).contains("has no unit", "30s");
  }

  @Test
  void invalidInputIsLocated() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "version: 2\n");

    Ended solve = Cli.run("solve", file);
    Ended validate = Cli.run("validate", file, ROLLING);

    assertThat(solve.code()).isEqualTo(3);
    assertThat(solve.out()).isEmpty();
    assertThat(solve.err()).contains(file + ":1:10: version: 2 must be the integer 1");
    assertThat(validate.code()).isEqualTo(3);
    assertThat(validate.out()).contains(file + ":1:10:", ROLLING + ": valid, 6 tasks, 1 drafter");
    assertThat(validate.err()).isEmpty();
  }

  @Test
  void infeasibleTasksAreNamedAndRecorded() throws Exception {
    String tight =
        Files.readString(Path.of(ROLLING)).replaceFirst("id: mbs,", "id: mbs, memory_bytes: 1,");

    Ended ended = Cli.runWithInput(tight, "solve", "-", "-o", result());

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.out())
        .contains("infeasible", "  the weights do not fit in the memory of node mbs: ")
        .doesNotContain("task u1");
    assertThat(result().resolve("summary.json")).content().contains("\"status\": \"infeasible\"");
    assertThat(result().resolve("run.json")).exists();
    assertThat(result().resolve("plan.json")).doesNotExist();
  }

  @Test
  void aPlanWithoutProofIsWeakerThanRequired() {
    Search search = feasible(1, Termination.TIME_LIMIT);

    Object[] limited = {"solve", ROLLING, "--time-limit", "1h", "-o", result()};
    assertThat(Cli.run("", search, limited).code()).isZero();
    Object[] strict =
        Stream.concat(Stream.of(limited), Stream.of("--require", "optimal")).toArray();
    Ended required = Cli.run("", search, strict);
    assertThat(required.code()).isEqualTo(5);
    assertThat(result().resolve("plan.json")).exists();
  }

  @Test
  void aLimitBeforeAnyPlanLeavesAnEarlierResult() throws Exception {
    Cli.run("solve", ROLLING, "-o", result());
    byte[] before = Files.readAllBytes(result().resolve("run.json"));

    Outcome unknown = new Outcome.Unknown(Termination.TIME_LIMIT, 0.5);
    Ended ended = Cli.runFinding(unknown, "solve", ROLLING, "-o", result(), "--json");

    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.out()).contains("\"status\": \"unknown\"", "\"bound_s\": 0.5");
    assertThat(result().resolve("run.json")).hasBinaryContent(before);
  }

  @Test
  void outOfMemorySaysWhatToReduce() {
    Search full =
        Cli.search(
            (instance, control) -> {
              throw new OutOfMemoryError("test");
            });

    Ended ended = Cli.run("", full, "solve", ROLLING, "-o", result());

    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err()).contains("out of memory", "max_tasks_per_cohort");
  }

  @Test
  void anInfeasiblePlanFailsTheCheck() {
    Search search =
        Cli.search(
            (instance, control) -> {
              Plan plan = best(instance).plan();
              Plan none = new Plan(plan.pipeline(), plan.scope(), null, plan.uplink(), List.of());
              return new Outcome.Optimal(none, 1, Counts.NONE);
            });

    Ended ended = Cli.run("", search, "solve", ROLLING, "-o", result());

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("the plan is infeasible: in no batch");
  }

  @Test
  void filesThatCannotBeReadOrWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("thesis.tex"), "x");

    Ended missing = Cli.run("solve", folder.resolve("none.yaml"));
    assertThat(missing.code()).isEqualTo(8);
    assertThat(missing.err()).contains("none.yaml: no such file");
    assertThat(Cli.run("validate", folder, ROLLING).code()).isEqualTo(8);
    assertThat(Cli.run("solve", "a\0b").code()).isEqualTo(8);
    assertThat(Cli.run("solve", ROLLING, "-o", file).code()).isEqualTo(8);
    assertThat(Cli.run("solve", ROLLING, "-o", file.resolve("below")).code()).isEqualTo(8);
    assertThat(Cli.run("solve", ROLLING, "-o", other).code()).isEqualTo(8);
    assertThat(other.resolve("thesis.tex")).exists();
  }
}
