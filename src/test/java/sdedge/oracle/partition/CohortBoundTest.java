package sdedge.oracle.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Pricing;
import sdedge.plan.Batch;

/** What is shown of a structure holds for each of its cohorts. */
class CohortBoundTest {
  private static final List<Pipeline> PIPELINES =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  @Test
  @Tag(TestSeeds.DRAWS)
  void nothingIsShownThatACohortRefutes() {
    double[] shares = new double[3];
    TestSeeds.each(
        getClass(), TestSeeds.draws(60, 400), random -> new Drawn(random).compare(shares));
    TestSeeds.guard(() -> assertThat(shares[1]).isGreaterThan(0.5 * shares[0]));
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void nothingIsShownThatACohortOfManyBatchesRefutes() {
    double[] counts = new double[2];
    TestSeeds.each(
        getClass(), TestSeeds.draws(40, 400), random -> new Drawn(random).compareMany(counts));
    TestSeeds.guard(() -> assertThat(counts[1]).isGreaterThan(0.1 * counts[0]));
  }

  /** Of its four batches the last, of few steps, pays more than what it takes. */
  @Test
  void aFourthBatchThatPaysMoreThanItTakesIsCounted() {
    new Drawn(new Random(41_000_286)).compareMany(new double[2]);
  }

  /** A random instance with random prices. */
  private static final class Drawn {
    private final Random random;
    private final Instance instance;
    private final Pipeline pipeline;
    private final Pricing pricing;
    private final List<ChoiceCosts> choices = new ArrayList<>();
    private final PricedTasks priced;
    private final Map<Batch, BatchTimes> ofBatches = new HashMap<>();
    private final Map<List<Integer>, Double> least = new HashMap<>(); // by choices and leads

    Drawn(Random random) {
      this.random = random;
      Instance drawn =
          new RandomInstances(random)
              .tasks(2 + random.nextInt(4))
              .drafters(1 + random.nextInt(2))
              .maxLength(random.nextInt(3))
              .maxTokens(60)
              .next();
      instance = RandomInstances.batched(random, drawn);
      pipeline = PIPELINES.get(random.nextInt(PIPELINES.size()));
      pricing = new Pricing(instance, pipeline);
      for (int l = instance.speculation().minLength();
          l <= instance.speculation().maxLength();
          l++) {
        choices.add(ChoiceCosts.of(instance, l));
      }
      priced = drawPrices();
    }

    /** About what a task takes by itself, more for tasks of many steps. */
    private PricedTasks drawPrices() {
      int tasks = instance.tasks().size();
      int length = instance.speculation().maxLength();
      double[] prices = new double[tasks];
      for (int k = 0; k < tasks; k++) {
        BatchTimes times = times(List.of(k), length);
        prices[k] = random.nextDouble() * CohortSeconds.of(pipeline, List.of(times));
      }
      double mean = Arrays.stream(prices).average().orElse(0);
      int[] steps = PricedTasks.steps(instance, length);
      int from = steps[random.nextInt(tasks)];
      List<PartitionPrices.Row> rows =
          List.of(new PartitionPrices.Row(from, 1, random.nextDouble() * mean));
      PartitionPrices stated =
          new PartitionPrices(
              0, null, length, prices, rows, random.nextBoolean() ? rows : List.of(), 0, 0);
      return PricedTasks.of(
          instance, stated, Room.of(instance, new ModeSelection(instance, Set.of())));
    }

    void compare(double[] counts) {
      for (int batches = 1; batches <= 3; batches++) {
        enumerate(batches);
      }
      least.forEach(
          (key, excessS) -> {
            List<BatchSides> sides = new ArrayList<>();
            for (int b = 0; b < key.size(); b += 2) {
              sides.add(new BatchSides(choices.get(key.get(b)), key.get(b + 1), priced.room()));
            }
            double[][] from = new double[sides.size()][priced.count()];
            CohortBound bound = new CohortBound(priced, sides, pipeline);
            double shown = bound.above(Double.POSITIVE_INFINITY, from, 60);
            double scaleS = Math.abs(excessS) + Arrays.stream(priced.prices()).sum();
            assertThat(shown).as("%s", key).isLessThanOrEqualTo(excessS + 1e-9 * scaleS);
            counts[0]++;
            counts[1] += shown >= excessS - 1e-3 * scaleS ? 1 : 0;
            counts[2] += (excessS - shown) / scaleS;
          });
    }

    /** Of three batches and more, by the two longest. */
    void compareMany(double[] counts) {
      least.clear();
      if (pipeline == Pipeline.SEQUENTIAL) {
        return;
      }
      for (int batches = 3; batches <= Math.min(4, instance.tasks().size()); batches++) {
        enumerate(batches);
      }
      Map<List<Integer>, Double> byLongest = new HashMap<>();
      least.forEach((key, excessS) -> byLongest.merge(longest(key), excessS, Math::min));
      FurtherBatches further = new FurtherBatches(choices, priced);
      byLongest.forEach(
          (key, excessS) -> {
            BatchSides one = new BatchSides(choices.get(key.get(0)), key.get(1), priced.room());
            BatchSides other = new BatchSides(choices.get(key.get(2)), key.get(3), priced.room());
            ManyBatches many = new ManyBatches(priced, further, one, other);
            double scaleS = Math.abs(excessS) + Arrays.stream(priced.prices()).sum();
            assertThat(many.shows(excessS + 1e-9 * scaleS)).as("%s", key).isFalse();
            counts[0]++;
            counts[1] += many.shows(excessS - 0.02 * scaleS) ? 1 : 0;
          });
    }

    /** Choice and lead of the two batches of the most steps, of equal ones the first. */
    private List<Integer> longest(List<Integer> key) {
      return IntStream.range(0, key.size() / 2)
          .boxed()
          .sorted(
              Comparator.comparingInt(
                      (Integer b) -> -choices.get(key.get(2 * b)).steps()[key.get(2 * b + 1)])
                  .thenComparing(b -> key.get(2 * b))
                  .thenComparing(b -> key.get(2 * b + 1)))
          .limit(2)
          .flatMap(b -> Stream.of(key.get(2 * b), key.get(2 * b + 1)))
          .toList();
    }

    /** All cohorts of so many batches. */
    private void enumerate(int batches) {
      int tasks = instance.tasks().size();
      int[] places = new int[tasks];
      do {
        List<List<Integer>> sets = new ArrayList<>();
        for (int b = 1; b <= batches; b++) {
          int batch = b;
          sets.add(IntStream.range(0, tasks).filter(k -> places[k] == batch).boxed().toList());
        }
        if (sets.stream().noneMatch(List::isEmpty) && fits(sets)) {
          withChoices(sets, priced.of(sets), new ArrayList<>(), new ArrayList<>());
        }
      } while (advance(places, batches));
    }

    private static boolean advance(int[] places, int most) {
      for (int k = 0; k < places.length; k++) {
        if (places[k]++ < most) {
          return true;
        }
        places[k] = 0;
      }
      return false;
    }

    private boolean fits(List<List<Integer>> sets) {
      Batching limits = instance.batching();
      ModeSelection none = new ModeSelection(instance, Set.of());
      List<Integer> all = sets.stream().flatMap(List::stream).toList();
      return all.size() <= limits.maxTasksPerCohort()
          && sets.stream().allMatch(set -> set.size() <= limits.maxTasksPerBatch())
          && (limits.isByBatch()
              ? sets.stream().allMatch(set -> Memory.fits(none, set))
              : Memory.fits(none, all));
    }

    private void withChoices(
        List<List<Integer>> sets, double paidS, List<Integer> key, List<BatchTimes> times) {
      if (times.size() == sets.size()) {
        double excessS = CohortSeconds.of(pipeline, times) - paidS;
        least.merge(List.copyOf(key), excessS, Math::min);
        return;
      }
      List<Integer> set = sets.get(times.size());
      for (int c = 0; c < choices.size(); c++) {
        List<Integer> more = new ArrayList<>(key);
        more.add(c);
        more.add(lead(choices.get(c), set));
        List<BatchTimes> longer = new ArrayList<>(times);
        longer.add(times(set, choices.get(c).length()));
        withChoices(sets, paidS, more, longer);
      }
    }

    private BatchTimes times(List<Integer> set, int length) {
      return ofBatches.computeIfAbsent(new Batch(set, length), pricing::times);
    }

    /** The first of the most steps. */
    private static int lead(ChoiceCosts choice, List<Integer> set) {
      int lead = set.get(0);
      for (int k : set) {
        lead = choice.steps()[k] > choice.steps()[lead] ? k : lead;
      }
      return lead;
    }
  }
}
