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
import sdedge.search.partition.PricedBatches.CohortCosts;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.PricingOracle;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;
import sdedge.search.partition.prices.PricingOracle.Priced;
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
  private int ofMany;

  @Test
  void noCohortCostsLessThanItsBound() {
    int draws = TestSeeds.draws(40, 400);
    TestSeeds.each(getClass(), draws, this::check);

    System.out.printf(
        "prices of cohorts: %d of %d bounds are attained by two batches%n", exact, bounds);
    TestSeeds.guard(
        () -> {
          assertThat(exact).isGreaterThan(bounds / 10);
          assertThat(ofMany).as("columns of three batches and more").isPositive();
        });
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
    PricingOracle oracle = new PricingOracle(instance, List.of(choices), workers);
    List<Way> ways = ways(instance, choices);
    for (int draw = 0; draw < 6; draw++) {
      CohortPrices prices = prices(instance, ways, random);
      double twoS = leastS(ways, prices, 1, 2);
      double manyS = leastS(ways, prices, 3, Integer.MAX_VALUE);
      double unit = Arrays.stream(prices.ofTasks()).map(Math::abs).max().orElseThrow() + 1e-9;

      Priced offered = oracle.any(prices, 0, 60, Control.NONE); // and what is left of former bounds
      Priced found = oracle.any(prices, Double.NEGATIVE_INFINITY, 60, Control.NONE);

      assertThat(found.complete()).isTrue();
      assertThat(offered.twoS()).isLessThanOrEqualTo(twoS + SAME * unit);
      assertThat(offered.manyS()).isLessThanOrEqualTo(manyS + SAME * unit);
      assertThat(found.twoS()).isLessThanOrEqualTo(twoS + SAME * unit);
      assertThat(found.manyS()).isLessThanOrEqualTo(manyS + SAME * unit);
      bounds++;
      exact += found.twoS() >= twoS - 1e-6 * unit ? 1 : 0;
      for (Column column : offered.columns()) {
        if (column.isWhole()) {
          check(column, instance, choices);
        } else {
          boolean isMany = column.further() != null;
          ofMany += isMany ? 1 : 0;
          double beyondS = column.seconds() - priceS(column, prices);
          assertThat(beyondS)
              .isBetween((isMany ? offered.manyS() : offered.twoS()) - SAME * unit, 0.0);
        }
      }
    }
  }

  /** What a column should cost; its leads meet their rows as a whole. */
  private static double priceS(Column column, CohortPrices prices) {
    double cohort =
        Arrays.stream(column.leads()).mapToDouble(k -> prices.byCohort()[k]).max().orElseThrow();
    Column.Further further = column.further();
    cohort = further == null ? cohort : Math.max(cohort, prices.byCohort()[further.dearest()]);
    double sum = cohort;
    for (int k = 0; k < prices.ofTasks().length; k++) {
      double more = prices.ofTasks()[k] + Math.max(0, prices.byCohort()[k] - cohort);
      for (int m = 0; m < column.leads().length; m++) {
        double batch = prices.byBatch()[column.leads()[m]];
        sum += column.shares()[m][k] * (more + Math.max(0, prices.byBatch()[k] - batch));
        sum += column.leads()[m] == k ? batch : 0;
      }
      sum += further == null ? 0 : further.shares()[k] * more;
      sum += further == null ? 0 : further.met()[k] * prices.byBatch()[k];
    }
    return sum;
  }

  private static double leastS(List<Way> ways, CohortPrices prices, int fewest, int most) {
    return ways.stream()
        .filter(way -> way.batches.size() >= fewest && way.batches.size() <= most)
        .mapToDouble(way -> way.beyond(prices))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** A set that is offered fits, and costs what is said, or more. */
  private static void check(Column column, Instance instance, ChoiceSet choices) {
    PricedBatches batches = new PricedBatches(instance, choices);
    List<PricedBatch> own = new ArrayList<>();
    for (int b = 0; b < column.places().length; b++) {
      double[] shares = column.shares()[b];
      TaskSet tasks =
          TaskSet.of(IntStream.range(0, shares.length).filter(k -> shares[k] == 1).toArray());
      own.add(batches.of(tasks, column.places()[b]));
    }
    double seconds =
        new CohortCosts(instance.pipeline()).seconds(own.stream().map(PricedBatch::times).toList());
    assertThat(column.seconds()).isLessThanOrEqualTo(seconds * (1 + SAME));
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

  /** A way to run a cohort. */
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
    List<Way> ways = new ArrayList<>();
    new Enumeration(instance, choices, ways).extend(List.of(), 0);
    return ways;
  }

  /** Every cohort: all ordered partitions of all sets, with all choices. */
  private record Enumeration(Instance instance, ChoiceSet choices, List<Way> ways) {
    void extend(List<PricedBatch> before, int used) {
      CohortLimits limits = new CohortLimits(instance, choices.loaded());
      PricedBatches batches = new PricedBatches(instance, choices);
      int count = instance.tasks().size();
      TaskSet tasks = TaskSet.of(IntStream.range(0, count).toArray());
      if (!before.isEmpty()) {
        ways.add(way(before, new CohortCosts(instance.pipeline())));
        if (instance.pipeline() == Pipeline.SEQUENTIAL) {
          return; // more batches are as many cohorts
        }
      }
      for (int set = 1; set < 1 << count; set++) {
        if ((set & used) == 0
            && limits.holdCohort(tasks.part(set | used))
            && limits.holdBatch(tasks.part(set))) {
          for (PricedBatch next : batches.of(tasks.part(set))) {
            List<PricedBatch> more = new ArrayList<>(before);
            more.add(next);
            extend(more, used | set);
          }
        }
      }
    }
  }

  private static Way way(List<PricedBatch> batches, CohortCosts costs) {
    return new Way(
        costs.seconds(batches.stream().map(PricedBatch::times).toList()),
        batches.stream().map(batch -> batch.tasks().list()).toList());
  }
}
