package sdedge.search.joint;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Partition;
import sdedge.wireless.allocation.OptimalAllocation;

/** The best plan met, with its best allocation; plans are evaluated once per problem. */
final class Incumbent {
  private double timeS = Double.POSITIVE_INFINITY;
  private @Nullable ContiguousProblem problem;
  private @Nullable Partition partition;
  private double[] pathS = new double[0];
  private long evaluated;

  /** The plans of one problem evaluated so far. */
  private final Set<Partition> met = new HashSet<>();

  /** The makespan of the best plan, seconds; infinite if there is none. */
  double timeS() {
    return timeS;
  }

  /** The problem of the best plan. */
  @Nullable ContiguousProblem problem() {
    return problem;
  }

  /** The cuts of the best plan. */
  @Nullable Partition partition() {
    return partition;
  }

  /** L by position of the best plan. */
  double[] pathS() {
    return pathS;
  }

  /** How many plans were evaluated. */
  long evaluated() {
    return evaluated;
  }

  /** Goes on to another problem. */
  void begin() {
    met.clear();
  }

  /**
   * Takes a plan if it is the fastest so far.
   *
   * @return whether it is the first time
   */
  boolean offer(ContiguousProblem of, OrderUploads uploads, Partition cuts, double[] lengths) {
    if (!met.add(cuts)) {
      return false;
    }
    evaluated++;
    double found =
        OptimalAllocation.of(uploads.traffic(), lengths, OptimalAllocation.SEARCH).makespanS();
    if (found < timeS) {
      timeS = found;
      problem = of;
      partition = cuts;
      pathS = lengths;
    }
    return true;
  }
}
