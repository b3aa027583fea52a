package sdedge.plan;

import java.util.List;
import java.util.Objects;
import sdedge.instance.DraftChoice;

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

  /** Whether all parts of some batches draft alike: as long, in modes of one name. */
  public static boolean areAlike(List<Batch> batches) {
    List<DraftChoice> choices = batches.stream().flatMap(batch -> batch.choices().all()).toList();
    return choices.stream().mapToInt(DraftChoice::length).distinct().count() <= 1
        && choices.stream().map(DraftChoice::mode).filter(Objects::nonNull).distinct().count() <= 1;
  }
}
