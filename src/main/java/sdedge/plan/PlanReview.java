package sdedge.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Collects every reason why a plan is infeasible; the work of {@link Feasibility#violations}. */
final class PlanReview {
  private static final int NAMED_TASKS = 8;

  private final Instance instance;
  private final Plan plan;
  private final int[] uses;
  private final List<String> reasons = new ArrayList<>();

  PlanReview(Instance instance, Plan plan) {
    this.instance = instance;
    this.plan = plan;
    uses = new int[instance.tasks().size()];
  }

  List<String> reasons() {
    reviewDrafters();
    for (DrafterPlan drafter : plan.drafters()) {
      reviewDrafter(drafter);
    }
    reviewUses();
    return reasons;
  }

  private void reviewDrafters() {
    int drafters = instance.drafters().size();
    if (plan.pipeline() != Pipeline.ASYNCHRONOUS && drafters > 1) {
      add("pipeline %s is defined for one drafter, not for %d", plan.pipeline().key(), drafters);
    }
    Set<Integer> seen = new HashSet<>();
    for (DrafterPlan drafter : plan.drafters()) {
      if (!seen.add(drafter.drafter())) {
        add("%s has more than one plan", name(drafter));
      }
    }
  }

  private void reviewDrafter(DrafterPlan drafter) {
    if (drafter.uplink() == UplinkPolicy.AUTO || drafter.order() == TaskOrder.AUTO) {
      add("%s: order and uplink of a plan must not be auto", name(drafter));
    }
    for (int c = 0; c < drafter.cohorts().size(); c++) {
      Cohort cohort = drafter.cohorts().get(c);
      String place = name(drafter) + ", cohort " + (c + 1);
      if (cohort.batches().isEmpty()) {
        add("%s has no batch", place);
      }
      for (int b = 0; b < cohort.batches().size(); b++) {
        reviewBatch(drafter, cohort.batches().get(b), place + ", batch " + (b + 1));
      }
      reviewCohort(drafter, cohort, place);
    }
  }

  private void reviewBatch(DrafterPlan drafter, Batch batch, String place) {
    int cap = instance.batching().maxTasksPerBatch();
    int maxLength = instance.speculation().maxLength();
    if (batch.tasks().isEmpty()) {
      add("%s has no task", place);
    }
    if (batch.tasks().size() > cap) {
      add("%s has %d tasks, at most %d may be batched", place, batch.tasks().size(), cap);
    }
    if (batch.length() < 0 || batch.length() > maxLength) {
      add("%s: length %d must be in 0 to %d", place, batch.length(), maxLength);
    }
    for (int task : batch.tasks()) {
      uses[task]++;
      int owner = instance.tasks().get(task).drafter();
      if (owner != drafter.drafter()) {
        add("%s: task %s belongs to drafter %s", place, id(task), drafterId(owner));
      }
    }
  }

  private void reviewCohort(DrafterPlan drafter, Cohort cohort, String place) {
    List<Integer> tasks = cohort.batches().stream().flatMap(b -> b.tasks().stream()).toList();
    int cap = instance.batching().maxTasksPerCohort();
    if (tasks.size() > cap) {
      add("%s has %d tasks, at most %d may be resident together", place, tasks.size(), cap);
    }
    double tokens = 0;
    for (int task : tasks) {
      tokens += Feasibility.reservedTokens(instance, task);
    }
    Node own = instance.drafters().get(drafter.drafter()).node();
    for (Node node : List.of(own, instance.verifier())) {
      if (!Feasibility.fits(node, tokens)) {
        add(
            "%s: %s do not fit in the memory of node %s together: %.0f bytes are missing",
            place, names(tasks), node.id(), Feasibility.missingBytes(node, tokens));
      }
    }
  }

  private void reviewUses() {
    List<Integer> missing = new ArrayList<>();
    for (int task = 0; task < uses.length; task++) {
      if (uses[task] == 0) {
        missing.add(task);
      } else if (uses[task] > 1) {
        add("task %s is in batches %d times", id(task), uses[task]);
      }
    }
    if (!missing.isEmpty()) {
      add("in no batch: %s", names(missing));
    }
  }

  private String names(List<Integer> tasks) {
    List<String> ids = tasks.stream().limit(NAMED_TASKS).map(this::id).toList();
    String more =
        tasks.size() > NAMED_TASKS ? " and " + (tasks.size() - NAMED_TASKS) + " more" : "";
    return (tasks.size() == 1 ? "task " : "tasks ") + String.join(", ", ids) + more;
  }

  private String name(DrafterPlan drafter) {
    return "drafter " + drafterId(drafter.drafter());
  }

  private String drafterId(int drafter) {
    return instance.drafters().get(drafter).id();
  }

  private String id(int task) {
    return instance.tasks().get(task).id();
  }

  private void add(String format, Object... values) {
    reasons.add(String.format(Locale.ROOT, format, values));
  }
}
