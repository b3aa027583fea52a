package sdedge.plan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How all tasks are served by continuous batching (docs/model.md section 13).
 *
 * @param tasks indices into {@link sdedge.instance.Instance#tasks()}, each once, in the order in
 *     which their cells send them and in which those that are ready at once are admitted
 * @param groups that take turns, at least one
 * @param loaded names of the draft modes that are loaded
 */
public record ContinuousService(List<Integer> tasks, List<GroupRule> groups, Set<String> loaded) {
  public static final int MOST_GROUPS = 1_000;

  public ContinuousService {
    tasks = List.copyOf(tasks);
    groups = List.copyOf(groups);
    loaded = Collections.unmodifiableSet(new LinkedHashSet<>(loaded));
  }

  /** Without draft modes. */
  public ContinuousService(List<Integer> tasks, List<GroupRule> groups) {
    this(tasks, groups, Set.of());
  }

  /**
   * A group.
   *
   * @param mostTasks that may be resident in it, beside the limits of the instance; at least 1
   * @param length of all its steps, in the best mode that is loaded; null for the rule {@code best}
   */
  public record GroupRule(int mostTasks, @Nullable Integer length) {}
}
