package sdedge.search.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.partition.BatchPlans;
import sdedge.search.partition.BatchPlans.Found;
import sdedge.search.problem.TaskOrdering;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/**
 * All batch plans, after the best of those contiguous in an order is known (docs/model.md section
 * 7): a faster plan, and a proof where that can be had. How far it goes is counted in moves and
 * sets, never by a clock.
 */
public final class AllBatchPlans {
  private static final int FEW_TASKS = 8; // whose batch plans are all looked at

  /** About a second of one processor. */
  private static final BatchPlans.Budget LITTLE =
      new BatchPlans.Budget(100_000, 4, 1_000, 150_000, false);

  private static final long LABELS_PER_MOVE = 10; // that take as long
  private static final BatchPlans.Budget MUCH =
      new BatchPlans.Budget(4_000_000, 8, 200_000, 20_000_000, true);

  private static final String TOO_MANY =
      "there are too many to look at all; --class contiguous has one over those in an order";
  private static final String FEW_BATCHES = "prices bound those of at most two batches per cohort";
  private static final String NO_TIME = "the search ended before any was proven";

  private AllBatchPlans() {}

  /**
   * An outcome of contiguous plans, or what all batch plans make of it.
   *
   * @param asked which plans are asked for
   * @return the outcome itself if it has no plan, or if nothing was found or proven
   */
  public static Outcome of(
      Instance instance, Outcome outcome, PlanClass asked, SearchOptions options, Control control) {
    if (!(outcome instanceof Outcome.Found found)
        || asked == PlanClass.CONTIGUOUS
        || (asked == PlanClass.AUTO && !mayMatter(instance, found))
        || BatchPlans.refusal(instance) != null) {
      return outcome;
    }
    return of(instance, found, asked, options, control);
  }

  /**
   * An outcome of contiguous plans, or what all batch plans make of it in about a second, whether
   * or not that may matter.
   *
   * @param instance that is not refused
   */
  public static Outcome forComparison(
      Instance instance, Outcome outcome, SearchOptions options, Control control) {
    return outcome instanceof Outcome.Found found
        ? of(instance, found, PlanClass.AUTO, options, control)
        : outcome;
  }

  private static Outcome of(
      Instance instance,
      Outcome.Found found,
      PlanClass asked,
      SearchOptions options,
      Control control) {
    Found best =
        FailureRecovery.attempt(
            control,
            "the search of all batch plans",
            () -> best(instance, found, asked, options, control));
    if (best == null || isNoNews(found, best, asked)) {
      return found;
    }
    return outcome(instance, found, asked, best, control.stop());
  }

  /** Why all batch plans cannot be searched; null if they can. */
  public static @Nullable String refusal(Instance instance) {
    return BatchPlans.refusal(instance);
  }

  /** Whether all batch plans may be faster, or be proven not to be, in little time. */
  private static boolean mayMatter(Instance instance, Outcome.Found found) {
    int tasks = instance.tasks().size();
    return found instanceof Outcome.Optimal
        && instance.order() == TaskOrder.AUTO
        && (tasks <= FEW_TASKS
            || tasks > instance.batching().maxTasksPerCohort()
            || !MemoryModel.of(instance, found.plan()).holdsAll());
  }

  private static @Nullable Found best(
      Instance instance,
      Outcome.Found found,
      PlanClass asked,
      SearchOptions options,
      Control control) {
    BatchPlans.Budget budget = MUCH;
    if (asked == PlanClass.AUTO) {
      long moves = Math.max(LITTLE.moves(), found.counts().labels() / LABELS_PER_MOVE);
      budget = LITTLE.withMoves(Math.min(moves, MUCH.moves()));
    }
    Solution<Plan> known = new Solution<>(found.plan(), found.makespanS());
    try {
      return BatchPlans.best(instance, known, budget, options.threads(), control);
    } catch (NegativePassTimeException e) {
      return null; // a latency table that covers the plans in an order, but not all
    }
  }

  private static boolean isFaster(Found best, Outcome.Found contiguous) {
    return best.plan().isFasterThan(new Solution<>(contiguous.plan(), contiguous.makespanS()));
  }

  /**
   * Nothing is faster, and no more is proven; of a proven plan less is not said unless asked for.
   */
  private static boolean isNoNews(Outcome.Found contiguous, Found best, PlanClass asked) {
    return !isFaster(best, contiguous)
        && !best.isOptimal()
        && (isWithoutBound(best)
            || (asked == PlanClass.AUTO && contiguous instanceof Outcome.Optimal));
  }

  private static boolean isWithoutBound(Found best) {
    return best.boundS() == null && best.certificates().isEmpty();
  }

  private static Outcome outcome(
      Instance instance,
      Outcome.Found contiguous,
      PlanClass asked,
      Found best,
      @Nullable Termination stop) {
    boolean isFaster = isFaster(best, contiguous);
    Execution known = contiguous.execution();
    Execution execution =
        isFaster || known == null ? Timeline.execute(instance, best.plan().plan()) : known;
    Outcome.Contiguous inOrder =
        contiguous.plan().order() == null
            ? null // the plan to begin from
            : new Outcome.Contiguous(
                contiguous.makespanS(),
                contiguous instanceof Outcome.Optimal,
                TaskOrdering.candidates(instance));
    double makespanS = execution.makespanS();
    Double boundS = best.boundS() == null ? null : Math.min(best.boundS(), makespanS);
    Outcome.Proof proof =
        new Outcome.Proof(
            best.isOptimal() ? Double.valueOf(makespanS) : boundS,
            List.of(),
            contiguous.proof().ofAllPolicies(),
            PlanClass.PARTITIONS,
            inOrder,
            best.certificates(),
            boundS == null ? reason(instance, asked, best) : "");
    if (best.isOptimal()) {
      return new Outcome.Optimal(
          execution.plan(), makespanS, execution, contiguous.counts(), proof);
    }
    Termination termination = stop == null ? contiguous.termination() : stop;
    return new Outcome.Feasible(execution, termination, "", contiguous.counts(), proof);
  }

  /** Why nothing is known that no batch plan can be faster than. */
  private static String reason(Instance instance, PlanClass asked, Found best) {
    if (!best.certificates().isEmpty()) {
      return FEW_BATCHES;
    }
    String refusal = BatchPlans.noPrices(instance);
    return asked == PlanClass.AUTO
        ? TOO_MANY
        : refusal == null ? NO_TIME : TOO_MANY + ", and no prices: " + refusal;
  }
}
