package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.problem.ContiguousProblem;

/** Deadlines and idle times where prompts come late. */
class LateUploadsTest {
  private static final int DRAWS = 300;
  private static final int FEW_DRAWS = 20; // of more tasks
  private static final Set<Pruning> NEITHER =
      EnumSet.complementOf(EnumSet.of(Pruning.DEADLINE, Pruning.IDLE));

  @Test
  void boundsHoldAndNoPlanIsLost() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = late(DrawnProblem.draw(random), random);
          SearchResult without = solve(problem, NEITHER);
          SearchResult with = solve(problem, EnumSet.allOf(Pruning.class));
          assertThat(with.timeS()).isCloseTo(without.timeS(), within(1e-12 * without.timeS()));
          Preprocessing prepared = prepared(problem);
          assertThat(prepared.deadlines().leastS())
              .isBetween(prepared.bounds().toEnd(0), without.timeS() * (1 + 1e-12));
          double[] latest = prepared.deadlines().by(without.timeS() * (1 + 1e-12));
          assertThat(latest[0]).as("a plan begins at 0").isNotNegative();
          for (int i = 0; i <= problem.size(); i++) {
            assertThat(latest[i])
                .isLessThanOrEqualTo(without.timeS() * (1 + 1e-9) - prepared.bounds().toEnd(i));
          }
        });
  }

  /** The last prompt comes so late that all else is done before. */
  @Test
  void aLateLastPromptIsAllThatCounts() {
    ContiguousProblem drawn = DrawnProblem.rolling(new RandomInstances(new Random(5)).tasks(5));
    double[] readyS = {0, 0, 0, 0, 1000};
    ContiguousProblem problem = DrawnProblem.withReady(drawn, readyS);
    Preprocessing prepared = prepared(problem);
    double aloneS = prepared.bounds().toEnd(4);
    assertThat(prepared.deadlines().leastS()).isCloseTo(1000 + aloneS, within(0.1 * aloneS));
    IdleTimes idle = prepared.idle();
    idle.update(0, end -> 100);
    assertThat(idle.until(4)).isEqualTo(1000);
    assertThat(idle.until(5)).isEqualTo(Double.NEGATIVE_INFINITY);
    for (int position = 0; position < 4; position++) {
      assertThat(idle.matters(position, 100)).isFalse();
      assertThat(idle.until(position)).isBetween(900.0, 1000 - Double.MIN_VALUE);
      assertThat(idle.until(position)).isLessThan(idle.until(position + 1));
    }
    BatchRow row = prepared.table().row(3);
    LabelPruning allowance =
        new LabelPruning(prepared.table().weights(), idle, EnumSet.allOf(Pruning.class));
    allowance.begin(new WindowBounds(prepared.bounds(), 3, new double[3], readyS, 0), 0);
    allowance.prepare(row, 0, 4);
    assertThat(allowance.roundedUp(1, 500)).isEqualTo(1000 - row.firstB(0));
    assertThat(allowance.roundedUp(1000, 500)).isEqualTo(1000);
    assertThat(idle.matters(5, 100)).as("the end of all").isTrue();
    assertThat(idle.matters(4, 1000.5)).as("a prefix later than the prompt").isTrue();
  }

  /** Behind a boundary at which an earlier cohort may matter nothing later counts. */
  @Test
  void nothingIsIdleBeforeABoundaryThatMatters() {
    ContiguousProblem drawn = DrawnProblem.rolling(new RandomInstances(new Random(5)).tasks(3));
    ContiguousProblem problem = DrawnProblem.withReady(drawn, new double[] {1, 2, 1000});
    Preprocessing prepared = prepared(problem);
    IdleTimes idle = prepared.idle();
    idle.update(0, end -> 2000);
    assertThat(idle.until(2)).isEqualTo(1000);
    assertThat(idle.until(1)).isEqualTo(2);
    assertThat(idle.until(0)).isEqualTo(1);
  }

  /** As a search goes on: at each position prefixes within the reach of its cohorts get earlier. */
  @Test
  void findingThemWithinReachIsFindingThemAll() {
    TestSeeds.each(
        getClass(),
        FEW_DRAWS,
        random -> {
          ContiguousProblem problem =
              late(DrawnProblem.rolling(new RandomInstances(random).tasks(12)), random);
          Preprocessing prepared = prepared(problem);
          double[] earliestS = new double[problem.size() + 1];
          Arrays.setAll(earliestS, end -> 2 * prepared.bounds().fromStart(end));
          for (int from = 0; from < problem.size(); from++) {
            prepared.idle().update(from, end -> earliestS[end]);
            IdleTimes anew = new IdleTimes(problem, prepared.bounds());
            anew.update(from, end -> earliestS[end]);
            for (int i = from; i <= problem.size(); i++) {
              assertThat(prepared.idle().until(i))
                  .as("%d from %d", i, from)
                  .isEqualTo(anew.until(i));
            }
            for (int end = from + 1; end <= problem.cohortReach()[from]; end++) {
              earliestS[end] *= 1 - 0.5 * random.nextDouble();
            }
          }
        });
  }

  @Test
  void theyLeaveFewLabels() {
    long[] labels = new long[2];
    TestSeeds.each(
        getClass(),
        FEW_DRAWS,
        random -> {
          ContiguousProblem problem =
              late(DrawnProblem.rolling(new RandomInstances(random).tasks(12)), random);
          labels[0] += solve(problem, EnumSet.allOf(Pruning.class)).counts().labels();
          labels[1] += solve(problem, NEITHER).counts().labels();
        });
    System.out.printf("late uploads: %d labels, %d without the rules%n", labels[0], labels[1]);
    TestSeeds.guard(() -> assertThat(labels[0]).isLessThan(labels[1] * 9 / 10));
  }

  /** Prompts in no order, all along the execution. */
  private static ContiguousProblem late(ContiguousProblem drawn, Random random) {
    double timeS = solve(drawn, EnumSet.allOf(Pruning.class)).timeS();
    double scale = random.nextInt(3) * timeS;
    return DrawnProblem.withReady(drawn, random.doubles(drawn.size(), 0, 1e-9 + scale).toArray());
  }

  private static Preprocessing prepared(ContiguousProblem problem) {
    try (Workers workers = new Workers(1)) {
      BatchTable table =
          new BatchTable(
              problem,
              DrawnProblem.pricing(problem),
              SlotCosts.of(problem.pipeline()).weights(),
              workers);
      HeapShare memory = new HeapShare();
      HeapBudget budget = HeapBudget.forecast(problem, table);
      Preprocessing prepared = Preprocessing.of(problem, table, budget, memory, Control.NONE);
      memory.release();
      return Objects.requireNonNull(prepared);
    }
  }

  private static SearchResult solve(ContiguousProblem problem, Set<Pruning> rules) {
    return DynamicProgram.solve(
        List.of(List.of(problem)), SearchOptions.DEFAULT, rules, Control.NONE);
  }
}
