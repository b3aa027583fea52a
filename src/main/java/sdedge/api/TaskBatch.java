package sdedge.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Tasks of a plan that are verified together.
 *
 * @param tasks ids, in the order in which they upload; at least one
 * @param length the speculation length of all parts, 0 to 64, 0 for decoding without drafts; empty
 *     where each part has its own
 * @param lengths the speculation lengths by id of the drafter; empty where all parts have one
 * @param modes the draft modes by id of the drafter, of those that have several and draft
 */
public record TaskBatch(
    List<String> tasks,
    OptionalInt length,
    Map<String, Integer> lengths,
    Map<String, String> modes) {
  /**
   * Copies the lists.
   *
   * @param tasks as above
   * @param length as above
   * @param lengths as above
   * @param modes as above
   * @throws IllegalArgumentException unless there is just one of length and lengths
   */
  public TaskBatch {
    tasks = List.copyOf(tasks);
    lengths = Map.copyOf(lengths);
    modes = Map.copyOf(modes);
    if (length.isPresent() != lengths.isEmpty()) {
      throw new IllegalArgumentException("a batch has one length, or one for each drafter");
    }
  }

  /**
   * A batch of drafters with one draft mode each.
   *
   * @param tasks as above
   * @param length as above
   * @param lengths as above
   */
  public TaskBatch(List<String> tasks, OptionalInt length, Map<String, Integer> lengths) {
    this(tasks, length, lengths, Map.of());
  }

  /**
   * A batch with one length for all its parts.
   *
   * @param tasks ids, in the order in which they upload
   * @param length from 0 to 64
   */
  public TaskBatch(List<String> tasks, int length) {
    this(tasks, OptionalInt.of(length), Map.of());
  }

  /** As {@code plan.json} writes it. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tasks", tasks);
    length.ifPresentOrElse(
        one -> document.put("length", one), () -> document.put("lengths", lengths));
    if (!modes.isEmpty()) {
      document.put("modes", modes);
    }
    return document;
  }
}
