package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.problem.ContiguousProblem;

/** What the search leaves out is in no plan that would be faster than all others. */
class PrunedSearchIT {
  private static final int DRAWS = TestSeeds.draws(120, 250);

  @Test
  void findsTheBestOfAllPlans() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          for (ContiguousProblem problem : draw(random)) {
            assertBest(problem);
          }
        });
  }

  /** Small problems of all kinds have few labels; those with many late uploads have more. */
  private static List<ContiguousProblem> draw(Random random) {
    return List.of(DrawnProblem.draw(random), DrawnProblem.late(random));
  }

  /** As fast, by the search's sums and executed; which of equally fast plans is left open. */
  private static void assertBest(ContiguousProblem problem) {
    List<List<ContiguousProblem>> problems = List.of(List.of(problem));
    double bestS = Enumeration.solve(problems, Control.NONE).timeS();
    SearchResult found = DynamicProgram.solve(problems, SearchOptions.DEFAULT, Control.NONE);
    double executedS = DrawnProblem.executedS(problem, Objects.requireNonNull(found.partition()));
    assertThat(found.timeS()).isCloseTo(bestS, within(1e-9 * bestS));
    assertThat(found.boundS()).isCloseTo(bestS, within(1e-9 * bestS));
    assertThat(executedS).isCloseTo(bestS, within(1e-9 * bestS));
    assertThat(found.termination()).isEqualTo(Termination.COMPLETED);
  }
}
