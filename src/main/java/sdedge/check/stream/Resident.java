package sdedge.check.stream;

import org.jspecify.annotations.Nullable;
import sdedge.check.model.Decoding;
import sdedge.instance.Task;

/** A request that has been admitted, and how far it is (Section 11 of the model). */
final class Resident {
  private static final double ROUNDING = 1e-9;

  private final int request;
  private final int index;
  private final Task task;
  private final @Nullable RandomNumbers luck;
  private double gained;
  private double drafted;
  private double lastGain;
  private int steps;

  Resident(int request, int index, Task task, Service.@Nullable Luck luck) {
    this.request = request;
    this.index = index;
    this.task = task;
    this.luck = luck == null ? null : new RandomNumbers(luck.seed(), luck.run(), request);
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

  private double drawn(RandomNumbers random, int length) {
    double number = random.uniform();
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
