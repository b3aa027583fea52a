package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.partition.CohortPool.PooledCohort;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

class CohortMovesTest {
  private static final List<Pipeline> PIPELINES =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);
  private static final int MOVES = 200;

  private int separate;
  private int together;

  /**
   * Whatever is drawn, every task stays in the plan once, all fits, and costs are what they are.
   */
  @Test
  void movesKeepPlansFeasibleAndPriceWhatIsThere() {
    TestSeeds.each(getClass(), 60, this::walk);

    TestSeeds.guard(
        () -> {
          assertThat(separate).as("plans of several cohorts").isPositive();
          assertThat(together).as("cohorts of several batches").isPositive();
        });
  }

  private void walk(Random random) {
    Instance instance = instance(random);
    ChoiceSet choices = ChoiceSets.of(instance).get(0);
    CohortLimits limits = new CohortLimits(instance, choices.loaded());
    PricedBatches batches = new PricedBatches(instance, choices);
    List<PricedCohort> met = new ArrayList<>();
    CohortMoves moves = new CohortMoves(batches, limits, random.nextInt(1_000), met::add);
    if (!IntStream.range(0, 6).allMatch(k -> limits.holdCohort(TaskSet.of(k)))) {
      return;
    }
    PricedCohorts now =
        PricedCohorts.of(
            IntStream.range(0, 6)
                .mapToObj(k -> batches.cohort(List.of(batches.of(TaskSet.of(k), 0))))
                .toList());
    for (int move = 0; move < MOVES; move++) {
      Iterator<PricedCohorts> drawn = moves.of(now);
      now = drawn.next();
      check(instance, now, batches);
    }
    for (PricedCohort cohort : met) {
      assertThat(limits.holdCohort(cohort.tasks())).isTrue();
      assertThat(cohort.seconds()).isEqualTo(batches.cohort(cohort.batches()).seconds());
    }
  }

  private static Instance instance(Random random) {
    Instance drawn =
        new RandomInstances(random).tasks(6).drafters(1 + random.nextInt(2)).maxTokens(30).next();
    return RandomInstances.batched(
        random,
        drawn.withOptions(
            PIPELINES.get(random.nextInt(PIPELINES.size())),
            UplinkPolicy.SEQUENTIAL,
            TaskOrder.AUTO,
            random.nextBoolean() ? Scope.BATCH : Scope.GLOBAL));
  }

  private void check(Instance instance, PricedCohorts now, PricedBatches batches) {
    List<Cohort> cohorts =
        now.cohorts().stream()
            .map(own -> new Cohort(own.batches().stream().map(batches::batch).toList()))
            .toList();
    Plan plan = new Plan(instance.pipeline(), Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
    double seconds = 0;
    for (PricedCohort cohort : now.cohorts()) {
      List<PricedBatch> anew =
          cohort.batches().stream().map(b -> batches.of(b.tasks(), b.place())).toList();
      seconds += batches.cohort(anew).seconds();
      together += cohort.batches().size() > 1 ? 1 : 0;
    }
    separate += now.cohorts().size() > 1 ? 1 : 0;

    assertThat(plan.tasks()).hasSize(6).doesNotHaveDuplicates();
    assertThat(Feasibility.violations(instance, plan)).isEmpty();
    assertThat(now.seconds()).isCloseTo(seconds, within(1e-12 * seconds));
  }

  /** A search finds one plan and one pool, however many threads it has. */
  @Test
  void threadsChangeNothing() {
    TestSeeds.each(
        getClass(),
        5,
        random -> {
          Instance instance = instance(random);
          if (!Feasibility.neverFits(instance).isEmpty()) {
            return;
          }
          ChoiceSet choices = ChoiceSets.of(instance).get(0);
          CohortAnnealing annealing = new CohortAnnealing(instance, choices, Control.NONE);
          CohortAnnealing.Annealed one = annealing.improve(null, 2_000, 4, 1);
          CohortAnnealing.Annealed several = annealing.improve(null, 2_000, 4, 3);

          assertThat(several.best().seconds()).isEqualTo(one.best().seconds());
          assertThat(several.met().cohorts().stream().map(PooledCohort::tasks).toList())
              .isEqualTo(one.met().cohorts().stream().map(PooledCohort::tasks).toList());
        });
  }
}
