package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;

/**
 * What limits the tasks of a cohort, and of a batch: shares that they take of memories and caps, of
 * which there is 1 each.
 *
 * @param ofCohort by limit, by task
 * @param ofBatch by limit, by task
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Room(List<double[]> ofCohort, List<double[]> ofBatch) {
  private static final double ROUNDING = 1e-9;
  private static final double EQUAL = 1e-12;

  /** The limits of an instance; of prompts that are padded only their own tokens count. */
  static Room of(Instance instance, ModeSelection loaded) {
    int tasks = instance.tasks().size();
    List<double[]> memories = new ArrayList<>();
    for (int node = 0; node <= instance.drafters().size(); node++) {
      double[] shares = new double[tasks];
      for (int k = 0; k < tasks; k++) {
        List<Memory.Load> loads = Memory.of(loaded, List.of(k));
        boolean isVerifier = node == instance.drafters().size();
        if (isVerifier || instance.tasks().get(k).drafter() == node) {
          Memory.Load load = loads.get(isVerifier ? loads.size() - 1 : 0);
          shares[k] = load.caches() / load.mostBytes();
        }
      }
      memories.add(shares);
    }
    Batching batching = instance.batching();
    List<double[]> ofCohort = new ArrayList<>();
    List<double[]> ofBatch = new ArrayList<>();
    addTo(ofCohort, equal(tasks, batching.maxTasksPerCohort()));
    addTo(ofBatch, equal(tasks, batching.maxTasksPerBatch()));
    for (double[] memory : memories) {
      addTo(batching.isByBatch() ? ofBatch : ofCohort, memory);
    }
    return new Room(List.copyOf(ofCohort), List.copyOf(ofBatch));
  }

  private static double[] equal(int tasks, int most) {
    double[] shares = new double[tasks];
    Arrays.fill(shares, 1.0 / most);
    return shares;
  }

  /** Adds limits that may bind, unless another of the same kind is never wider. */
  private static void addTo(List<double[]> limits, double[] shares) {
    if (Arrays.stream(shares).sum() <= 1) {
      return;
    }
    if (limits.stream().noneMatch(other -> isNoLess(other, shares))) {
      limits.removeIf(other -> isNoLess(shares, other));
      limits.add(shares);
    }
  }

  private static boolean isNoLess(double[] one, double[] other) {
    for (int k = 0; k < one.length; k++) {
      if (one[k] < other[k]) {
        return false;
      }
    }
    return true;
  }

  int count() {
    return ofCohort.size() + ofBatch.size();
  }

  /** The least share of anything that a task takes. */
  double least() {
    return Stream.concat(ofCohort.stream(), ofBatch.stream())
        .flatMapToDouble(Arrays::stream)
        .filter(share -> share > 0)
        .min()
        .orElse(1);
  }

  /** Shares of tasks by the limit of batches that all of them exceed the most, or equal ones. */
  double[] sharesOfBatch(int tasks) {
    double[] best = new double[tasks];
    Arrays.fill(best, 1.0 / tasks);
    for (double[] shares : ofBatch) {
      best = Arrays.stream(shares).sum() > Arrays.stream(best).sum() ? shares : best;
    }
    return best;
  }

  /**
   * Shares of some tasks in a batch that another one leads: by the limit that they exceed the most
   * beside it, or else equal ones. Those of the ones in a batch come to 1 at most.
   */
  double[] sharesBeside(int lead, boolean[] some) {
    double[] best = new double[some.length];
    int count = 0;
    for (boolean one : some) {
      count += one ? 1 : 0;
    }
    for (int k = 0; k < best.length; k++) {
      best[k] = some[k] ? 1.0 / count : 0;
    }
    double most = 1;
    for (double[] shares : Stream.concat(ofBatch.stream(), ofCohort.stream()).toList()) {
      double[] own = new double[some.length];
      double left = 1 - shares[lead];
      for (int k = 0; left > EQUAL && k < some.length; k++) {
        own[k] = some[k] ? shares[k] / left : 0;
      }
      double sum = Arrays.stream(own).sum();
      if (sum > most) {
        most = sum;
        best = own;
      }
    }
    return best;
  }

  /** Whether some tasks can be in one cohort as far as these limits tell. */
  boolean holds(List<Integer> tasks) {
    return ofCohort.stream()
        .allMatch(shares -> tasks.stream().mapToDouble(k -> shares[k]).sum() <= 1 + EQUAL);
  }

  /** How many cohorts some tasks need at least. */
  int cohorts(List<Integer> tasks) {
    return needed(ofCohort, tasks);
  }

  /** How many batches some tasks need at least. */
  int batches(List<Integer> tasks) {
    return needed(ofBatch, tasks);
  }

  private static int needed(List<double[]> limits, List<Integer> tasks) {
    int most = tasks.isEmpty() ? 0 : 1;
    for (double[] shares : limits) {
      most = Math.max(most, bins(tasks.stream().mapToDouble(k -> shares[k]).toArray()));
    }
    return most;
  }

  /** The bound of Martello and Toth for bins of 1, rounded up beyond a rounding. */
  static int bins(double[] sizes) {
    int most = up(Arrays.stream(sizes).sum());
    double[] least = Arrays.stream(sizes).filter(size -> size <= 0.5).sorted().distinct().toArray();
    for (int i = 0; i <= least.length; i++) {
      double a = i == 0 ? 0 : least[i - 1];
      int large = 0;
      int middle = 0;
      double beside = 0;
      double small = 0;
      for (double size : sizes) {
        if (size > 1 - a + EQUAL) {
          large++;
        } else if (size > 0.5 + EQUAL) {
          middle++;
          beside += size;
        } else if (size >= a) {
          small += size;
        }
      }
      most = Math.max(most, large + middle + Math.max(0, up(small - (middle - beside))));
    }
    return most;
  }

  private static int up(double bins) {
    double nearest = Math.rint(bins);
    return (int)
        (Math.abs(bins - nearest) <= ROUNDING * Math.abs(nearest) ? nearest : Math.ceil(bins));
  }
}
