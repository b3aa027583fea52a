package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.latency.MeanProgress;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;

/**
 * How many cohorts, and how many batches, the tasks of the most steps need at least (docs/model.md
 * section 7, "All batch plans"): whole numbers, of which fractions of cohorts know nothing.
 *
 * @param length at which steps are counted
 * @param rows by steps, ascending; the first is that of all tasks
 * @param ranks by task, of how many rows it is
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record CohortRows(int length, List<Row> rows, int[] ranks) {
  private static final double ROUNDING = 1e-9;
  private static final double HALF = 0.5;

  CohortRows {
    rows = List.copyOf(rows);
  }

  /**
   * Tasks of some steps or more.
   *
   * @param cohorts that meet one of them at least
   * @param batches that do
   */
  record Row(int steps, int cohorts, int batches) {}

  /** Those of an instance without draft modes. */
  static CohortRows of(Instance instance, int length) {
    int tasks = instance.tasks().size();
    int[] steps =
        instance.tasks().stream()
            .mapToInt(task -> MeanProgress.of(task, DraftChoice.of(length)).steps())
            .toArray();
    int[] distinct = Arrays.stream(steps).sorted().distinct().toArray();
    List<double[]> nodes = nodes(instance);
    List<Row> rows = new ArrayList<>();
    for (int least : distinct) {
      int[] own = IntStream.range(0, tasks).filter(k -> steps[k] >= least).toArray();
      int cohorts = atLeast(own.length, instance.batching().maxTasksPerCohort());
      for (double[] sizes : nodes) {
        double[] some = Arrays.stream(own).mapToDouble(k -> sizes[k]).toArray();
        cohorts = Math.max(cohorts, packed(some));
      }
      int batches = atLeast(own.length, instance.batching().maxTasksPerBatch());
      rows.add(new Row(least, cohorts, batches));
    }
    int[] ranks = Arrays.stream(steps).map(own -> Arrays.binarySearch(distinct, own) + 1).toArray();
    return new CohortRows(length, rows, ranks);
  }

  private static int atLeast(int tasks, int most) {
    return most == Batching.UNLIMITED ? 1 : (tasks - 1) / most + 1;
  }

  /** What each task takes of the memory for caches, by node that has a limit of cohorts. */
  private static List<double[]> nodes(Instance instance) {
    List<double[]> nodes = new ArrayList<>();
    if (instance.batching().isByBatch()) {
      return nodes;
    }
    MemoryModel memory = MemoryModel.of(instance, Set.of());
    nodes.add(
        sizes(
            instance,
            k ->
                memory.verifierPart(
                    instance.tasks().get(k).drafter(), Feasibility.reservedTokens(instance, k))));
    for (int d : instance.draftersWithTasks()) {
      double most = memory.mostTokens(d);
      nodes.add(
          sizes(
              instance,
              k ->
                  instance.tasks().get(k).drafter() == d
                      ? Feasibility.reservedTokens(instance, k) / most
                      : 0));
    }
    return nodes;
  }

  private static double[] sizes(Instance instance, IntToDoubleFunction ofTask) {
    return IntStream.range(0, instance.tasks().size()).mapToDouble(ofTask).toArray();
  }

  /**
   * How many bins of size 1 some sizes need at least: as many as they fill, or by Martello and Toth
   * as many as the large ones need beside which no smaller one fits, and what is left of the
   * others.
   */
  static int packed(double[] sizes) {
    int most = Math.max(1, roundedUp(Arrays.stream(sizes).sum()));
    for (double small : sizes) {
      if (small <= HALF) {
        most = Math.max(most, packed(sizes, small));
      }
    }
    return Math.max(most, packed(sizes, 0));
  }

  private static int packed(double[] sizes, double small) {
    int alone = 0;
    int large = 0;
    double room = 0; // beside the large ones
    double rest = 0;
    for (double size : sizes) {
      if (size > (1 - small) * (1 + ROUNDING)) {
        alone++;
      } else if (size > HALF * (1 + ROUNDING)) {
        large++;
        room += 1 - size;
      } else if (size >= small) {
        rest += size;
      }
    }
    return alone + large + Math.max(0, roundedUp(rest - room));
  }

  private static int roundedUp(double sum) {
    double nearest = Math.rint(sum);
    boolean isWhole = Math.abs(sum - nearest) <= ROUNDING * Math.max(1, nearest);
    return (int) (isWhole ? nearest : Math.ceil(sum));
  }

  /**
   * The prices that cohorts are looked at with.
   *
   * @param ofTasks π by task
   * @param ofRows σ by row
   * @param ofBatchRows the same by row of batches
   */
  CohortPrices prices(double[] ofTasks, double[] ofRows, double[] ofBatchRows) {
    return new CohortPrices(ofTasks, upTo(ofRows), upTo(ofBatchRows));
  }

  /** What all rows come to that each task is of. */
  private double[] upTo(double[] ofRows) {
    return Arrays.stream(ranks).mapToDouble(rank -> Arrays.stream(ofRows, 0, rank).sum()).toArray();
  }
}
