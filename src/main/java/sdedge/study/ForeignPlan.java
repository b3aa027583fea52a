package sdedge.study;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.result.files.PlanReader;
import sdedge.search.joint.BestAllocation;
import sdedge.search.planning.StartPlan;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Execution;

/**
 * A plan from whatever algorithm, as it is executed.
 *
 * @param instance with the options of the plan
 * @param plan without an order or a scope that it does not follow
 * @param violations why it is infeasible; empty if it is not
 */
public record ForeignPlan(Instance instance, Plan plan, List<String> violations) {
  public ForeignPlan {
    violations = List.copyOf(violations);
  }

  /**
   * A plan under another pipeline and policy; null keeps its own. An uplink that is not decided is
   * the best of what it allows.
   *
   * @param given may leave its uplink open: {@code JOINT} or {@code AUTO}
   * @throws sdedge.latency.NegativePassTimeException if the uplink is open and a latency table does
   *     not cover the plan
   */
  public static ForeignPlan of(
      Instance instance, Plan given, @Nullable Pipeline pipeline, @Nullable UplinkPolicy uplink) {
    UplinkPolicy asked = uplink == null ? given.uplink() : uplink;
    Plan decided =
        asked == given.uplink() && asked.isDecided()
            ? given
            : given.with(asked.isDecided() ? asked : UplinkPolicy.SEQUENTIAL);
    Plan plan = truthful(instance, pipeline == null ? decided : decided.with(pipeline));
    Instance options = instance.withOptions(plan.pipeline(), null, null, plan.scope());
    List<String> violations = Feasibility.violations(options, plan);
    boolean isOpen = !asked.isDecided() && plan.continuous() == null && violations.isEmpty();
    return new ForeignPlan(
        options, isOpen ? BestAllocation.orPolicy(options, plan, asked) : plan, violations);
  }

  /**
   * The plan of a file from which a search can begin.
   *
   * @throws CommandFailure if it is infeasible, or none that searches find
   */
  public static Plan toBeginFrom(Instance instance, String planFile, FileSource files)
      throws CommandFailure, InvalidInputException, IOException {
    Plan read = PlanReader.parse(planFile, files.bytes(planFile), instance).plan();
    return toBeginFrom(instance, planFile, read);
  }

  /**
   * A plan from which a search can begin, as the search says it.
   *
   * @param name of the plan to the user
   */
  public static Plan toBeginFrom(Instance instance, String name, Plan read) throws CommandFailure {
    ForeignPlan given = of(instance, read, null, null);
    String refusal = StartPlan.refusal(instance, given.plan);
    if (!given.violations.isEmpty()) {
      throw CommandFailure.invalid(
          name + ": the plan is infeasible\n  " + String.join("\n  ", given.violations));
    } else if (refusal != null) {
      throw CommandFailure.invalid(name + ": no plan to begin from: " + refusal);
    }
    return StartPlan.asSearched(instance, given.plan);
  }

  /** Why a plan is not executed under another pipeline and policy, null its own; null if it is. */
  public static @Nullable String refusal(
      Plan given, @Nullable Pipeline pipeline, @Nullable UplinkPolicy uplink) {
    Pipeline executed = pipeline == null ? given.pipeline() : pipeline;
    return uplink != UplinkPolicy.JOINT || executed.hasSlots()
        ? null
        : "--uplink joint allocates for a slot pipeline; under %s no allocation is best"
            .formatted(executed.key());
  }

  /**
   * This plan, if it is feasible.
   *
   * @param planFile that names it to the user
   * @throws CommandFailure with the violations if it is not
   */
  public ForeignPlan feasible(String planFile) throws CommandFailure {
    String contradiction = contradiction();
    if (contradiction != null) {
      throw CommandFailure.invalid(planFile + ": " + contradiction);
    } else if (!violations.isEmpty()) {
      throw CommandFailure.infeasible(planFile, violations);
    }
    return this;
  }

  /** What the instance says of batches that its pipeline gives no meaning; null if nothing. */
  @Nullable String contradiction() {
    return Contradiction.refusal(instance, instance.pipeline());
  }

  /** Executes it, if it is feasible. */
  public Execution execute() {
    return PlanExecution.execute(instance, plan);
  }

  private static Plan truthful(Instance instance, Plan plan) {
    TaskOrder order = plan.order();
    Plan ordered =
        order == null || follows(instance, plan, order) ? plan : plan.with((TaskOrder) null);
    boolean perPart =
        plan.batches().stream().anyMatch(b -> b.choices() instanceof DraftChoices.PerDrafterChoice);
    boolean untrue = plan.scope() == Scope.GLOBAL && !Batch.areAlike(plan.batches());
    return ordered.with(perPart ? Scope.DRAFTER : untrue ? Scope.BATCH : plan.scope());
  }

  private static boolean follows(Instance instance, Plan plan, TaskOrder order) {
    int[] tasks = plan.tasks().stream().mapToInt(Integer::intValue).toArray();
    return TaskOrdering.isIn(instance, order, tasks);
  }
}
