package sdedge.search.planning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Outcome;
import sdedge.search.SearchResult;
import sdedge.search.joint.BestAllocation;
import sdedge.search.local.Solution;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** A plan given to begin from. */
public final class StartPlan {
  private static final String NOTE =
      "the plan to begin from, which is not contiguous in an order searched";

  private StartPlan() {}

  /** Why a feasible plan cannot be the answer for an instance; null if it can. */
  public static @Nullable String refusal(Instance instance, Plan plan) {
    if (plan.pipeline() != instance.pipeline()) {
      return "its pipeline is %s, but %s is searched"
          .formatted(plan.pipeline().key(), instance.pipeline().key());
    }
    UplinkPolicy uplink = instance.uplink();
    boolean allowed =
        uplink == UplinkPolicy.JOINT
            || uplink == plan.uplink()
            || (uplink == UplinkPolicy.AUTO && plan.uplink() != UplinkPolicy.EXPLICIT);
    if (!allowed) {
      return "its uplink is " + plan.uplink().key() + ", but " + uplink.key() + " is searched";
    }
    return isSearched(instance, plan) ? null : "it has lengths that are not searched";
  }

  /** A plan said to be of the scope searched, and in the first order searched that it is in. */
  public static Plan asSearched(Instance instance, Plan plan) {
    return plan.with(instance.speculation().scope())
        .with(TaskOrdering.orderOf(instance, plan.tasks()));
  }

  /** The plan as a result of one of some problems; none if it is in none of them. */
  static SearchResult among(List<List<ContiguousProblem>> groups, @Nullable Plan plan) {
    if (plan == null) {
      return SearchResult.NONE;
    }
    int[] tasks = plan.tasks().stream().mapToInt(Integer::intValue).toArray();
    for (ContiguousProblem problem : groups.stream().flatMap(List::stream).toList()) {
      boolean same = problem.uplink() == plan.uplink() || !problem.uplink().isDecided();
      if (same && Arrays.equals(tasks, problem.tasks()) && isIn(problem, plan)) {
        double timeS = Timeline.makespanS(problem.instance(), plan);
        return SearchResult.known(problem, Partition.of(plan), timeS);
      }
    }
    return SearchResult.NONE;
  }

  /** Whether a problem has the modes of a plan, and room for its batches and cohorts. */
  private static boolean isIn(ContiguousProblem problem, Plan plan) {
    Instance instance = problem.instance();
    if (!instance.hasModes()) {
      return true;
    }
    int start = 0;
    for (Cohort cohort : plan.cohorts()) {
      int cohortReach = problem.cohortReach()[start];
      for (Batch batch : cohort.batches()) {
        int end = start + batch.tasks().size();
        if (end > cohortReach || end > problem.batchReach()[start]) {
          return false;
        }
        start = end;
      }
    }
    return problem.set().loaded().containsAll(MemoryModel.modes(instance, plan.batches()));
  }

  /**
   * What a search has found, or the plan of a scheme if that is faster: where a limit ended the
   * search and the plan is among those searched, at least if it overlaps steps and sends prompts as
   * they do.
   */
  public static Outcome orOfScheme(Outcome outcome, Instance instance, String scheme, Plan plan) {
    if (!outcome.termination().isLimit() || plan.continuous() != null) {
      return outcome;
    }
    Plan own = asAsked(instance, plan);
    boolean isSearched =
        refusal(instance, own) == null
            && (own.pipeline() == Pipeline.ASYNCHRONOUS || own.order() != null);
    return isSearched
        ? orPlan(outcome, instance, own, "the plan of " + scheme + ", faster than what was found")
        : outcome;
  }

  private static Plan asAsked(Instance instance, Plan plan) {
    List<UplinkPolicy> formulas = UplinkPolicy.FORMULAS;
    UplinkPolicy uplink = instance.uplink();
    boolean mayChange = formulas.contains(uplink) && formulas.contains(plan.uplink());
    Plan sent = mayChange ? plan.with(uplink) : plan;
    Pipeline pipeline = instance.pipeline();
    boolean overlaps = pipeline == Pipeline.ROLLING || pipeline == Pipeline.SYNCHRONOUS;
    return overlaps && plan.pipeline() == Pipeline.SEQUENTIAL ? sent.with(pipeline) : sent;
  }

  /** An outcome, or the plan if that is faster. */
  static Outcome orStart(Outcome outcome, Instance instance, @Nullable Plan start) {
    return start == null ? outcome : orPlan(outcome, instance, start, NOTE);
  }

  private static Outcome orPlan(Outcome outcome, Instance instance, Plan start, String note) {
    Plan plan = BestAllocation.ifJoint(instance, start);
    if (outcome instanceof Outcome.Found found && found.plan().equals(plan)) {
      return outcome;
    }
    if (!outcome.reasons().isEmpty()) {
      return outcome;
    }
    Execution execution = Timeline.execute(instance, plan);
    double makespanS = execution.makespanS();
    if (outcome instanceof Outcome.Found found
        && found.makespanS() <= makespanS * (1 + Solution.SAME)) {
      return outcome;
    }
    Double boundS = outcome.boundS();
    Double atMostS = boundS == null ? null : Double.valueOf(Math.min(boundS, makespanS));
    return new Outcome.Feasible(
        execution, outcome.termination(), note, outcome.counts(), Outcome.Proof.of(atMostS));
  }

  /** Whether a plan has lengths that are searched: schemes do not ask for the least one. */
  static boolean isSearched(Instance instance, Plan plan) {
    int[] lengths =
        plan.batches().stream().flatMapToInt(batch -> batch.choices().lengths()).toArray();
    return isAlike(plan.batches(), instance.speculation().scope()) && isSearched(instance, lengths);
  }

  private static boolean isAlike(List<Batch> batches, Scope scope) {
    return switch (scope) {
      case DRAFTER -> true;
      case BATCH -> batches.stream().allMatch(batch -> Batch.areAlike(List.of(batch)));
      case GLOBAL -> Batch.areAlike(batches);
    };
  }

  static boolean isSearched(Instance instance, int[] lengths) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    return IntStream.of(lengths).allMatch(length -> length >= least && length <= most);
  }
}
