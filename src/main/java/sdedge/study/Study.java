package sdedge.study;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.SearchEnded;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.UplinkChoices;
import sdedge.result.Result;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.scheme.SingleDrafter;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.bound.RateBound;
import sdedge.study.SelfCheck.Verification;
import sdedge.timeline.Execution;

/**
 * Searches, verifies what is found, compares it with autoregressive decoding and packages it.
 *
 * @param options of every search
 * @param controls one for each search, which begins when it is asked for
 */
public record Study(Search search, SearchOptions options, Supplier<Control> controls) {
  private static final double BASELINE_S = 1; // for decoding without drafts, beyond a limit
  private static final double LEAST_BASELINE_S = 0.3;
  private static final double BOUND = 0.2; // of a limit, for what bounds all policies
  private static final double BOUND_AND_CHECK = 0.35; // of a limit, where both take seconds:
  private static final double MANY_TOKENS = 5e4;
  private static final double WORTH_A_WORD = 1e-3; // of a makespan

  /**
   * Why an approach gives no plan of the instance itself, although it does not refuse it: its plan
   * is one of other assignments; null otherwise.
   */
  static @Nullable String movesTasks(Instance instance, Approach approach) {
    return approach instanceof SingleDrafter
            && approach.refusal(instance) == null
            && !SingleDrafter.assignments(instance).equals(List.of(instance))
        ? "its plan is not one of this instance, since it moves tasks; compare and sweep show what"
            + " it takes. For the plan, give all tasks one drafter"
        : null;
  }

  /**
   * Refuses an approach that gives no plan of an instance.
   *
   * @throws CommandFailure with the reason
   */
  public static void checkMethod(Instance instance, Approach approach) throws CommandFailure {
    String refusal = Approaches.refusal(instance, approach);
    String reason = refusal == null ? movesTasks(instance, approach) : refusal;
    if (reason != null) {
      throw CommandFailure.refused(approach, reason);
    }
  }

  /** Searches; this part is worth timing. */
  public Searched search(Instance instance, Approach approach) {
    return search(instance, approach, Relaxations.NOTHING);
  }

  /** A search, before which nothing is kept of the limit but what bounding all policies needs. */
  private Searched search(Instance instance, Approach approach, Relaxations relaxations) {
    Control whole = controls.get();
    SearchLog log = new SearchLog(whole);
    Control kept = whole.with(log).leaving(LEAST_BASELINE_S);
    Control own = relaxations.boundAll ? kept.before(BOUND * whole.limitS()) : kept;
    try {
      Outcome outcome = search.solve(instance, approach, options, own);
      Searched inOrder = new Searched(planned(instance, outcome), approach, outcome, whole, log);
      return approach == Method.DP ? ofAll(inOrder, relaxations.planClass, kept) : inOrder;
    } finally {
      log.notified(new SearchEnded());
    }
  }

  /** A search with what all batch plans make of it, where they are asked for. */
  private Searched ofAll(Searched searched, PlanClass asked, Control kept) {
    if (asked != PlanClass.PARTITIONS) {
      return searched.of(asked, options, kept);
    }
    double part =
        searched.instance().outputTokens().doubleValue() > MANY_TOKENS
            ? BOUND_AND_CHECK
            : searched.waitsForUploads() ? BOUND : 0;
    return searched.of(asked, options, part > 0 ? kept.before(part * kept.limitS()) : kept);
  }

  /** The instance with its tasks where the plan has them. */
  private static Instance planned(Instance instance, Outcome outcome) {
    Execution execution = outcome instanceof Outcome.Found found ? found.execution() : null;
    return execution == null || execution.instance().tasks().equals(instance.tasks())
        ? instance
        : instance.with(execution.instance().tasks());
  }

  /**
   * The result of a search, its plan executed and checked.
   *
   * @param sha256 of the instance file; empty where it is of no file
   */
  public static Result verified(Searched searched, String sha256) throws CheckFailedException {
    return packaged(searched, sha256, executed(searched, sha256), null);
  }

  /** The result of a search of which something does not hold, which is none. */
  public static Result failed(Searched searched, String sha256, CheckFailedException why) {
    Outcome failed = new Outcome.Failed(String.valueOf(why.getMessage()));
    return packaged(searched.with(failed), sha256, null, null);
  }

  /**
   * What is found of an instance besides the best plan in an order.
   *
   * @param planClass which batch plans are searched
   * @param boundAll whether all policies are bounded
   */
  public record Relaxations(PlanClass planClass, boolean boundAll) {
    /** Nothing. */
    public static final Relaxations NOTHING = new Relaxations(PlanClass.CONTIGUOUS, false);

    /** Why it is a mistake to ask for all batch plans; null if it is none, or nobody does. */
    public @Nullable String mistake(Instance instance, Approach approach) {
      if (planClass != PlanClass.PARTITIONS) {
        return null;
      } else if (approach != Method.DP) {
        return "partitions is for method dp, not for " + approach.key();
      } else if (instance.order() != TaskOrder.AUTO) {
        return "partitions keeps to no order, and order %s is asked for"
            .formatted(instance.order().key());
      }
      return UplinkChoices.of(instance).contains(UplinkPolicy.JOINT)
          ? "partitions needs an uplink policy, not joint"
          : null;
    }
  }

  /**
   * The result of {@code solve}; refused if the plan is none of the instance itself.
   *
   * @param sha256 of the instance file; empty where it is of no file
   * @param note is notified why nothing bounds all policies
   */
  public Result solved(
      Instance instance,
      Approach approach,
      String sha256,
      Relaxations relaxations,
      Consumer<String> note)
      throws CheckFailedException {
    String moves = movesTasks(instance, approach);
    if (moves != null) {
      Control whole = controls.get();
      Outcome refused = new Outcome.Refused(moves);
      return compared(
          new Searched(instance, approach, refused, whole, new SearchLog(whole)), sha256);
    }
    Searched searched = search(instance, approach, relaxations);
    searched = relaxations.boundAll ? searched.bounded() : searched;
    searched = relaxations.planClass == PlanClass.PARTITIONS ? searched.raised() : searched;
    if (relaxations.boundAll && searched.isUnbounded()) {
      note.accept("nothing bounds all policies (--bound-all): " + whyUnbounded(searched));
    }
    return compared(searched, sha256);
  }

  private static String whyUnbounded(Searched searched) {
    if (searched.draftsTooLittle()) {
      return "the plan drafts less than min_length, and no policy may";
    }
    Instance instance = searched.instance();
    boolean drawn = instance.speculation().steps() == Steps.EXPECTED;
    return instance.tasks().stream()
            .mapToInt(task -> drawn ? task.answer().largestOutputTokens() : task.outputTokens())
            .anyMatch(tokens -> tokens > RateBound.LONGEST)
        ? "an answer has more than " + RateBound.LONGEST + " tokens"
        : "it was stopped before anything was proven";
  }

  /** The checked result of a search, with autoregressive decoding for comparison. */
  public Result compared(Searched searched, String sha256) throws CheckFailedException {
    Execution execution = executed(searched, sha256);
    double limitS = searched.control().limitS();
    Double silentS =
        execution == null
            ? null
            : autoregressiveS(
                search,
                searched.instance(),
                execution.plan(),
                new SearchOptions(options.threads(), 0),
                searched.control().wrapUp(Math.max(limitS / 10, BASELINE_S)));
    return packaged(searched, sha256, execution, silentS);
  }

  /** The result of a given plan, which must be feasible. */
  public static Result evaluated(
      Search search, Instance instance, String sha256, Execution execution, Control control) {
    Double silentS =
        autoregressiveS(search, instance, execution.plan(), SearchOptions.DEFAULT, control);
    return Result.evaluated(instance, sha256, execution, silentS);
  }

  /**
   * Whether continuous batching is faster than an exact method's plan of batches.
   *
   * @return a sentence; null if it is not by a thousandth, or there is nothing to compare
   */
  public static @Nullable String noteOnBatches(
      Search search, Approach approach, Result result, Control control) {
    Execution execution = result.execution();
    if (execution == null || approach.effort() != Effort.EXACT) {
      return null;
    }
    Instance instance = result.instance();
    Double seconds = search.continuousS(instance, execution.plan(), control);
    if (seconds == null) {
      String why = whyUnknown(instance, execution.plan(), control);
      return why == null
          ? null
          : "whether continuous batching ends sooner (--pipeline continuous) was not looked at ("
              + (why + ")");
    }
    double makespanS = execution.makespanS();
    return seconds > makespanS * (1 - WORTH_A_WORD)
        ? null
        : "continuous batching (no fixed batches) ends in %s, %s sooner: --pipeline continuous"
            .formatted(Human.seconds(seconds), Human.percent(1 - seconds / makespanS));
  }

  private static @Nullable String whyUnknown(Instance instance, Plan plan, Control control) {
    Termination stop = control.stop();
    if (plan.continuous() != null
        || Feasibility.noExecution(instance, Pipeline.CONTINUOUS) != null) {
      return null;
    } else if (!Solver.comparesWithContinuous(instance, plan)) {
      return "with so many tokens it takes long";
    }
    return stop == null ? null : stop.key();
  }

  private static @Nullable Execution executed(Searched searched, String sha256)
      throws CheckFailedException {
    return searched.outcome() instanceof Outcome.Found found
        ? Verification.execute(searched.instance(), sha256, found)
        : null;
  }

  /** Seconds; null unless the search for it ran to its end. */
  private static @Nullable Double autoregressiveS(
      Search search, Instance instance, Plan plan, SearchOptions options, Control control) {
    Outcome outcome = search.autoregressive(instance, plan, options, control);
    return outcome instanceof Outcome.Found found && outcome.termination() == Termination.COMPLETED
        ? Double.valueOf(found.makespanS())
        : null;
  }

  private static Result packaged(
      Searched searched,
      String sha256,
      @Nullable Execution execution,
      @Nullable Double autoregressiveS) {
    Outcome outcome = searched.outcome();
    Result result =
        Result.of(
            searched.instance(),
            sha256,
            searched.approach().key(),
            searched.control().asked() != null ? interrupted(outcome) : outcome,
            execution,
            autoregressiveS);
    return result.after(searched.log().upTo(result));
  }

  /** An outcome that a signal cut short, whatever limit it also reached, unless it is complete. */
  private static Outcome interrupted(Outcome outcome) {
    if (outcome.termination() == Termination.COMPLETED) {
      return outcome;
    }
    return outcome instanceof Outcome.Feasible found
        ? found.with(Termination.INTERRUPTED)
        : new Outcome.Unknown(Termination.INTERRUPTED, outcome.boundS());
  }
}
