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
  private final boolean isBlock;
  private final List<Integer> members = new ArrayList<>();
  private final List<Decoding> tasks = new ArrayList<>();
  private final List<StepLoad> loads = new ArrayList<>();
  private double promptTokens;

  /** The passes of one step. */
  private static final class StepLoad {
    private final List<PassSums> draft;
    private final PassSums verification = new PassSums();
    private double activeTasks;
    private double logNone;

    StepLoad(List<PassSums> draft) {
      this.draft = draft;
    }
  }

  /**
   * @param isBlock whether one pass drafts all tokens of a step
   */
  PartLoad(int length, boolean isBlock) {
    this.length = length;
    this.isBlock = isBlock;
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
        loads.add(new StepLoad(PassSums.drafts(length, isBlock)));
      }
      StepLoad step = loads.get(n - 1);
      double active = decoding.active(n);
      step.activeTasks += active;
      step.logNone += Math.log1p(-active);
      double confirmed = decoding.confirmed(n);
      PassSums.addDrafts(
          step.draft, active, confirmed, n == 1 ? 0 : confirmed - 1, length, isBlock);
      step.verification.addVerification(active, confirmed, length, n == 1);
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

  /** Copies of the drafting passes of each step. */
  List<List<PassSums>> drafts() {
    return loads.stream().map(step -> step.draft.stream().map(PassSums::copy).toList()).toList();
  }

  /** What the part adds to the verification of each step. */
  List<PassSums> verifications() {
    return loads.stream().map(step -> step.verification.copy()).toList();
  }
}
