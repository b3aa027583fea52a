package sdedge.search;

import java.util.List;

/** Ways to plan that are found by {@link java.util.ServiceLoader}. */
public interface ApproachSource {
  /** All of them, each under a name of its own. */
  List<Approach> approaches();
}
