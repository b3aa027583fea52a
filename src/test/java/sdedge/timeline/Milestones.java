package sdedge.timeline;

import java.util.List;

/** What a task waits for, seconds: its prompt, its first token, its last. */
record Milestones(double readyS, double firstTokenS, double completionS) {
  /** Of all tasks. */
  static List<Milestones> of(Execution execution) {
    return execution.tasks().stream()
        .map(t -> new Milestones(t.readyS(), t.firstTokenS(), t.completionS()))
        .toList();
  }
}
