package sdedge.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sdedge.check.model.Memory;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.TaskSequence;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;

/** Whether a plan keeps to the limits of its instance (Section 6 of the model). */
final class Limits {
  private final Findings findings;
  private final Instance instance;
  private final Set<Integer> seen = new HashSet<>();

  private Limits(Findings findings, Instance instance) {
    this.findings = findings;
    this.instance = instance;
  }

  /** Reports everything in which a plan is not one of the instance. */
  static void check(Findings findings, Instance instance, ResultPlan plan) {
    new Limits(findings, instance).check(plan);
  }

  private void check(ResultPlan plan) {
    int before = -1;
    for (int d = 0; d < plan.drafters().size(); d++) {
      ResultPlan.OfDrafter drafter = plan.drafters().get(d);
      String path = "drafters[" + d + "]";
      if (drafter.drafter() <= before) {
        report(path + ".id", "drafters in the order of the instance", id(drafter));
      }
      before = drafter.drafter();
      drafter(path, drafter);
    }
    for (int k = 0; k < instance.tasks().size(); k++) {
      if (!seen.contains(k)) {
        report("drafters", "task " + instance.tasks().get(k).id() + " in a batch", "in none");
      }
    }
    if (plan.pipeline() != Pipeline.ASYNCHRONOUS && instance.drafters().size() > 1) {
      report("pipeline", "asynchronous for several drafters", plan.pipeline().key());
    }
    long lengths =
        plan.drafters().stream()
            .flatMap(drafter -> drafter.batches().stream())
            .map(ResultPlan.Batch::length)
            .distinct()
            .count();
    if (plan.scope() == Scope.GLOBAL && lengths > 1) {
      report("scope", "one length under scope global", lengths + " lengths");
    }
  }

  private void drafter(String path, ResultPlan.OfDrafter plan) {
    for (int c = 0; c < plan.cohorts().size(); c++) {
      cohort(path + ".cohorts[" + c + "]", plan, plan.cohorts().get(c));
    }
    TaskOrder order = plan.order();
    if (order != null && !TaskSequence.of(instance, plan.drafter(), order).equals(plan.tasks())) {
      report(path + ".order", "an order that the tasks follow", order.key());
    }
  }

  private void cohort(String path, ResultPlan.OfDrafter plan, List<ResultPlan.Batch> cohort) {
    List<Integer> tasks = cohort.stream().flatMap(batch -> batch.tasks().stream()).toList();
    atMost(path, "tasks in a cohort", instance.batching().maxTasksPerCohort(), tasks.size());
    double tokens = Memory.tokens(instance, tasks);
    Node drafter = instance.drafters().get(plan.drafter()).node();
    for (Node node : List.of(drafter, instance.verifier())) {
      if (!Memory.fits(node, tokens)) {
        double missing = Memory.missingBytes(node, tokens);
        report(path, "a cohort that fits in memory", node.id() + " lacks " + missing + " bytes");
      }
    }
    for (int b = 0; b < cohort.size(); b++) {
      batch(path + "[" + b + "]", plan.drafter(), cohort.get(b));
    }
  }

  private void batch(String path, int drafter, ResultPlan.Batch batch) {
    int longest = instance.speculation().maxLength();
    atMost(path + ".length", "draft tokens", longest, batch.length());
    int most = instance.batching().maxTasksPerBatch();
    atMost(path, "tasks in a batch", most, batch.tasks().size());
    for (int task : batch.tasks()) {
      String id = instance.tasks().get(task).id();
      if (!seen.add(task)) {
        report(path, "each task in one batch", id + " in two");
      }
      if (instance.tasks().get(task).drafter() != drafter) {
        report(path, "tasks of the drafter", id + " of another");
      }
    }
  }

  private void atMost(String path, String what, int most, int found) {
    if (found > most) {
      report(path, "at most " + most + " " + what, String.valueOf(found));
    }
  }

  private String id(ResultPlan.OfDrafter drafter) {
    return instance.drafters().get(drafter.drafter()).id();
  }

  private void report(String path, String expected, String found) {
    findings.add(PlanFile.NAME, path, expected, found);
  }
}
