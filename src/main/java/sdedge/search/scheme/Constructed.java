package sdedge.search.scheme;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.plan.Plan;
import sdedge.search.Counts;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.joint.BestAllocation;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.Partition.Cuts;
import sdedge.timeline.Timeline;

/** The best of the plans that a rule makes of the problems, one each. */
record Constructed(
    String key,
    String definition,
    Effort effort,
    Function<Instance, @Nullable String> refusing,
    UnaryOperator<List<ContiguousProblem>> narrowing,
    Construction construction,
    BiFunction<Instance, Plan, String> remarking)
    implements Reduction {
  /** Cuts an order by a rule instead of a search. When the prompts are there plays no role. */
  @FunctionalInterface
  interface Construction {
    /**
     * The cuts for a problem; null if the control says to stop before they are made.
     *
     * @param seed of what is drawn at random
     */
    @Nullable Partition cut(ContiguousProblem problem, long seed, Control control);
  }

  /** A rule that has nothing to say of its plans. */
  Constructed(
      String key,
      String definition,
      UnaryOperator<List<ContiguousProblem>> narrowing,
      Construction construction) {
    this(
        key,
        definition,
        Effort.RULE,
        instance -> null,
        narrowing,
        construction,
        (instance, plan) -> "");
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    return refusing.apply(instance);
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    Outcome outcome = Planning.scheme(this, instance, options, control);
    return outcome instanceof Outcome.Feasible found
        ? found.with(found.note() + remarking.apply(instance, found.plan()))
        : outcome;
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return narrowing.apply(group);
  }

  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    SearchResult best = SearchResult.NONE;
    Map<List<Object>, Partition> cutsOf = new HashMap<>(); // under all policies the same
    for (ContiguousProblem problem : groups.stream().flatMap(List::stream).toList()) {
      List<Object> key = sequenceAndChoices(problem);
      Partition cuts = cutsOf.get(key);
      if (cuts == null && control.stop() == null) {
        cuts = construction.cut(problem, options.seed(), control);
      }
      if (cuts == null) {
        return stopped(best, control);
      }
      cutsOf.put(key, cuts);
      ContiguousProblem settled = BestAllocation.settled(problem, cuts);
      double timeS = Timeline.makespanS(settled.instance(), cuts.plan(settled), control);
      if (Double.isNaN(timeS)) {
        return stopped(best, control);
      }
      best =
          best.and(
              new SearchResult(settled, cuts, timeS, 0, Termination.COMPLETED, new Counts(1, 1)));
    }
    return best;
  }

  private static SearchResult stopped(SearchResult best, Control control) {
    Termination stop = control.stop();
    Termination reason = stop == null ? Termination.INTERRUPTED : stop;
    return best.and(SearchResult.nothing(reason, 0));
  }

  private static List<Object> sequenceAndChoices(ContiguousProblem problem) {
    return List.of(Arrays.stream(problem.tasks()).boxed().toList(), problem.draftChoices());
  }

  /**
   * Batch sizes drawn uniformly from what still fits, lengths uniformly from all allowed. Cohorts
   * are as large as may be. Every problem begins with the seed anew, so that one order does not
   * depend on the others.
   */
  static final class RandomCuts {
    private RandomCuts() {}

    static Partition cut(ContiguousProblem problem, long seed) {
      Random random = new Random(seed);
      List<DraftChoice> choices = problem.draftChoices();
      boolean global = problem.instance().speculation().scope() == Scope.GLOBAL;
      DraftChoice common = choices.get(random.nextInt(choices.size()));
      Cuts cuts = new Cuts();
      for (int start = 0; start < problem.size(); ) {
        int cohortEnd = problem.cohortReach()[start];
        while (start < cohortEnd) {
          int reach = Math.min(problem.batchReach()[start], cohortEnd);
          int end = start + 1 + random.nextInt(reach - start);
          DraftChoice drawn = global ? common : choices.get(random.nextInt(choices.size()));
          cuts.addBatch(end, problem.choices().orFirst(drawn, start, end));
          start = end;
        }
        cuts.endCohort();
      }
      return cuts.partition();
    }
  }
}
