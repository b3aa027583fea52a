package sdedge.oracle.stream;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.plan.GroupService;

/**
 * How requests are served in groups.
 *
 * @param loaded the draft modes that drafters have at hand
 * @param seed what is drawn; null for nothing
 */
public record Service(
    Set<String> loaded, List<GroupService.GroupRule> groups, @Nullable Chance seed) {
  public Service {
    loaded = Set.copyOf(loaded);
    groups = List.copyOf(groups);
  }

  /** What chance decides. */
  public interface Chance {
    /** Numbers in [0, 1) of a request for a task, one per step; null for mean progress. */
    @Nullable DoubleSupplier numbers(int request, Task task);

    /** The task of a request with the answer that comes. */
    Task known(int request, Task task);
  }
}
