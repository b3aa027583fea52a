package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.instance.TaskOrder;
import sdedge.search.SearchOptions;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.solver.Broken;
import sdedge.search.solver.Solver;
import sdedge.study.Search;

/** A bug in a part of a search is told, and the rest has its plan. */
class FailedSearchTest {
  private static final String FAR = "src/test/resources/reference/hard/min-j2373.json";
  private static final String NOTE =
      "nothing is proven, since this failed: the search, the search of order input-asc under uplink"
          + " joint";

  @TempDir private Path folder;

  private static Search broken(Predicate<ContiguousProblem> where) {
    return Cli.search(
        (instance, control) ->
            Solver.solve(instance, new Broken(where), SearchOptions.DEFAULT, control));
  }

  @Test
  void thePlanOfTheOthersIsWrittenAndSaysWhatFailed() throws Exception {
    Search search = broken(problem -> problem.order() == TaskOrder.INPUT_ASC);
    Path result = folder.resolve("result");
    Object[] argv = {"solve", FAR, "--order", "auto", "-o", result};
    Ended ended = Cli.run("", search, argv);

    assertThat(ended.code()).isZero();
    assertThat(Cli.lines(ended.err()))
        .containsExactly(
            "sdedge: the search failed, the rest goes on: java.lang.IllegalStateException: broken",
            "This is a bug. With -v it shows where it happened.",
            "sdedge: the search of order input-asc under uplink joint failed, the rest goes on:"
                + " java.lang.IllegalStateException: broken",
            "This is a bug. With -v it shows where it happened.");
    var summary = Cli.summary(result);
    assertThat(summary)
        .containsEntry("status", "feasible")
        .containsEntry("termination", "interrupted")
        .containsEntry("bound_s", null)
        .containsEntry("note", NOTE);
    assertThat(ended.out()).contains(NOTE);
    assertThat(Cli.run("check", FAR, result).code()).isZero();
  }

  @Test
  void theTraceIsShownWhenAskedFor() {
    Search search = broken(problem -> true);
    Ended ended = Cli.run("", search, "solve", Cli.ROLLING, "-o", "-", "-v");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("\tat sdedge.search.solver.Broken.solve");
    assertThat(ended.out()).contains("\"cohorts\"");
  }

  @Test
  void whatMustBeOptimalIsNot() {
    Search search = broken(problem -> problem.order() == TaskOrder.INPUT_ASC);
    Object[] argv = {"solve", Cli.ROLLING, "--order", "auto", "-o", "-", "--require", "optimal"};
    assertThat(Cli.run("", search, argv).code()).isEqualTo(5);
  }
}
