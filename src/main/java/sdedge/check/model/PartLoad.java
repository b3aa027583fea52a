package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Task;

/**
 * What a part of a batch asks of the nodes, by step from 1, as sums over its tasks, which are added
 * one by one (Sections 4 and 9 of the model).
 */
final class PartLoad {
  private final int length;
  private final List<Integer> members = new ArrayList<>();
  private final List<Decoding> tasks = new ArrayList<>();
  private final List<StepLoad> loads = new ArrayList<>();
  private double promptTokens;

  /** The passes of one step. */
  private static final class StepLoad {
    private final List<PassSums> draft = new ArrayList<>();
    private final PassSums verification = new PassSums();
    private double activeTasks;
    private double logNone;

    StepLoad(int length) {
      for (int i = 1; i <= length; i++) {
        draft.add(new PassSums());
      }
    }
  }

  PartLoad(int length) {
    this.length = length;
  }

  /** Indices of the tasks so far. */
  List<Integer> members() {
    return members;
  }

  /** Adds a task that decodes in some way. */
  void add(int index, Task task, Decoding decoding) {
    members.add(index);
    tasks.add(decoding);
    promptTokens += task.inputTokens();
    for (int n = 1; n <= decoding.steps(); n++) {
      if (n > loads.size()) {
        loads.add(new StepLoad(length));
      }
      StepLoad step = loads.get(n - 1);
      double active = decoding.active(n);
      step.activeTasks += active;
      step.logNone += Math.log1p(-active);
      for (int i = 1; i <= length; i++) {
        boolean prefill = n == 1 && i == 1;
        step.draft
            .get(i - 1)
            .add(
                active,
                prefill ? task.inputTokens() : 1,
                prefill ? 0 : decoding.confirmed(n) + i - 2);
      }
      step.verification.add(
          active,
          n == 1 ? task.inputTokens() + length : length + 1,
          n == 1 ? 0 : decoding.confirmed(n) - 1);
    }
  }

  List<Decoding> tasks() {
    return List.copyOf(tasks);
  }

  int steps() {
    return loads.size();
  }

  double promptTokens() {
    return promptTokens;
  }

  double activeTasks(int step) {
    return loads.get(step - 1).activeTasks;
  }

  /** π. */
  double chance(int step) {
    return -Math.expm1(loads.get(step - 1).logNone);
  }

  List<PassSums> draft(int step) {
    return loads.get(step - 1).draft;
  }

  /** What the part adds to the verification of each step. */
  List<PassSums> verifications() {
    List<PassSums> copies = new ArrayList<>();
    for (StepLoad step : loads) {
      PassSums copy = new PassSums();
      copy.add(step.verification);
      copies.add(copy);
    }
    return copies;
  }
}
