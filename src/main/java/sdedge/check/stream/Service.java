package sdedge.check.stream;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.plan.GroupService;

/**
 * How a stream is said to have been served.
 *
 * @param loaded the draft modes that drafters have at hand
 * @param pace which choices may be the best one; null for all
 * @param joins whether requests join one by one; as many groups as there are say for which part of
 *     the residents a pass waits
 * @param seed what is drawn; null for nothing
 */
public record Service(
    Set<String> loaded,
    @Nullable Pace pace,
    List<GroupService.GroupRule> groups,
    boolean joins,
    @Nullable Chance seed) {
  /** Requests that are served in groups. */
  public Service(
      Set<String> loaded,
      @Nullable Pace pace,
      List<GroupService.GroupRule> groups,
      @Nullable Chance seed) {
    this(loaded, pace, groups, false, seed);
  }

  public Service {
    loaded = Set.copyOf(loaded);
    groups = List.copyOf(groups);
  }

  /**
   * A time per token that a share of the residents is to be held to.
   *
   * @param tpotS seconds
   */
  public record Pace(double tpotS, double share) {}

  /** What chance decides. */
  public interface Chance {
    /** Numbers in [0, 1) of a request for a task, one per step; null for mean progress. */
    @Nullable DoubleSupplier numbers(int request, Task task);

    /** The task of a request with the answer that comes. */
    Task known(int request, Task task);
  }
}
