package sdedge.check.stream;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Decoding;
import sdedge.instance.Task;

/** A request that has been admitted, and how far it is (Section 11 of the model). */
final class Resident {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double ROUNDING = 1e-9;
  private static final double UNIT = 0x1.0p-53;

  private final int request;
  private final int index;
  private final Task task;
  private final @Nullable SplittableRandom luck;
  private double gained;
  private double drafted;
  private double lastGain;
  private int steps;

  Resident(int request, int index, Task task, Service.@Nullable Luck luck) {
    this.request = request;
    this.index = index;
    this.task = task;
    this.luck = luck == null ? null : new SplittableRandom(hash(luck.seed(), luck.run(), request));
  }

  /** Where the numbers of a request begin: a chain of hashes. */
  private static long hash(long seed, long... of) {
    long hash = mixed(seed + GOLDEN);
    for (long part : of) {
      hash = mixed(hash + GOLDEN * part);
    }
    return hash;
  }

  private static long mixed(long bits) {
    return new SplittableRandom(bits - GOLDEN).nextLong();
  }

  int request() {
    return request;
  }

  /** The index of the task. */
  int index() {
    return index;
  }

  Task task() {
    return task;
  }

  int drafter() {
    return task.drafter();
  }

  boolean isNew() {
    return steps == 0;
  }

  int steps() {
    return steps;
  }

  /** c. */
  double confirmed() {
    return task.inputTokens() + Math.min(task.outputTokens(), gained);
  }

  /** e: what the drafter has in its cache. */
  double drafted() {
    return drafted;
  }

  /** E(l). */
  double expected(int length) {
    return Decoding.tokensPerStep(task, length);
  }

  /** A step of some length has been verified. */
  void gain(int length) {
    lastGain = luck == null ? expected(length) : drawn(luck, length);
    gained += lastGain;
    steps++;
    drafted = length > 0 ? confirmed() - 1 : drafted;
  }

  private double drawn(SplittableRandom random, int length) {
    double number = (random.nextLong() >>> 11) * UNIT;
    double accepted = 1;
    int tokens = 1;
    for (int i = 1; i <= length; i++) {
      accepted *= task.acceptance().at(i);
      tokens += number < accepted ? 1 : 0;
    }
    return tokens;
  }

  boolean isComplete() {
    return task.outputTokens() - gained <= ROUNDING * lastGain;
  }
}
