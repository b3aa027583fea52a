package sdedge.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.plan.Plan;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * The best of one or more contiguous problems of the same drafter.
 *
 * @param problem the problem of the best plan; null if no plan was found
 * @param partition its cuts; null if no plan was found
 * @param timeS its makespan by the search's own sums, seconds; infinite if no plan was found
 * @param boundS no plan of any of the problems is faster, seconds
 * @param termination {@code COMPLETED} if the plan is optimal
 * @param note why a proof is missing, for the user; empty if the termination says it all
 * @param certificates weights that prove bounds by themselves; none for uplinks that are given
 */
public record SearchResult(
    @Nullable ContiguousProblem problem,
    @Nullable Partition partition,
    double timeS,
    double boundS,
    Termination termination,
    Counts counts,
    String note,
    List<Certificate> certificates) {
  public SearchResult {
    certificates = List.copyOf(certificates);
  }

  /** A result whose bound nothing proves by itself. */
  public SearchResult(
      @Nullable ContiguousProblem problem,
      @Nullable Partition partition,
      double timeS,
      double boundS,
      Termination termination,
      Counts counts) {
    this(problem, partition, timeS, boundS, termination, counts, "", List.of());
  }

  /** A plan that says nothing of others, with its makespan in seconds. */
  public static SearchResult known(
      @Nullable ContiguousProblem problem, @Nullable Partition partition, double timeS) {
    double none = Double.POSITIVE_INFINITY;
    return new SearchResult(problem, partition, timeS, none, Termination.COMPLETED, Counts.NONE);
  }

  /** The plan found; null if none was. */
  public @Nullable Plan plan() {
    return problem == null || partition == null ? null : partition.plan(problem);
  }

  /** Plans within this relative distance are equally fast (docs/model.md section 7). */
  public static final double TIE = 1e-12;

  /** Nothing found, because there was nothing to search. */
  public static final SearchResult NONE = nothing(Termination.COMPLETED, Double.POSITIVE_INFINITY);

  /** Nothing found, for a reason. */
  public static SearchResult nothing(Termination reason, double boundS) {
    return new SearchResult(null, null, Double.POSITIVE_INFINITY, boundS, reason, Counts.NONE);
  }

  /** This result with another bound. */
  public SearchResult withBound(double newBoundS) {
    return new SearchResult(
        problem, partition, timeS, newBoundS, termination, counts, note, certificates);
  }

  /** The result of both searches: the other's plan only if it is faster, not just by rounding. */
  public SearchResult and(SearchResult other) {
    List<Certificate> all = new ArrayList<>(certificates);
    all.addAll(other.certificates);
    SearchResult best = other.timeS < timeS * (1 - TIE) ? other : this;
    return new SearchResult(
        best.problem,
        best.partition,
        best.timeS,
        Math.min(Math.min(boundS, other.boundS), best.timeS),
        termination == Termination.COMPLETED ? other.termination : termination,
        counts.plus(other.counts),
        note.isEmpty() ? other.note : note,
        all);
  }
}
