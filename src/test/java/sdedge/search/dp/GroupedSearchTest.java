package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.problem.BatchConstraints;
import sdedge.search.problem.ContiguousProblem;

/** The search where only some batches are allowed, late uploads included. */
class GroupedSearchTest {
  private static final int DRAWS = 600;

  @Test
  void findsTheBestOfThePlansThatKeepToIt() {
    AtomicInteger possible = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem drawn = DrawnProblem.draw(random);
          ContiguousProblem late = random.nextBoolean() ? late(drawn, random) : drawn;
          BatchConstraints constraints = constraints(random, late.size());
          ContiguousProblem problem = late.with(constraints);
          SearchResult all = Enumeration.solve(List.of(List.of(problem)), Control.NONE);
          assertThat(problem.isPossible()).isEqualTo(all.partition() != null);
          if (problem.isPossible()) {
            SearchResult found =
                DynamicProgram.solve(
                    List.of(List.of(problem)), SearchOptions.DEFAULT, Control.NONE);
            assertThat(found.timeS()).isCloseTo(all.timeS(), within(1e-9 * all.timeS()));
            assertThat(found.boundS()).isLessThanOrEqualTo(all.timeS() * (1 + 1e-12));
            int[] ends = Objects.requireNonNull(found.partition()).batchEnds();
            assertThat(keeps(constraints, ends)).isTrue();
            possible.incrementAndGet();
          }
        });
    TestSeeds.guard(() -> assertThat(possible.get()).isGreaterThan(DRAWS / 3));
  }

  /** Prompts come one by one all along the execution, so that much depends on which is awaited. */
  private static ContiguousProblem late(ContiguousProblem problem, Random random) {
    double timeS =
        DynamicProgram.solve(List.of(List.of(problem)), SearchOptions.DEFAULT, Control.NONE)
            .timeS();
    double[] readyS = random.doubles(problem.size(), 0, timeS).sorted().toArray();
    return DrawnProblem.withReady(problem, readyS);
  }

  private static BatchConstraints constraints(Random random, int size) {
    List<Set<Integer>> together = new ArrayList<>();
    List<Set<Integer>> apart = new ArrayList<>();
    for (int k = 0; k <= random.nextInt(2); k++) {
      int from = random.nextInt(size - 1);
      int to = Math.min(size - 1, from + 1 + random.nextInt(2));
      (random.nextInt(3) > 0 ? together : apart).add(Set.of(from, to));
    }
    return new BatchConstraints(together, apart);
  }

  /** Tasks are their positions. */
  private static boolean keeps(BatchConstraints constraints, int[] ends) {
    return constraints.together().stream().allMatch(set -> batches(set, ends) == 1)
        && constraints.apart().stream().allMatch(set -> batches(set, ends) == set.size());
  }

  private static long batches(Set<Integer> tasks, int[] ends) {
    return tasks.stream()
        .map(task -> Arrays.stream(ends).filter(end -> end <= task).count())
        .distinct()
        .count();
  }
}
