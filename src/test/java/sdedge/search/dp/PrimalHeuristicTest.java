package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Pipeline;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.problem.ContiguousProblem;

/** Incumbents are plans that end when they say, and optimal where the bounds' paths are plans. */
class PrimalHeuristicTest {
  private static final int DRAWS = 100;

  @Test
  void everyPrefixEndsWhenItsExecutionEnds() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = DrawnProblem.draw(random);
          try (Workers workers = new Workers(1)) {
            BatchTable table = DrawnProblem.table(problem, workers);
            PrimalHeuristic incumbents = incumbents(problem, table);
            for (int end = 1; end <= problem.size(); end++) {
              Prefix prefix = Objects.requireNonNull(incumbents.best(end));
              double timeS = DrawnProblem.executedS(problem, prefix.partition(table.pricing()));
              assertThat(prefix.timeS()).isCloseTo(timeS, within(1e-12 * timeS));
            }
          }
        });
  }

  @Test
  void withoutOverlapAndWaitingTheShortestPathIsTheOptimum() {
    int[] checked = {0};
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem drawn = DrawnProblem.draw(random);
          ContiguousProblem problem = DrawnProblem.withReady(drawn, new double[drawn.size()]);
          if (problem.pipeline() == Pipeline.SEQUENTIAL) {
            try (Workers workers = new Workers(1)) {
              BatchTable table = DrawnProblem.table(problem, workers);
              PrimalHeuristic incumbents = incumbents(problem, table);
              double timeS = Objects.requireNonNull(incumbents.best(problem.size())).timeS();
              double optimumS = Enumeration.solve(List.of(List.of(problem)), Control.NONE).timeS();
              assertThat(timeS).isCloseTo(optimumS, within(1e-12 * optimumS));
              PathBounds bounds = DrawnProblem.bounds(problem, table);
              for (int from = 0; from < problem.size(); from++) {
                double[] lasting = incumbents.lasting(from);
                for (int e = 1; e < lasting.length; e++) {
                  assertThat(lasting[e])
                      .isCloseTo(bounds.between(from)[e], within(1e-12 * optimumS));
                }
              }
              checked[0]++;
            }
          }
        });
    TestSeeds.guard(() -> assertThat(checked[0]).isGreaterThan(DRAWS / 5));
  }

  @Test
  void aCohortLastsAsLongWheneverItsPromptsAreThere() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem drawn = DrawnProblem.draw(random);
          ContiguousProblem problem = DrawnProblem.withReady(drawn, new double[drawn.size()]);
          try (Workers workers = new Workers(1)) {
            PrimalHeuristic incumbents = incumbents(problem, DrawnProblem.table(problem, workers));
            for (int from = 0; from < problem.size(); from++) {
              double beginS = Objects.requireNonNull(incumbents.best(from)).timeS();
              double[] lasting = incumbents.lasting(from);
              for (int e = 1; e < lasting.length; e++) {
                double bestS = Objects.requireNonNull(incumbents.best(from + e)).timeS();
                assertThat(beginS + lasting[e]).isGreaterThanOrEqualTo(bestS * (1 - 1e-12));
              }
            }
          }
        });
  }

  private static PrimalHeuristic incumbents(ContiguousProblem problem, BatchTable table) {
    PrimalHeuristic incumbents =
        new PrimalHeuristic(problem, table, SlotCosts.of(problem.pipeline()));
    for (int from = 0; from < problem.size(); from++) {
      incumbents.extend(from);
    }
    return incumbents;
  }
}
