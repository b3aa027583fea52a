package sdedge.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.TaskOrder;

/** Collects every reason why a plan is infeasible; the work of {@link Feasibility#violations}. */
final class PlanReview {
  private static final int NAMED_TASKS = 8;

  private final Instance instance;
  private final Plan plan;
  private final MemoryModel memory;
  private final int[] uses;
  private final List<String> reasons = new ArrayList<>();

  PlanReview(Instance instance, Plan plan) {
    this.instance = instance;
    this.plan = plan;
    memory = MemoryModel.of(instance, plan);
    uses = new int[instance.tasks().size()];
  }

  List<String> reasons() {
    if (!plan.uplink().isDecided() || plan.order() == TaskOrder.AUTO) {
      add("order and uplink of a plan must not be a search option");
    }
    for (int c = 0; c < plan.cohorts().size(); c++) {
      Cohort cohort = plan.cohorts().get(c);
      String place = "cohort " + (c + 1);
      if (cohort.batches().isEmpty()) {
        add("%s has no batch", place);
      }
      for (int b = 0; b < cohort.batches().size(); b++) {
        reviewBatch(cohort.batches().get(b), place + ", batch " + (b + 1));
      }
      reviewCohort(cohort, place);
    }
    String refusal = Feasibility.noExecution(instance, plan.pipeline());
    if (refusal != null) {
      add(refusal);
    }
    reviewUses();
    if (plan.allocation() != null) {
      reasons.addAll(new AllocationReview(instance, plan.allocation()).reasons());
    }
    return reasons;
  }

  private void reviewBatch(Batch batch, String place) {
    int cap = instance.batching().maxTasksPerBatch();
    if (batch.tasks().isEmpty()) {
      add("%s has no task", place);
    }
    if (batch.tasks().size() > cap) {
      add("%s has %d tasks, at most %d may be batched", place, batch.tasks().size(), cap);
    }
    Set<Integer> drafters = new TreeSet<>();
    for (int task : batch.tasks()) {
      uses[task]++;
      drafters.add(instance.tasks().get(task).drafter());
    }
    reviewLengths(batch.choices(), drafters, place);
    if (instance.batching().isByBatch()) {
      reviewMemory(batch.tasks(), place);
    }
  }

  private void reviewLengths(DraftChoices choices, Set<Integer> drafters, String place) {
    int max = instance.speculation().maxLength();
    Set<String> wrong = new LinkedHashSet<>();
    for (int drafter : drafters) {
      int length = choices.of(drafter).length();
      if (length < 0 || length > max) {
        boolean isOwn = choices instanceof DraftChoices.PerDrafterChoice;
        String of = isOwn ? " of " + instance.drafters().get(drafter).id() : "";
        wrong.add("length " + length + of);
      }
    }
    wrong.forEach(length -> add("%s: %s must be in 0 to %d", place, length, max));
    for (int drafter : drafters) {
      Drafter own = instance.drafters().get(drafter);
      if (!own.has(choices.of(drafter))) {
        String mode = choices.of(drafter).mode();
        String names = own.modes().stream().map(DraftMode::name).collect(Collectors.joining(", "));
        String what = mode == null ? "no mode is said for " : "mode " + mode + " of ";
        add("%s: %s must be one of %s", place, what + own.id(), names);
      }
    }
  }

  private void reviewCohort(Cohort cohort, String place) {
    List<Integer> tasks = cohort.batches().stream().flatMap(b -> b.tasks().stream()).toList();
    int cap = instance.batching().maxTasksPerCohort();
    if (tasks.size() > cap) {
      add("%s has %d tasks, at most %d may be resident together", place, tasks.size(), cap);
    }
    if (!instance.batching().isByBatch()) {
      reviewMemory(tasks, place);
    }
  }

  /** Of tasks that must fit together. */
  private void reviewMemory(List<Integer> tasks, String place) {
    ReservedTokens reserved = ReservedTokens.of(instance, memory, tasks);
    if (!tasks.isEmpty() && !reserved.fitVerifier()) {
      addMissing(tasks, instance.verifier(), place, reserved.missingVerifierBytes());
    }
    tasks.stream()
        .collect(
            Collectors.groupingBy(
                k -> instance.tasks().get(k).drafter(), TreeMap::new, Collectors.toList()))
        .forEach(
            (d, own) -> {
              if (!reserved.fitDrafter(d)) {
                Node node = instance.drafters().get(d).node();
                addMissing(own, node, place, reserved.missingBytes(d));
              }
            });
  }

  private void addMissing(List<Integer> tasks, Node node, String place, double bytes) {
    add(
        "%s: %s not fit in the memory of node %s%s: %.0f bytes are missing",
        place,
        names(tasks) + (tasks.size() == 1 ? " does" : " do"),
        node.id(),
        tasks.size() == 1 ? "" : " together",
        bytes);
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

  private String id(int task) {
    return instance.tasks().get(task).id();
  }

  private void add(String format, Object... values) {
    reasons.add(String.format(Locale.ROOT, format, values));
  }
}
