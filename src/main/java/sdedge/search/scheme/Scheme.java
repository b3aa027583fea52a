package sdedge.search.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.dp.DynamicProgram;

/** A comparison scheme: what it takes away from the joint problem, and how it solves the rest. */
public interface Scheme extends Approach {
  /** What it does, in one line. */
  String definition();

  /** Why it makes no sense for an instance; null if it does. */
  default @Nullable String refusal(Instance instance) {
    return null;
  }

  /** The instance with the scheme's pipeline and uplink. */
  default Instance narrow(Instance instance) {
    return instance;
  }

  /**
   * The problems left to the scheme.
   *
   * @param group problems of one order and uplink, which differ only in the lengths
   */
  default List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return group;
  }

  /**
   * The best plan of the scheme; its bound says nothing.
   *
   * @param groups narrowed, by order of preference
   */
  default SearchResult solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return DynamicProgram.solve(groups, options, control);
  }
}
