package sdedge.search.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.partition.BatchPlans;
import sdedge.search.partition.BatchPlans.Found;
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

  private static final String TOO_MANY = "there are too many to look at all";
  private static final String OTHERWISE =
      " in a second; --class partitions takes longer, --class contiguous bounds those in an order";
  private static final String FEW_BATCHES = "prices bound those of at most two batches per cohort";
  private static final String FAILED = "the search of them failed";
  private static final String NOT_COVERED = "a latency table does not cover all of them";

  private AllBatchPlans() {}

  /**
   * An outcome of contiguous plans, or what all batch plans make of it.
   *
   * @param asked which plans are asked for
   * @return the outcome itself if it has no plan, if all batch plans cannot be searched, or if they
   *     are not asked for by name and nothing was found or proven of them
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
    Attempt attempt =
        FailureRecovery.attempt(
            control,
            "the search of all batch plans",
            () -> best(instance, found, asked, options, control));
    Attempt made = attempt == null ? Attempt.none(found, FAILED) : attempt;
    return isNoNews(found, made.best, asked)
        ? found
        : outcome(instance, found, asked, made, control.stop());
  }

  /**
   * What a search made of a plan.
   *
   * @param failure why it ended with nothing; null if it did not
   */
  private record Attempt(Found best, @Nullable String failure) {
    private static Attempt none(Outcome.Found known, String failure) {
      Solution<Plan> plan = new Solution<>(known.plan(), known.makespanS());
      return new Attempt(new Found(plan, null, List.of()), failure);
    }
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

  private static Attempt best(
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
    control.notified(new ProgressListener.Widened("all batch plans"));
    try {
      Found best = BatchPlans.best(instance, known, budget, options.threads(), control);
      return new Attempt(best, null);
    } catch (NegativePassTimeException e) { // the plans in an order are covered
      return Attempt.none(found, NOT_COVERED);
    }
  }

  private static boolean isFaster(Found best, Outcome.Found contiguous) {
    return best.plan().isFasterThan(new Solution<>(contiguous.plan(), contiguous.makespanS()));
  }

  /**
   * Whether contiguous plans are what there is to speak of, where all are not asked for by name.
   */
  private static boolean isNoNews(Outcome.Found contiguous, Found best, PlanClass asked) {
    return asked == PlanClass.AUTO
        && !isFaster(best, contiguous)
        && !best.isOptimal()
        && (contiguous instanceof Outcome.Optimal
            || (best.boundS() == null && best.certificates().isEmpty()));
  }

  private static Outcome outcome(
      Instance instance,
      Outcome.Found contiguous,
      PlanClass asked,
      Attempt made,
      @Nullable Termination stop) {
    Found best = made.best;
    boolean isFaster = isFaster(best, contiguous);
    Execution known = contiguous.execution();
    Execution execution =
        isFaster || known == null ? Timeline.execute(instance, best.plan().plan()) : known;
    assert !isFaster || Solution.isAsExecuted(best.plan().makespanS(), execution) : best;
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
            boundS == null ? reason(instance, asked, made, stop) : "");
    if (best.isOptimal()) {
      return new Outcome.Optimal(
          execution.plan(), makespanS, execution, contiguous.counts(), proof);
    }
    Termination before = contiguous.termination();
    Termination ended = before == Termination.GAP ? Termination.COMPLETED : before; // of its class
    return new Outcome.Feasible(
        execution,
        stop == null ? ended : stop,
        isFaster ? "" : contiguous.note(),
        contiguous.counts(),
        proof);
  }

  /** Why nothing is known that no batch plan can be faster than. */
  private static String reason(
      Instance instance, PlanClass asked, Attempt made, @Nullable Termination stop) {
    if (made.failure != null) {
      return made.failure;
    } else if (!made.best.certificates().isEmpty()) {
      return FEW_BATCHES;
    }
    String refusal = BatchPlans.noPrices(instance);
    String prices = refusal == null ? "" : ", and no prices: " + refusal;
    if (stop != null) {
      return "the search of them ended (" + stop.key() + ") before any was proven" + prices;
    }
    return asked == PlanClass.AUTO ? TOO_MANY + OTHERWISE : TOO_MANY + prices;
  }
}
