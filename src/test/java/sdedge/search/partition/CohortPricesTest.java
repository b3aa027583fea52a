package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.dp.Workers;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.prices.CohortPrices;
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.Priced;
import sdedge.search.partition.prices.PricingOracle;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/** Bounds of cohorts under prices against every cohort there is. */
@Tag(TestSeeds.DRAWS)
class CohortPricesTest {
  private static final double SAME = 1e-9;
  private static final List<Pipeline> PIPELINES =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  private int exact;
  private int bounds;

  @Test
  void noCohortCostsLessThanItsBound() {
    int draws = TestSeeds.draws(40, 400);
    TestSeeds.each(getClass(), draws, this::check);

    System.out.printf("prices of cohorts: %d of %d bounds are attained%n", exact, bounds);
    TestSeeds.guard(() -> assertThat(exact).isGreaterThan(bounds / 10));
  }

  private void check(Random random) {
    Instance drawn =
        new RandomInstances(random)
            .tasks(2 + random.nextInt(3))
            .drafters(1 + random.nextInt(2))
            .maxLength(random.nextInt(3))
            .maxTokens(40)
            .next()
            .withOptions(
                PIPELINES.get(random.nextInt(PIPELINES.size())),
                UplinkPolicy.SEQUENTIAL,
                TaskOrder.AUTO,
                random.nextBoolean() ? Scope.BATCH : Scope.GLOBAL);
    Instance instance = RandomInstances.batched(random, drawn);
    assertThat(PricingOracle.refusal(instance)).isNull();
    try (Workers workers = new Workers(1)) {
      for (ChoiceSet choices : ChoiceSets.of(instance)) {
        check(instance, choices, workers, random);
      }
    }
  }

  private void check(Instance instance, ChoiceSet choices, Workers workers, Random random) {
    PricingOracle oracle = new PricingOracle(instance, instance.pipeline(), choices, workers);
    List<Way> ways = ways(instance, choices);
    for (int draw = 0; draw < 6; draw++) {
      CohortPrices prices = prices(instance, ways, random);
      double leastS = ways.stream().mapToDouble(way -> way.beyond(prices)).min().orElseThrow();
      double unit = Arrays.stream(prices.ofTasks()).map(Math::abs).max().orElseThrow() + 1e-9;

      Priced found = oracle.full(prices, Double.NEGATIVE_INFINITY, 60, Control.NONE);

      assertThat(found.complete()).isTrue();
      assertThat(found.twoS()).isLessThanOrEqualTo(leastS + SAME * unit);
      bounds++;
      exact += found.twoS() >= leastS - 1e-6 * unit ? 1 : 0;
      for (Column column : oracle.full(prices, 0, 60, Control.NONE).columns()) {
        assertThat(column.seconds()).isPositive();
      }
    }
  }

  /** Prices that make a set worth its cost, or more, and other tasks less or nothing. */
  private static CohortPrices prices(Instance instance, List<Way> ways, Random random) {
    int tasks = instance.tasks().size();
    Way way = ways.get(random.nextInt(ways.size()));
    CohortPrices prices = new CohortPrices(new double[tasks], new double[tasks], new double[tasks]);
    double scale = way.seconds / tasks;
    for (int k = 0; k < tasks; k++) {
      prices.byCohort()[k] = random.nextInt(3) == 0 ? scale * random.nextDouble() : 0;
      prices.byBatch()[k] = random.nextInt(3) == 0 ? scale * random.nextDouble() : 0;
      prices.ofTasks()[k] = scale * (2 * random.nextDouble() - 0.5);
    }
    for (List<Integer> batch : way.batches) {
      batch.forEach(k -> prices.ofTasks()[k] += scale * random.nextDouble());
    }
    return prices;
  }

  /** A way to run a cohort of at most two batches. */
  private record Way(double seconds, List<List<Integer>> batches) {
    double beyond(CohortPrices prices) {
      double beyond = seconds;
      double byCohort = 0;
      for (List<Integer> batch : batches) {
        double byBatch = 0;
        for (int k : batch) {
          beyond -= prices.ofTasks()[k];
          byBatch = Math.max(byBatch, prices.byBatch()[k]);
          byCohort = Math.max(byCohort, prices.byCohort()[k]);
        }
        beyond -= byBatch;
      }
      return beyond - byCohort;
    }
  }

  private static List<Way> ways(Instance instance, ChoiceSet choices) {
    CohortLimits limits = new CohortLimits(instance, choices.loaded());
    PricedBatches batches = new PricedBatches(instance, instance.pipeline(), choices);
    CohortCosts costs = new CohortCosts(instance.pipeline());
    int all = 1 << instance.tasks().size();
    boolean inTurn = instance.pipeline() == Pipeline.SEQUENTIAL; // then more batches are cohorts
    TaskSet tasks = TaskSet.of(IntStream.range(0, instance.tasks().size()).toArray());
    List<Way> ways = new ArrayList<>();
    for (int x = 1; x < all; x++) {
      for (int y = 0; y < (inTurn ? 1 : all); y++) {
        if ((x & y) == 0
            && limits.holdCohort(tasks.part(x | y))
            && limits.holdBatch(tasks.part(x))
            && limits.holdBatch(tasks.part(y))) {
          for (PricedBatch first : batches.of(tasks.part(x))) {
            if (y == 0) {
              ways.add(way(List.of(first), costs));
            } else {
              batches.of(tasks.part(y)).forEach(next -> ways.add(way(List.of(first, next), costs)));
            }
          }
        }
      }
    }
    return ways;
  }

  private static Way way(List<PricedBatch> batches, CohortCosts costs) {
    return new Way(
        costs.seconds(batches.stream().map(PricedBatch::times).toList()),
        batches.stream().map(batch -> batch.tasks().list()).toList());
  }
}
