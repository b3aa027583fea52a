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

  private final Comparison comparison;
  private final List<String> failures = new ArrayList<>();

  private ComparisonCheck(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Refuses comparisons that are wrong.
   *
   * @throws CommandFailure with every failure
   */
  public static void check(List<Comparison> comparisons) throws CommandFailure {
    List<String> failures = failures(comparisons);
    if (!failures.isEmpty()) {
      throw failed(failures, List.of());
    }
  }

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
      failures.addAll(contradictions(each));
      for (Entry entry : each.entries()) {
        String refusal = entry.result().refusal();
        if (refusal != null && refusal.startsWith(CheckFailedException.PREFIX)) {
          failures.add(each.instance().name() + ": " + entry.result().method() + ": " + refusal);
        }
      }
    }
    return failures;
  }

  /** Every contradiction; empty if there is none. */
  public static List<String> contradictions(Comparison comparison) {
    ComparisonCheck check = new ComparisonCheck(comparison);
    Double optimumS = comparison.optimumS();
    if (optimumS != null) {
      comparison.entries().forEach(entry -> check.check(entry, optimumS));
    }
    return check.failures;
  }

  private void check(Entry entry, double optimumS) {
    Double makespanS = entry.makespanS();
    Double boundS = entry.result().boundS();
    boolean proven = entry.result().status() == Status.OPTIMAL;
    if (proven && makespanS != null && makespanS > optimumS * (1 + AGREEMENT)) {
      fail(entry, "calls " + makespanS + " s optimal", optimumS);
    } else if (entry.exact() && boundS != null && boundS > optimumS * (1 + AGREEMENT)) {
      fail(entry, "has a bound of " + boundS + " s", optimumS);
    }
    double tolerance = entry.exact() ? AGREEMENT : ROUNDING;
    if (makespanS != null && makespanS < optimumS * (1 - tolerance) && isComparable(entry)) {
      fail(entry, "takes only " + makespanS + " s", optimumS);
    }
  }

  private void fail(Entry entry, String claim, double optimumS) {
    failures.add(
        "%s: %s %s, but %s s is the proven optimum"
            .formatted(comparison.instance().name(), entry.result().method(), claim, optimumS));
  }

  /** What is in no order, as asynchronous plans put together may be, is not what optima are of. */
  private boolean isComparable(Entry entry) {
    Plan plan = entry.result().plan();
    return plan != null && plan.order() != null && whyNot(comparison.instance(), entry) == null;
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
