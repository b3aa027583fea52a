package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * Who can be in a network at once of a closed batch, in which each task is once, or of some users,
 * each with one request at a time (docs/model.md section 12).
 */
final class ClosedLimits {
  private static final int SAMPLE = 128; // tasks of users that a search looks at
  private static final double ROUNDING = 1 + 1e-9; // of parts of a memory that fill it

  private final NetworkLimits network;
  private final int users; // 0 of a batch
  private final boolean isWeighted;
  private final int most; // n̂
  private final int[] mostOf; // n̂_d by drafter

  private ClosedLimits(NetworkLimits network, int users, boolean isWeighted) {
    this.network = network;
    this.users = users;
    this.isWeighted = isWeighted;
    Instance instance = network.instance();
    double cap = network.cap();
    int[] all = IntStream.range(0, network.tasks()).toArray();
    mostOf = new int[network.drafters()];
    double together = 0;
    for (int d = 0; d < mostOf.length; d++) {
      int fit = fit(instance.tasksOf(d), network::drafterMemory);
      together += fit;
      mostOf[d] = (int) Math.max(1, Math.min(cap, fit));
    }
    double limited = Math.min(cap, fit(all, network::memory));
    most = (int) Math.max(1, Math.min(limited, together));
  }

  /**
   * Of a closed batch.
   *
   * @param isWeighted whether stages take their mean times, not those of an execution
   */
  static ClosedLimits ofBatch(NetworkLimits network, boolean isWeighted) {
    return new ClosedLimits(network, 0, isWeighted);
  }

  /** Of some users. */
  static ClosedLimits ofUsers(NetworkLimits network, int users) {
    return new ClosedLimits(network, users, false);
  }

  /** What a search looks at instead: mean steps and answers, of many tasks of users a part. */
  ClosedLimits roughly() {
    Instance own = network.outcomes().instance().with(Steps.MEAN);
    int apart = users > 0 ? (own.tasks().size() - 1) / SAMPLE + 1 : 1;
    List<Task> some =
        IntStream.range(0, own.tasks().size())
            .filter(k -> k % apart == 0)
            .mapToObj(own.tasks()::get)
            .toList();
    TaskOutcomes means = TaskOutcomes.ofMeans(own.with(some));
    return new ClosedLimits(network.with(means), users, isWeighted);
  }

  /** How many of some tasks fit a memory at most, by the least that each may hold. */
  private int fit(int[] outcomes, IntToDoubleFunction part) {
    double[] least = new double[network.outcomes().instance().tasks().size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int i : outcomes) {
      int task = network.outcomes().task(i);
      least[task] = Math.min(least[task], part.applyAsDouble(i));
    }
    double[] parts = Arrays.stream(least).filter(Double::isFinite).sorted().toArray();
    if (users > 0) {
      double smallest = parts.length == 0 ? Double.POSITIVE_INFINITY : parts[0];
      return (int) Math.min(users, ROUNDING / smallest);
    }
    int count = 0;
    for (double sum = 0; count < parts.length && sum + parts[count] <= ROUNDING; count++) {
      sum += parts[count];
    }
    return count;
  }

  NetworkLimits network() {
    return network;
  }

  /** Whether it is of users, whose requests never end. */
  boolean isOfUsers() {
    return users > 0;
  }

  /** How many seconds of own time a second has at a price: those of all tasks, or of all users. */
  int owners() {
    return users > 0 ? users : network.outcomes().instance().tasks().size();
  }

  /** Whether stages take their mean times, not those of an execution. */
  boolean isWeighted() {
    return isWeighted;
  }

  /** n̂: the most that take part in a pass of the verifier. */
  int most() {
    return most;
  }

  /** n̂_d: the most that take part in a pass of a drafter. */
  int mostOf(int drafter) {
    return mostOf[drafter];
  }
}
