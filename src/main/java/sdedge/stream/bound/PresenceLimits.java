package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * Who can be in a network at once (docs/model.md section 12): requests of a stream, requests of
 * some users, each with one at a time, or the tasks of a closed batch, each of them once.
 */
final class PresenceLimits {
  private static final int SAMPLE = 128; // tasks of users that a search looks at
  private static final double ROUNDING = 1 + 1e-9; // of parts of a memory that fill it

  private enum Kind {
    STREAM,
    USERS,
    BATCH
  }

  private final NetworkLimits network;
  private final Kind kind;
  private final int users; // 0 if they are none
  private final boolean isWeighted;
  private final double most; // n̂
  private final double[] mostOf; // n̂_d by drafter

  private PresenceLimits(NetworkLimits network, Kind kind, int users, boolean isWeighted) {
    this.network = network;
    this.kind = kind;
    this.users = users;
    this.isWeighted = isWeighted;
    mostOf = new double[network.drafters()];
    Arrays.fill(mostOf, network.cap());
    most = isOfStream() ? network.cap() : mostThatFit();
  }

  /** n̂ of a closed batch or of users; sets those of drafters. */
  private double mostThatFit() {
    double together = 0;
    for (int d = 0; d < mostOf.length; d++) {
      int fit = fit(network.instance().tasksOf(d), network::drafterMemory);
      together += fit;
      mostOf[d] = Math.max(1, Math.min(network.cap(), fit));
    }
    int[] all = IntStream.range(0, network.tasks()).toArray();
    double limited = Math.min(network.cap(), fit(all, network::memory));
    return Math.max(1, Math.min(limited, together));
  }

  /** Of a stream of requests, however many there are. */
  static PresenceLimits ofStream(NetworkLimits network) {
    return new PresenceLimits(network, Kind.STREAM, 0, false);
  }

  /** Of some users. */
  static PresenceLimits ofUsers(NetworkLimits network, int users) {
    return new PresenceLimits(network, Kind.USERS, users, false);
  }

  /**
   * Of a closed batch.
   *
   * @param isWeighted whether stages take their mean times, not those of an execution
   */
  static PresenceLimits ofBatch(NetworkLimits network, boolean isWeighted) {
    return new PresenceLimits(network, Kind.BATCH, 0, isWeighted);
  }

  /**
   * What a search looks at instead: of many tasks a part; of a closed batch and of users mean steps
   * and answers.
   */
  PresenceLimits roughly() {
    if (isOfStream()) {
      return ofStream(network.with(network.outcomes().sample(SAMPLE)));
    }
    Instance own = network.outcomes().instance().with(Steps.MEAN);
    int apart = isOfUsers() ? (own.tasks().size() - 1) / SAMPLE + 1 : 1;
    List<Task> some =
        IntStream.range(0, own.tasks().size())
            .filter(k -> k % apart == 0)
            .mapToObj(own.tasks()::get)
            .toList();
    TaskOutcomes means = TaskOutcomes.ofMeans(own.with(some));
    return new PresenceLimits(network.with(means), kind, users, isWeighted);
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
    if (isOfUsers()) {
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

  /** Whether it is of a stream, in which nobody's own time has a price. */
  boolean isOfStream() {
    return kind == Kind.STREAM;
  }

  /** Whether it is of users, whose requests never end. */
  boolean isOfUsers() {
    return kind == Kind.USERS;
  }

  /** Whether it is of a closed batch. */
  boolean isOfBatch() {
    return kind == Kind.BATCH;
  }

  /** How many prices of own time there are: one of all users, none of a stream. */
  int owners() {
    return switch (kind) {
      case STREAM -> 0;
      case USERS -> 1;
      case BATCH -> network.outcomes().instance().tasks().size();
    };
  }

  /** Which of them is of a task. */
  int owner(int task) {
    return isOfBatch() ? task : 0;
  }

  /** How many seconds of own time a second has at a price of it. */
  int eachOwned() {
    return isOfUsers() ? users : 1;
  }

  /** Whether stages take their mean times, not those of an execution. */
  boolean isWeighted() {
    return isWeighted;
  }

  /** Shares of which a part is by presence, and of the rest a part by memory, where there is. */
  Sharing sharing(double byPresence, double byMemory) {
    boolean hasMemory = network.hasMemoryLimit();
    boolean hasMost = !isOfStream() || network.hasCap();
    if (!hasMemory && !hasMost) {
      return Sharing.BY_PRESENCE;
    }
    double rest = 1 - byPresence;
    double ofMemory = hasMemory ? (hasMost ? rest * byMemory : rest) : 0;
    return new Sharing(byPresence, ofMemory, hasMost ? rest - ofMemory : 0);
  }

  /** n̂: the most that take part in a pass of the verifier; infinite without a cap in a stream. */
  double most() {
    return most;
  }

  /** n̂_d: the most that take part in a pass of a drafter. */
  double mostOf(int drafter) {
    return mostOf[drafter];
  }
}
