package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Partition;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.Timeline;

/** Each rule of pruning saves work and changes nothing else. */
class PruningTest {
  private static final int DRAWS = 250;
  private static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  @ParameterizedTest
  @EnumSource(Pruning.class)
  void aRuleSwitchedOffChangesTheEffortOnly(Pruning rule) {
    Set<Pruning> others = EnumSet.complementOf(EnumSet.of(rule));
    long[] labels = new long[2];
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = draw(random);
          SearchResult with = solve(problem, EnumSet.allOf(Pruning.class));
          SearchResult without = solve(problem, others);
          assertSame(problem, with, without);
          labels[0] += with.counts().labels();
          labels[1] += without.counts().labels();
        });
    System.out.printf("%s: %d labels with the rule, %d without%n", rule, labels[0], labels[1]);
    if (rule == Pruning.BEFORE_PAIR || rule == Pruning.BATCH) {
      assertThat(labels[1]).as("what these rules leave out is left out later").isEqualTo(labels[0]);
    } else {
      assertThat(labels[1]).as("labels without the rule").isGreaterThan(labels[0]);
    }
  }

  @Test
  void allRulesSwitchedOffChangeTheEffortOnly() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = draw(random);
          assertSame(
              problem,
              solve(problem, EnumSet.allOf(Pruning.class)),
              solve(problem, EnumSet.noneOf(Pruning.class)));
        });
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
    double[] readyS = new double[problem.size()]; // by task
    for (int position = 0; position < problem.size(); position++) {
      readyS[problem.tasks()[position]] = problem.readyS()[position];
    }
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    Partition cuts = Objects.requireNonNull(result.partition());
    for (Cohort cohort : cuts.drafterPlan(problem).cohorts()) {
      List<PricedBatch> batches = new ArrayList<>();
      for (Batch batch : cohort.batches()) {
        batches.add(PricedBatch.of(problem.instance(), problem.stages(), batch, readyS));
      }
      cohorts.add(batches);
    }
    return Timeline.makespanS(problem.pipeline(), cohorts);
  }

  private static SearchResult solve(ContiguousProblem problem, Set<Pruning> rules) {
    return DynamicProgram.solve(
        List.of(List.of(problem)), SearchOptions.DEFAULT, rules, Control.NONE);
  }

  private static ContiguousProblem draw(Random random) {
    Instance instance =
        new RandomInstances(random)
            .tasks(2 + random.nextInt(5))
            .maxLength(random.nextInt(3))
            .maxTokens(random.nextBoolean() ? 12 : 100)
            .next();
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    int minLength = instance.speculation().minLength();
    int[] lengths = IntStream.rangeClosed(minLength, instance.speculation().maxLength()).toArray();
    UplinkPolicy uplink =
        instance.uplink() == UplinkPolicy.AUTO ? UplinkPolicy.SEQUENTIAL : instance.uplink();
    Pipeline pipeline = SLOTTED.get(random.nextInt(SLOTTED.size()));
    ContiguousProblem problem =
        ContiguousProblem.of(instance, 0, TaskOrder.GIVEN, tasks, uplink, pipeline, lengths);
    return random.nextBoolean() ? problem : withLateUploads(problem, random);
  }

  /** The same problem with uploads all along the execution, so that much waits and ties. */
  private static ContiguousProblem withLateUploads(ContiguousProblem problem, Random random) {
    double timeS = solve(problem, EnumSet.allOf(Pruning.class)).timeS();
    double[] readyS = random.doubles(problem.size(), 0, 1.2 * timeS).sorted().toArray();
    return new ContiguousProblem(
        problem.instance(),
        problem.drafter(),
        problem.order(),
        problem.uplink(),
        problem.pipeline(),
        problem.tasks(),
        readyS,
        problem.lengths(),
        problem.rule(),
        problem.cohortReach(),
        problem.batchReach());
  }
}
