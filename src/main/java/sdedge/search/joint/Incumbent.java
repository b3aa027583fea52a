package sdedge.search.joint;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.wireless.allocation.OptimalAllocation;

/** The best plan met, with its best allocation; plans are evaluated once per problem. */
final class Incumbent {
  private final double tolerance;
  private double timeS = Double.POSITIVE_INFINITY;
  private @Nullable ContiguousProblem problem;
  private @Nullable Partition partition;
  private double[] pathS = new double[0];
  private @Nullable BestAllocation allocated;

  /** The plans of one problem evaluated so far. */
  private final Set<Partition> met = new HashSet<>();

  /**
   * No plan yet.
   *
   * @param tolerance relative; what is not better by more is not searched
   */
  Incumbent(double tolerance) {
    this.tolerance = tolerance;
  }

  /** What is not below this is not worth a search, seconds. */
  double limitS() {
    return timeS * (1 - tolerance);
  }

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

  /** Goes on to another problem. */
  void begin() {
    met.clear();
  }

  /** The best plan with the allocation to keep; null if there is none. */
  @Nullable BestAllocation allocated() {
    if (problem == null || partition == null) {
      return null;
    }
    return allocated == null
        ? BestAllocation.of(problem.instance(), partition.plan(problem))
        : allocated;
  }

  /** Takes a plan if it is the fastest so far. */
  void offer(ContiguousProblem of, Partition cuts) {
    BestAllocation found = BestAllocation.of(of.instance(), cuts.plan(of));
    if (found.optimum().makespanS() < timeS) {
      take(of, cuts, found.optimum().makespanS(), found.pathS());
      allocated = found;
    }
  }

  /**
   * Takes a plan of the problem if it is the fastest so far.
   *
   * @param lengths L by position
   * @return whether it is the first time
   */
  boolean offer(ContiguousProblem of, OrderUploads uploads, Partition cuts, double[] lengths) {
    if (!met.add(cuts)) {
      return false;
    }
    double found =
        OptimalAllocation.of(uploads.traffic(), lengths, OptimalAllocation.SEARCH).makespanS();
    if (found < timeS) {
      take(of, cuts, found, lengths);
    }
    return true;
  }

  private void take(ContiguousProblem of, Partition cuts, double makespanS, double[] lengths) {
    timeS = makespanS;
    problem = of;
    partition = cuts;
    pathS = lengths;
    allocated = null;
  }
}
