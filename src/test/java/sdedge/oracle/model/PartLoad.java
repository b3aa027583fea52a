package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.DraftMode;
import sdedge.instance.Task;

/**
 * What a part of a batch asks of the nodes, by step from 1, as its tasks are added one by one
 * (Sections 4 and 9 of the model).
 */
final class PartLoad {
  private final DraftMode mode;
  private final int length;
  private final boolean pads;
  private final List<Integer> members = new ArrayList<>();
  private final List<Decoding> tasks = new ArrayList<>();
  private final List<StepLoad> steps = new ArrayList<>();
  private double promptTokens;
  private int longestPrompt;

  PartLoad(DraftMode mode, int length, boolean pads) {
    this.mode = mode;
    this.length = length;
    this.pads = pads;
  }

  List<Integer> members() {
    return members;
  }

  /** Adds a task that decodes in some way. */
  void add(int index, Task task, Decoding decoding) {
    members.add(index);
    tasks.add(decoding);
    promptTokens += task.inputTokens();
    longestPrompt = Math.max(longestPrompt, task.inputTokens());
    int prompt = pads ? 0 : task.inputTokens();
    for (int n = 1; n <= decoding.steps(); n++) {
      if (n > steps.size()) {
        steps.add(StepLoad.of(mode, length));
      }
      double confirmed = prompt + decoding.gained(n);
      double read = n == 1 ? 0 : confirmed - 1;
      StepLoad others = steps.get(n - 1);
      steps.set(n - 1, others.plus(mode, length, decoding.active(n), confirmed, read, n == 1));
    }
  }

  List<Decoding> tasks() {
    return tasks;
  }

  /** In a batch whose longest prompt has so many tokens. */
  List<StepLoad> steps(int longestOfBatch) {
    if (!pads) {
      return steps;
    }
    int drafting = mode.isAtVerifier() ? longestOfBatch : longestPrompt;
    List<StepLoad> padded = new ArrayList<>(steps.size());
    for (StepLoad step : steps) {
      padded.add(step.behindPrompts(drafting, longestOfBatch, padded.isEmpty()));
    }
    return padded;
  }

  /** Σ I. */
  double promptTokens() {
    return promptTokens;
  }
}
