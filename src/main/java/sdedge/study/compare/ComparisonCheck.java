package sdedge.study.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.result.Comparison;
import sdedge.result.Comparison.Entry;
import sdedge.result.Status;
import sdedge.study.CheckFailedException;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;

/** Holds methods against each other: exact ones must agree, and nothing beats a proven optimum. */
public final class ComparisonCheck {
  /** The tolerance of the solvers behind exact methods. */
  private static final double AGREEMENT = 1e-6;

  private static final double ROUNDING = 1e-9;

  private ComparisonCheck() {}

  /**
   * The failure of comparisons that are wrong.
   *
   * @param failures what is wrong, a line each
   * @param kept where they are kept, which are no results
   */
  public static CommandFailure failed(List<String> failures, List<Path> kept) {
    String places = String.join(", ", kept.stream().map(Path::toString).toList());
    return new CommandFailure(
        ExitCode.CHECK_FAILED,
        "what was compared failed its check and is not written. This is a bug."
            + (kept.isEmpty() ? "" : " What was found is kept in " + places)
            + "\n"
            + String.join("\n", failures));
  }

  /** Every contradiction, and every plan that failed its check; empty if all is right. */
  public static List<String> failures(List<Comparison> comparisons) {
    List<String> failures = new ArrayList<>();
    for (Comparison each : comparisons) {
      Double optimumS = each.optimumS();
      for (Entry entry : each.entries()) {
        String of = each.instance().name() + ": " + entry.result().method();
        String claim = optimumS == null ? null : contradiction(each.instance(), entry, optimumS);
        String refusal = entry.result().refusal();
        if (claim != null) {
          failures.add("%s %s, but %s s is the proven optimum".formatted(of, claim, optimumS));
        } else if (refusal != null && refusal.startsWith(CheckFailedException.PREFIX)) {
          failures.add(of + ": " + refusal);
        }
      }
    }
    return failures;
  }

  /** What an entry claims against an optimum, seconds; null if it agrees. */
  private static @Nullable String contradiction(Instance instance, Entry entry, double optimumS) {
    Double makespanS = entry.makespanS();
    Double boundS = entry.result().boundS();
    boolean proven = entry.result().status() == Status.OPTIMAL;
    double tolerance = entry.exact() ? AGREEMENT : ROUNDING;
    if (makespanS != null && makespanS < optimumS * (1 - tolerance)) {
      return isComparable(instance, entry) ? "takes only " + makespanS + " s" : null;
    } else if (proven && makespanS != null && makespanS > optimumS * (1 + AGREEMENT)) {
      return "calls " + makespanS + " s optimal";
    }
    return entry.exact() && boundS != null && boundS > optimumS * (1 + AGREEMENT)
        ? "has a bound of " + boundS + " s"
        : null;
  }

  /** What is in no order, as asynchronous plans put together may be, is not what optima are of. */
  private static boolean isComparable(Instance instance, Entry entry) {
    Plan plan = entry.result().plan();
    return plan != null && plan.order() != null && whyNot(instance, entry) == null;
  }

  /**
   * Why a plan is none of those that the optimum is best of, as words after the name of its method,
   * so that it may be faster; null if it is one, or if there is none. Plans of others, which may be
   * of any kind, are only mentioned where they are faster.
   */
  public static @Nullable String outside(Comparison comparison, Entry entry) {
    String why = entry.result().execution() == null ? null : whyNot(comparison.instance(), entry);
    Double optimumS = comparison.optimumS();
    Double makespanS = entry.makespanS();
    boolean isFaster =
        makespanS != null && optimumS != null && makespanS < optimumS * (1 - ROUNDING);
    return entry.exact() || (entry.foreign() && !isFaster) ? null : why;
  }

  /** Why a plan is not among those, or never faster than those, that are asked for. */
  private static @Nullable String whyNot(Instance instance, Entry entry) {
    Plan plan = Objects.requireNonNull(entry.result().plan());
    int least = instance.speculation().minLength();
    if (plan.continuous() != null && instance.pipeline() != Pipeline.CONTINUOUS) {
      return "(serves without batches)";
    } else if (!entry.result().instance().tasks().equals(instance.tasks())) {
      return "(moves tasks to other drafters)";
    } else if (!hasPipeline(plan, instance.pipeline())) {
      return "(another pipeline)";
    } else if (!hasUplink(plan, instance.uplink())) {
      return "(another uplink)";
    } else if (plan.lengths().anyMatch(length -> length < least)) {
      return "(lengths below min_length)";
    } else if (entry.foreign() && !isSearched(plan, instance)) {
      return "(an order or a scope that is not searched)";
    }
    if (hasOrder(plan, instance)) {
      return null;
    }
    return plan.order() == null
        ? "(contiguous in no order searched)"
        : "(an order that is not searched)";
  }

  /** What nobody else makes: plans of others may be of any order and any scope. */
  private static boolean isSearched(Plan plan, Instance instance) {
    Scope scope = instance.speculation().scope();
    return plan.order() != null && (scope == Scope.DRAFTER || plan.scope() == scope);
  }

  private static boolean hasPipeline(Plan plan, Pipeline pipeline) {
    return plan.pipeline() == pipeline
        || (plan.pipeline() == Pipeline.SEQUENTIAL && pipeline != Pipeline.ASYNCHRONOUS);
  }

  /** Asynchronous plans are put together of such plans. Schemes of others follow any order. */
  private static boolean hasOrder(Plan plan, Instance instance) {
    TaskOrder order = plan.order();
    return plan.pipeline() == Pipeline.ASYNCHRONOUS
        || (order != null && TaskOrdering.candidates(instance).contains(order));
  }

  private static boolean hasUplink(Plan plan, UplinkPolicy uplink) {
    return switch (uplink) {
      case JOINT -> true;
      case AUTO -> plan.uplink() != UplinkPolicy.EXPLICIT;
      default -> plan.uplink() == uplink;
    };
  }
}
