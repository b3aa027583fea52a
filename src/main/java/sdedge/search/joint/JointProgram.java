package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.UplinkPolicy;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Partition;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.Termination;
import sdedge.search.dp.BatchGraph;
import sdedge.search.dp.DynamicProgram;

/**
 * The plan and the allocation of the bands of least makespan, over several problems with the uplink
 * {@code joint} (docs/model.md section 7). First the dynamic program with the equal finish as ready
 * times, which bounds each problem and often solves it; then, best bound first, the search of what
 * that leaves.
 */
public final class JointProgram {
  /** What is within this of the best, relative, is as good: half of what counts as proven. */
  private static final double PROVEN = 5e-10;

  private final SearchOptions options;
  private final Control control;
  private final Set<JointRule> rules;
  private final double tolerance;
  private final Incumbent incumbent = new Incumbent();
  private double boundS = Double.POSITIVE_INFINITY;
  private @Nullable Termination stopped;
  private Counts counts = Counts.NONE;

  private JointProgram(SearchOptions options, Control control, Set<JointRule> rules) {
    this.options = options;
    this.control = control;
    this.rules = rules;
    tolerance = Math.max(PROVEN, options.gap());
  }

  /** The best plan of problems whose uplinks are either all joint or all given. */
  public static SearchResult orGiven(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return groups.get(0).get(0).uplink() == UplinkPolicy.JOINT
        ? solve(groups, options, control)
        : DynamicProgram.solve(groups, options, control);
  }

  /**
   * The best plan of all problems, with its allocation: the problem of the result is explicit.
   *
   * @param groups problems whose uplink is joint
   */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return solve(groups, options, control, EnumSet.allOf(JointRule.class));
  }

  /** As {@link #solve(List, SearchOptions, Control)}, with some of the rules only. */
  static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      SearchOptions options,
      Control control,
      Set<JointRule> rules) {
    return new JointProgram(options, control, rules).solve(groups);
  }

  /** A problem with its bound by equal finish. */
  private record Bounded(ContiguousProblem problem, OrderUploads uploads, double boundS) {}

  private SearchResult solve(List<List<ContiguousProblem>> groups) {
    List<Bounded> bounded = new ArrayList<>();
    for (ContiguousProblem problem : groups.stream().flatMap(List::stream).toList()) {
      bounded.add(equalFinish(problem));
    }
    bounded.sort(Comparator.comparingDouble(Bounded::boundS));
    for (Bounded next : bounded) {
      search(next);
    }
    return result();
  }

  private double limit() {
    return incumbent.timeS() * (1 - tolerance);
  }

  /** The dynamic program in which no batch begins before all tasks up to its end can be there. */
  private Bounded equalFinish(ContiguousProblem problem) {
    OrderUploads uploads = OrderUploads.of(problem);
    SearchOptions exactly = options.withGap(0);
    SearchResult found = DynamicProgram.solve(List.of(List.of(problem)), exactly, limit(), control);
    counts = counts.plus(found.counts());
    if (found.termination() != Termination.COMPLETED) {
      stopped = found.termination();
    }
    Partition cuts = found.partition();
    if (cuts != null) {
      incumbent.begin();
      double[] pathS = BestAllocation.pathS(problem.instance(), cuts.plan(problem));
      incumbent.offer(problem, uploads, cuts, pathS);
    }
    double boundOf = rules.contains(JointRule.EQUAL_FINISH) ? found.boundS() : 0;
    return new Bounded(problem, uploads, boundOf);
  }

  private void search(Bounded next) {
    if (stopped != null || next.boundS >= limit()) {
      boundS = Math.min(boundS, next.boundS);
      return;
    }
    BatchGraph graph = BatchGraph.of(next.problem);
    if (graph == null) {
      stopped = Termination.MEMORY_LIMIT;
      boundS = Math.min(boundS, next.boundS);
      return;
    }
    if (rules.contains(JointRule.EQUAL_FINISH)) {
      EqualFinishBound bound = new EqualFinishBound(graph, next.uploads.equalFinishS());
      double worst = incumbent.timeS() * (1 + tolerance);
      graph = graph.only(batch -> bound.through(batch) <= worst);
    }
    incumbent.begin();
    JointSearch search =
        new JointSearch(graph, next.uploads, incumbent, next.boundS, tolerance, rules, control);
    boundS = Math.min(boundS, search.run());
    counts = counts.plus(new Counts(graph.count(), search.nodes()));
    stopped = search.stopped();
  }

  private SearchResult result() {
    ContiguousProblem problem = incumbent.problem();
    Partition partition = incumbent.partition();
    double bound = Math.min(boundS, incumbent.timeS());
    if (problem == null || partition == null) {
      return SearchResult.nothing(stopped == null ? Termination.INTERRUPTED : stopped, bound);
    }
    BestAllocation best = BestAllocation.of(problem.instance(), partition.plan(problem));
    return new SearchResult(
        ContiguousProblem.of(problem.instance(), best.plan(), problem.lengths()),
        partition,
        best.optimum().makespanS(),
        Math.min(bound, best.optimum().makespanS()),
        termination(best.optimum().makespanS(), bound),
        counts);
  }

  private Termination termination(double makespanS, double bound) {
    if (stopped != null) {
      return stopped;
    }
    return makespanS - bound <= 2 * PROVEN * makespanS ? Termination.COMPLETED : Termination.GAP;
  }
}
