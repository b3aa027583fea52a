package sdedge.plan;

import java.util.List;

/**
 * Tasks that are verified together. Its tasks at one drafter are a part; parts draft side by side
 * (docs/model.md section 4).
 *
 * @param tasks indices into {@link sdedge.instance.Instance#tasks()}, in upload order, at least one
 */
public record Batch(List<Integer> tasks, DraftChoices choices) {
  public Batch {
    tasks = List.copyOf(tasks);
  }

  public Batch(List<Integer> tasks, int length) {
    this(tasks, new DraftChoices.SharedChoice(length));
  }
}
