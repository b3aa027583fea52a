package sdedge.explain;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.ContinuousService;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Counts;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.continuous.ShortPlanning;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.scheme.Constrained;
import sdedge.search.scheme.FewerModes;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.ContinuousRun;
import sdedge.study.Search;

/**
 * Solves instances, each in the thread that asks, until it is stopped.
 *
 * @param approach of all searches
 * @param control notified of every search that has ended
 * @param isFound whether the approach found the plan that is explained
 * @param known from which searches go on; null where every search is a whole one
 */
public record Resolver(
    Search search,
    Approach approach,
    SearchOptions options,
    Control control,
    boolean isFound,
    ShortPlanning.@Nullable Known known) {
  /**
   * Searches of their own, whatever plan is explained.
   *
   * @param approach of all searches
   * @param seed of what is drawn at random
   * @param control notified of every search that has ended
   */
  public Resolver(Search search, Approach approach, long seed, Control control) {
    this(search, approach, new SearchOptions(1, 0, seed), control, false, null);
  }

  /** For a plan that the approach found, so that its searches may go on from there. */
  public Resolver ofFoundPlan() {
    return new Resolver(search, approach, options, control, true, known);
  }

  /**
   * One that searches on from a plan where that is shorter: from the one that is explained, or from
   * the best one if another approach found that.
   */
  Resolver from(Instance instance, Plan plan) {
    ShortPlanning.Known own = new ShortPlanning.Known(instance, plan);
    if (!Solver.isNearShorter(own, approach, control.strict())) {
      return this;
    }
    Plan best = isFound || control.isStopped() ? plan : searched(instance, approach).plan();
    return best == null
        ? this
        : new Resolver(
            search, approach, options, control, isFound, new ShortPlanning.Known(instance, best));
  }

  /** One whose searches are for the optimum: this one, or by the dynamic program. */
  Resolver exact() {
    return approach.effort() == Effort.EXACT
        ? this
        : new Resolver(search, Method.DP, options.seed(), control);
  }

  /** What its searches are by; null where they are for the optimum. */
  @Nullable String scheme() {
    return approach.effort() == Effort.EXACT ? null : approach.key();
  }

  /**
   * What was found of a changed instance, or the best plan of it as it was where that is faster in
   * the changed one too: a shortened search need not come by it. As found if there is no time.
   */
  BestPlan orAsBefore(Instance changed, BestPlan found, BestPlan before) {
    Plan plan = before.plan();
    Double mostS = found.makespanS();
    ContinuousService service = plan == null ? null : plan.continuous();
    if (!found.shortened()
        || plan == null
        || mostS == null
        || service == null
        || !Feasibility.violations(changed, plan).isEmpty()) {
      return found;
    }
    try {
      double seconds = ContinuousRun.of(changed, plan).ended(service, mostS, control).makespanS();
      return seconds < mostS ? BestPlan.of(changed, plan, seconds, false).ofShortSearch() : found;
    } catch (NegativePassTimeException e) {
      return found; // a table of the instance says nothing of this plan
    }
  }

  /** Notes that some searches begin; see {@link Control#begin(String, int)}. */
  void begin(String text, int searches) {
    control.begin(text, searches);
  }

  BestPlan solve(Instance instance) {
    return solve(instance, approach);
  }

  /**
   * The best of all batch plans that a search finds from the best one in an order on; that one
   * itself if no other is asked for or found. Those asked for by name are what is searched however
   * the search ends.
   */
  BestPlan ofClass(PlanClass asked, Instance instance, BestPlan inOrder) {
    Plan plan = inOrder.plan();
    Double seconds = inOrder.makespanS();
    boolean isNamed = asked == PlanClass.PARTITIONS;
    if (approach != Method.DP
        || plan == null
        || seconds == null
        || (control.isStopped() && !isNamed)) {
      return inOrder;
    }
    Outcome known =
        inOrder.proven()
            ? new Outcome.Optimal(plan, seconds, Counts.NONE)
            : new Outcome.Feasible(plan, seconds, null, Termination.COMPLETED, "", Counts.NONE);
    Outcome found = AllBatchPlans.of(instance, known, asked, options, control.strict());
    boolean isOther = found != known && (isNamed || found.termination() == Termination.COMPLETED);
    return isOther ? best(instance, (Outcome.Found) found) : inOrder;
  }

  /** Whether plans with and without a draft mode are the best that there are, or are known of. */
  boolean comparesModes(Instance instance) {
    return approach.effort() == Effort.EXACT && instance.pipeline() != Pipeline.ASYNCHRONOUS;
  }

  /**
   * The best plan of an instance without a draft mode.
   *
   * @param best with it
   */
  BestPlan without(Instance instance, String mode, BestPlan best) {
    return instance.pipeline() == Pipeline.CONTINUOUS
        ? continuousWithout(instance, mode, best)
        : withoutInBatches(instance, mode);
  }

  /** A plan that has not loaded the mode is one without it. */
  private BestPlan continuousWithout(Instance instance, String mode, BestPlan best) {
    if (best.modes() != null && !best.modes().contains(mode)) {
      return best;
    }
    Instance others = Edits.without(instance, mode);
    return Feasibility.neverFits(others).isEmpty()
        ? solve(others)
        : BestPlan.failed("no plan without it");
  }

  private BestPlan withoutInBatches(Instance instance, String mode) {
    Reduction others = FewerModes.without(mode);
    String refusal = others.refusal(instance);
    return refusal == null ? optimum(instance, others) : BestPlan.failed(refusal);
  }

  /** The best plan of an instance that keeps to some constraints. */
  BestPlan keepingTo(Constrained constraints, Instance instance) {
    boolean isOrder =
        constraints.equals(Constrained.ofOrder(constraints.key(), constraints.order()));
    return isOrder ? solve(constraints.narrow(instance)) : optimum(instance, constraints);
  }

  /** The optimum of fewer choices: a scheme, which claims nothing of the others. */
  private BestPlan optimum(Instance instance, Approach fewer) {
    BestPlan found = solve(instance, fewer);
    boolean proven = found.plan() != null;
    return new BestPlan(
        found.plan(), found.makespanS(), proven, found.failure(), false, found.modes());
  }

  private BestPlan solve(Instance instance, Approach by) {
    if (control.isStopped()) {
      return BestPlan.NOT_YET;
    }
    try {
      return searched(instance, by);
    } finally {
      control.next();
    }
  }

  private BestPlan searched(Instance instance, Approach by) {
    try {
      return known == null
          ? of(instance, search.solve(instance, by, options, control.strict()))
          : of(instance, search.near(instance, by, known, control.strict())).ofShortSearch();
    } catch (NegativePassTimeException e) {
      return BestPlan.failed(String.valueOf(e.getMessage()));
    }
  }

  private static BestPlan of(Instance instance, Outcome outcome) {
    if (!outcome.reasons().isEmpty()) {
      return BestPlan.failed(String.join("; ", outcome.reasons()));
    }
    boolean ended = outcome.termination() == Termination.COMPLETED;
    return ended && outcome instanceof Outcome.Found found
        ? best(instance, found)
        : BestPlan.NOT_YET;
  }

  private static BestPlan best(Instance instance, Outcome.Found found) {
    boolean proven = found instanceof Outcome.Optimal;
    return BestPlan.of(instance, found.plan(), found.makespanS(), proven);
  }
}
