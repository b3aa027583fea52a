package sdedge.plan;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Groups of residents that step together and take turns at the servers.
 *
 * @param groups at least one
 */
public record GroupService(List<Integer> tasks, List<GroupRule> groups, Set<String> loaded)
    implements ContinuousService {
  public static final int MOST_GROUPS = 1_000;

  public GroupService {
    tasks = List.copyOf(tasks);
    groups = List.copyOf(groups);
    loaded = ModeSets.inOrder(loaded);
  }

  /** Without draft modes. */
  public GroupService(List<Integer> tasks, List<GroupRule> groups) {
    this(tasks, groups, Set.of());
  }

  @Override
  public IntStream decidedLengths() {
    return groups.stream()
        .filter(group -> group.length() != null)
        .mapToInt(group -> Objects.requireNonNull(group.length()));
  }

  /**
   * A group.
   *
   * @param mostTasks that may be resident in it, beside the limits of the instance; at least 1
   * @param length of all its steps, in the best mode that is loaded; null for the rule {@code best}
   */
  public record GroupRule(int mostTasks, @Nullable Integer length) {}
}
