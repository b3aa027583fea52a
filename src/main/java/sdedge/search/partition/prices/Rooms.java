package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;

/**
 * What a cohort has room for, each as sizes of tasks of which so many fit: the memory of each node,
 * and the tasks that may be in it. Primitive arrays by task, since every bound goes through them.
 */
final class Rooms {
  final List<double[]> ofCohort = new ArrayList<>(); // sizes that sum to 1 at most
  final List<double[]> ofBatches = new ArrayList<>(); // that sum to 1 at most in each batch

  private Rooms() {}

  static Rooms of(Instance instance, Set<String> loaded) {
    Rooms rooms = new Rooms();
    Batching batching = instance.batching();
    MemoryModel memory = MemoryModel.of(instance, loaded);
    List<double[]> ofMemory = batching.isByBatch() ? rooms.ofBatches : rooms.ofCohort;
    add(
        ofMemory,
        instance,
        k -> memory.verifierPart(drafter(instance, k), Feasibility.reservedTokens(instance, k)));
    for (int d : instance.draftersWithTasks()) {
      double most = memory.mostTokens(d);
      add(
          ofMemory,
          instance,
          k -> drafter(instance, k) == d ? Feasibility.reservedTokens(instance, k) / most : 0);
    }
    add(rooms.ofCohort, instance, k -> 1.0 / batching.maxTasksPerCohort());
    add(rooms.ofBatches, instance, k -> 1.0 / batching.maxTasksPerBatch());
    return rooms;
  }

  /** Shares of tasks that come to 1 at most in any batch. */
  double[] sharesOfBatches(int tasks) {
    double[] best = new double[tasks];
    Arrays.fill(best, 1.0 / tasks);
    double most = 1;
    for (double[] sizes : ofBatches) {
      double sum = Arrays.stream(sizes).sum();
      best = sum > most ? sizes : best;
      most = Math.max(most, sum);
    }
    return best;
  }

  /**
   * Shares of some tasks, 0 of all others, that come to 1 at most in any batch that has another
   * task as well.
   */
  double[] sharesBesideOthers(boolean[] some) {
    double[] best = equalShares(some);
    double most = 1;
    for (List<double[]> rooms : List.of(ofBatches, ofCohort)) {
      for (double[] sizes : rooms) {
        double left = 1 - leastOther(sizes, some);
        double sum = 0;
        for (int k = 0; k < some.length; k++) {
          sum += some[k] ? sizes[k] : 0;
        }
        if (left > 0 && sum > most * left) {
          most = sum / left;
          best = new double[some.length];
          for (int k = 0; k < some.length; k++) {
            best[k] = some[k] ? sizes[k] / left : 0;
          }
        }
      }
    }
    return best;
  }

  private static double[] equalShares(boolean[] some) {
    int count = 0;
    for (boolean own : some) {
      count += own ? 1 : 0;
    }
    double[] shares = new double[some.length];
    for (int k = 0; k < some.length; k++) {
      shares[k] = some[k] ? 1.0 / count : 0;
    }
    return shares;
  }

  private static double leastOther(double[] sizes, boolean[] some) {
    double least = 1;
    for (int k = 0; k < some.length; k++) {
      least = some[k] ? least : Math.min(least, sizes[k]);
    }
    return least;
  }

  private static int drafter(Instance instance, int task) {
    return instance.tasks().get(task).drafter();
  }

  /** Adds a room unless all tasks fit at once. */
  private static void add(List<double[]> rooms, Instance instance, IntToDoubleFunction sizeOf) {
    double[] sizes = new double[instance.tasks().size()];
    Arrays.setAll(sizes, sizeOf);
    if (Arrays.stream(sizes).sum() > 1) {
      rooms.add(sizes);
    }
  }

  /** The sizes by room, then task: first those of a cohort, then those of each batch. */
  double[][] sizes() {
    return Stream.concat(ofCohort.stream(), ofBatches.stream()).toArray(double[][]::new);
  }

  /** How much of a room some batches use. */
  static double used(double[] size, double[][] shares, int from, int to) {
    double used = 0;
    for (int b = from; b < to; b++) {
      for (int k = 0; k < size.length; k++) {
        used += shares[b][k] * size[k];
      }
    }
    return used;
  }
}
