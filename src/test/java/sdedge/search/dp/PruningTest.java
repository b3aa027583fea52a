package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.problem.ContiguousProblem;

/** Each rule of pruning saves work and changes nothing else. */
class PruningTest {
  private static final int DRAWS = TestSeeds.draws(120, 250);

  @ParameterizedTest
  @EnumSource(Pruning.class)
  void aRuleSwitchedOffChangesTheEffortOnly(Pruning rule) {
    Set<Pruning> others = EnumSet.complementOf(EnumSet.of(rule));
    long[] labels = new long[2];
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          for (ContiguousProblem problem : draw(random)) {
            SearchResult with = solve(problem, EnumSet.allOf(Pruning.class));
            SearchResult without = solve(problem, others);
            assertSame(problem, with, without);
            labels[0] += with.counts().labels();
            labels[1] += without.counts().labels();
          }
        });
    System.out.printf("%s: %d labels with the rule, %d without%n", rule, labels[0], labels[1]);
    if (rule == Pruning.BATCH) {
      assertThat(labels[1]).as("what this rule leaves out is left out later").isEqualTo(labels[0]);
    } else {
      TestSeeds.guard(
          () -> assertThat(labels[1]).as("labels without the rule").isGreaterThan(labels[0]));
    }
  }

  @Test
  void allRulesSwitchedOffChangeTheEffortOnly() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = DrawnProblem.draw(random);
          assertSame(
              problem,
              solve(problem, EnumSet.allOf(Pruning.class)),
              solve(problem, EnumSet.noneOf(Pruning.class)));
        });
  }

  /** Small problems of all kinds have few labels; those with many late uploads have more. */
  private static List<ContiguousProblem> draw(Random random) {
    return List.of(DrawnProblem.draw(random), DrawnProblem.late(random));
  }

  /** As fast, by the search's sums and executed; which of equally fast plans is left open. */
  private static void assertSame(
      ContiguousProblem problem, SearchResult with, SearchResult without) {
    assertThat(with.timeS()).isCloseTo(without.timeS(), within(1e-12 * without.timeS()));
    assertThat(with.boundS()).isCloseTo(without.boundS(), within(1e-12 * without.boundS()));
    assertThat(executedS(problem, with)).isCloseTo(with.timeS(), within(1e-9 * with.timeS()));
    assertThat(executedS(problem, without)).isCloseTo(with.timeS(), within(1e-9 * with.timeS()));
    assertThat(with.termination()).isEqualTo(without.termination());
  }

  private static double executedS(ContiguousProblem problem, SearchResult result) {
    return DrawnProblem.executedS(problem, Objects.requireNonNull(result.partition()));
  }

  private static SearchResult solve(ContiguousProblem problem, Set<Pruning> rules) {
    return DynamicProgram.solve(
        List.of(List.of(problem)), SearchOptions.DEFAULT, rules, Control.NONE);
  }
}
