package sdedge.check.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Instance;

/** The tasks that are resident, and what they reserve on the nodes (Section 6 of the model). */
final class Residents {
  private final ModeSelection loaded;
  private final Instance instance;
  private final Map<Integer, Double> tokens; // by drafter
  private int count;

  Residents(ModeSelection loaded) {
    this.loaded = loaded;
    instance = loaded.instance();
    tokens = new HashMap<>();
  }

  /** Another system with the same tasks. */
  Residents(Residents other) {
    loaded = other.loaded;
    instance = other.instance;
    tokens = new HashMap<>(other.tokens);
    count = other.count;
  }

  /** Whether some more tasks fit beside them. */
  boolean fit(List<Integer> more) {
    Residents together = new Residents(this);
    together.add(more);
    boolean fit =
        together.count <= instance.batching().maxTasksPerCohort()
            && loaded.atVerifier(together.tokens).fits();
    for (int task : more) {
      int drafter = instance.tasks().get(task).drafter();
      double own = together.tokens.getOrDefault(drafter, 0.0);
      fit &= loaded.atDrafter(drafter, own).fits();
    }
    return fit;
  }

  void add(List<Integer> tasks) {
    tasks.forEach(task -> add(task, 1));
  }

  void remove(List<Integer> tasks) {
    tasks.forEach(task -> add(task, -1));
  }

  private void add(int task, int sign) {
    double reserved = sign * Memory.tokens(instance, task); // whole, so sums are exact
    tokens.merge(instance.tasks().get(task).drafter(), reserved, Double::sum);
    count += sign;
  }
}
