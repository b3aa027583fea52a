package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.plan.Feasibility;
import sdedge.wireless.Uplink;

/** What a network and its tasks are to a bound, whatever the prices. */
final class NetworkLimits {
  private static final double SLACK = 1 + 1e-12; // of the memory, as plans have it

  private final Instance instance;
  private final double[] memory; // μ by task
  private final double[] uploadS; // W by task
  private final double cap; // n̂
  private final NodeFloors verifier;
  private final NodeFloors[] drafters;
  private final BooleanSupplier stopped;

  NetworkLimits(Instance instance) {
    this(instance, () -> false);
  }

  /**
   * The limits of an instance.
   *
   * @param stopped whether to stop values of its tasks
   */
  NetworkLimits(Instance instance, BooleanSupplier stopped) {
    this.instance = instance;
    this.stopped = stopped;
    int most = instance.batching().maxTasksPerBatch();
    cap = most == Batching.UNLIMITED ? Double.POSITIVE_INFINITY : most;
    memory = new double[instance.tasks().size()];
    double room = instance.verifier().cacheBytes() * SLACK;
    double perToken = instance.verifier().model().kvBytesPerToken();
    Arrays.setAll(memory, k -> perToken * Feasibility.reservedTokens(instance, k) / room);
    uploadS = new double[memory.length];
    verifier = floors(instance.verifier(), IntStream.range(0, memory.length).toArray());
    drafters = new NodeFloors[instance.drafters().size()];
    for (int d = 0; d < drafters.length; d++) {
      int[] own = instance.tasksOf(d);
      drafters[d] = floors(instance.drafters().get(d).node(), own);
      List<Task> tasks = Arrays.stream(own).mapToObj(instance.tasks()::get).toList();
      double[] alone = Uplink.aloneSeconds(instance.drafters().get(d).wireless(), tasks);
      for (int i = 0; i < own.length; i++) {
        uploadS[own[i]] = alone[i];
      }
    }
  }

  /** A pass holds what fits in memory and in a batch. */
  private NodeFloors floors(Node node, int[] tasks) {
    double longest =
        Arrays.stream(tasks)
            .mapToDouble(k -> Feasibility.reservedTokens(instance, k))
            .max()
            .orElse(0);
    double inMemory = node.cacheBytes() * SLACK / node.model().kvBytesPerToken();
    return new NodeFloors(node, Math.min(cap * longest, inMemory));
  }

  /**
   * Asked for every task that is valued.
   *
   * @throws CancellationException if somebody stopped that
   */
  void goOn() {
    if (stopped.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  /** The instance. */
  Instance instance() {
    return instance;
  }

  /** How many tasks there are. */
  int tasks() {
    return memory.length;
  }

  /** μ of a task: the part of the verifier's memory that it holds, 0 without a limit. */
  double memory(int task) {
    return memory[task];
  }

  /** The least μ. */
  double leastMemory() {
    return Arrays.stream(memory).min().orElse(0);
  }

  /** The largest μ. */
  double mostMemory() {
    return Arrays.stream(memory).max().orElse(0);
  }

  /** W of a task, seconds. */
  double uploadS(int task) {
    return uploadS[task];
  }

  /** n̂; infinite without a cap. */
  double cap() {
    return cap;
  }

  /** Whether there is a cap on the tasks of a pass. */
  boolean hasCap() {
    return cap < Double.POSITIVE_INFINITY;
  }

  /** Whether the verifier's memory is limited. */
  boolean hasMemoryLimit() {
    return instance.verifier().memoryBytes() < Double.POSITIVE_INFINITY;
  }

  /** Passes of the verifier. */
  NodeFloors verifier() {
    return verifier;
  }

  /** Passes of a drafter. */
  NodeFloors drafter(int drafter) {
    return drafters[drafter];
  }

  /** How many drafters there are. */
  int drafters() {
    return drafters.length;
  }

  /** Shares of which a part is by presence, and of the rest a part by memory, where there is. */
  Sharing sharing(double byPresence, double byMemory) {
    if (!hasMemoryLimit() && !hasCap()) {
      return Sharing.BY_PRESENCE;
    }
    double rest = 1 - byPresence;
    double ofMemory = hasMemoryLimit() ? (hasCap() ? rest * byMemory : rest) : 0;
    return new Sharing(byPresence, ofMemory, hasCap() ? rest - ofMemory : 0);
  }
}
