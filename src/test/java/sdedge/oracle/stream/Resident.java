package sdedge.oracle.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Task;
import sdedge.oracle.model.AcceptedDrafts;
import sdedge.oracle.model.Outcomes;

/** A request that has been admitted, and how far it is (Section 11 of the model). */
final class Resident {
  private static final double ROUNDING = 1e-9;

  private final int request;
  private final int index;
  private final Task task;
  private final Task known; // with the answer that comes
  private final @Nullable DoubleSupplier uniforms;
  double admittedS; // since its arrival
  double firstS; // likewise: its first token is known
  private double gained;
  private final Map<@Nullable String, Map<Integer, Double>> expected =
      new HashMap<>(); // E by mode and length, for each step to choose by
  private final Map<Boolean, Cache> caches = new HashMap<>(); // by whether at the verifier
  private double lastGain;
  private int steps;

  Resident(int request, int index, Task task, Service.@Nullable Chance seed) {
    this.request = request;
    this.index = index;
    this.task = task;
    known = seed == null ? task : seed.known(request, task);
    uniforms = seed == null ? null : seed.numbers(request, task);
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

  /** What became of it, complete so many seconds after it arrived. */
  Outcome.RequestTimes complete(double readyS, double completeS) {
    return new Outcome.RequestTimes(readyS, admittedS, firstS, completeS, steps);
  }

  /** c. */
  double confirmed() {
    return task.inputTokens() + Math.min(known.outputTokens(), gained);
  }

  private record Cache(String model, double tokens) {}

  /** e: what the model of a mode has in its cache where it drafts. */
  double drafted(DraftMode mode) {
    Cache cache = caches.get(mode.isAtVerifier());
    return cache != null && cache.model.equals(mode.model().name()) ? cache.tokens : 0;
  }

  /** E of a draft choice, as far as is known beforehand. */
  double expected(DraftChoice choice) {
    if (Outcomes.varyByContext(task)) {
      return Outcomes.tokensPerStep(task, choice, task.inputTokens() + gained);
    }
    return expected
        .computeIfAbsent(choice.mode(), mode -> new HashMap<>())
        .computeIfAbsent(
            choice.length(), l -> Outcomes.tokensPerStep(task, choice, task.inputTokens()));
  }

  /** A step has been verified; {@code mode} is where it drafted, null without drafts. */
  void gain(DraftChoice choice, @Nullable DraftMode mode) {
    lastGain =
        uniforms == null
            ? Outcomes.tokensPerStep(known, choice, confirmed())
            : AcceptedDrafts.tokens(known, choice, confirmed(), uniforms.getAsDouble());
    gained += lastGain;
    steps++;
    if (mode != null) {
      caches.put(mode.isAtVerifier(), new Cache(mode.model().name(), confirmed() - 1));
    }
  }

  boolean isComplete() {
    return known.outputTokens() - gained <= ROUNDING * lastGain;
  }
}
