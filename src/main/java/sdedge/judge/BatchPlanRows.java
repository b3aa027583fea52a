package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.judge.BatchRows.Row;
import sdedge.latency.PartProfile;
import sdedge.plan.Batch;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.ExecutionPricing;
import sdedge.timeline.TaskTimes;

/**
 * Holds the rows of a plan of batches against the rules, batch by batch in plan order: no more of
 * them is kept than a cohort has.
 */
final class BatchPlanRows {
  private final Findings findings;
  private final Instance instance;
  private final Plan plan;
  private final Execution execution;
  private final ExecutionPricing pricing;
  private final RowsDue rows;
  private final Precedence precedence;
  private final @Nullable Slots slots; // null without
  private final RoomAtBegin admission;
  private final ServerQueues servers;
  private final TaskSums sums;
  private final Totals totals;
  private int position; // of the next batch in the plan

  BatchPlanRows(Findings findings, Instance instance, Execution execution) {
    this.findings = findings;
    this.instance = instance;
    this.execution = execution;
    plan = execution.plan();
    pricing = new ExecutionPricing(instance, plan.pipeline());
    rows = new RowsDue(findings, execution.stages().iterator());
    precedence = new Precedence(findings);
    boolean hasSlots = plan.pipeline() != Pipeline.ASYNCHRONOUS;
    slots = hasSlots ? new Slots(findings, plan.pipeline()) : null;
    admission = new RoomAtBegin(findings, instance, MemoryModel.of(instance, plan));
    servers = new ServerQueues(findings, instance);
    sums = new TaskSums(findings);
    totals = new Totals(findings, instance.drafters().size());
  }

  /** Checks all rows, and what is made of them; of means that they are consistent. */
  void check() {
    for (int c = 0; c < plan.cohorts().size(); c++) {
      List<BatchRows> cohort = cohort(c);
      if (cohort.isEmpty()) {
        return;
      }
      follow(cohort);
    }
    rows.end();
    Execution.Draws draws = execution.draws();
    boolean isOfChances = draws == null && instance.speculation().steps() == Steps.EXPECTED;
    sums.consistent(
        execution.tasks(), isOfChances ? Double.POSITIVE_INFINITY : execution.makespanS());
    int count = draws == null ? 1 : draws.count();
    findings.require(
        count == pricing.executions(),
        Findings.SUMMARY,
        null,
        "draws",
        pricing.executions(),
        count);
    if (draws != null) {
      totals.consistent(execution.utilisation());
      return;
    }
    totals.check(execution.makespanS(), execution.utilisation());
    totals.check(slots == null ? null : slots.components(), execution.components());
    servers.check();
  }

  /** The batches of a cohort with their rows; none if some are missing. */
  private List<BatchRows> cohort(int c) {
    List<BatchRows> cohort = new ArrayList<>();
    for (Batch batch : plan.cohorts().get(c).batches()) {
      double readyS =
          batch.tasks().stream()
              .mapToDouble(k -> execution.tasks().get(k).readyS())
              .max()
              .orElse(0);
      BatchRows own =
          new BatchRows(
              batch, c + 1, cohort.size() + 1, position++, readyS, pricing.profile(batch, 0));
      if (!rows.take(own)) {
        return List.of();
      }
      cohort.add(own);
    }
    return cohort;
  }

  private void follow(List<BatchRows> cohort) {
    for (BatchRows batch : cohort) {
      for (int n = 1; n <= batch.steps(); n++) {
        batch.in(n).forEach(row -> row.due().duration(findings, row.run(), row.number()));
      }
      precedence.check(batch);
      totals.add(batch.profile);
    }
    if (slots != null) {
      slots.check(cohort);
    } else {
      cohort.forEach(this::serve);
    }
    for (int m = 0; m < cohort.size(); m++) {
      BatchRows batch = cohort.get(m);
      for (int i = 0; i < batch.profile.parts().size(); i++) {
        totals.known(lastS(batch, i));
      }
      if (execution.draws() == null) {
        for (int k : batch.batch.tasks()) {
          sums(k, m, batch);
        }
      }
    }
  }

  /** When the last verdict of a part is known, as it is there, seconds. */
  private double lastS(BatchRows batch, int part) {
    int last = batch.profile.parts().get(part).steps();
    return slots == null
        ? RoomAtBegin.knownS(batch, part, last)
        : batch.verifierStartS(last) + batch.profile.verifierSide(last);
  }

  /** The jobs of a batch under asynchronous execution. */
  private void serve(BatchRows batch) {
    double admittedS = admission.admit(batch);
    for (int n = 1; n <= batch.steps(); n++) {
      for (Row row : batch.in(n)) {
        if (row.part() >= 0) {
          double fromS = Precedence.fromS(batch, row, admittedS);
          int drafter = batch.profile.parts().get(row.part()).drafter();
          servers.add(row.due().stage(), drafter, job(batch, row, fromS, row.run().freeS()));
        }
      }
      Row first = batch.atVerifier(n).get(0);
      double fromS = Precedence.joinedS(batch, n);
      servers.addToVerifier(job(batch, first, fromS, batch.verifiedS(n)));
    }
  }

  private static ServerQueues.Job job(BatchRows batch, Row row, double fromS, double freeS) {
    return new ServerQueues.Job(
        fromS, row.run().startS(), freeS, batch.position, row.part(), row.number(), true);
  }

  private void sums(int k, int m, BatchRows batch) {
    int i = batch.part(instance.tasks().get(k).drafter());
    PartProfile part = batch.profile.parts().get(i);
    TaskTimes times = execution.tasks().get(k);
    TaskSums.Known known;
    double firstS;
    if (slots != null) {
      known = n -> slots.knownS(m, i, n);
      firstS = known.at(1);
    } else {
      // how others queue if the part is there for sure is not in the rows
      known = n -> part.isCertain() ? RoomAtBegin.knownS(batch, i, n) : Double.NaN;
      firstS = part.isOnTheWay() ? RoomAtBegin.knownS(batch, i, 1) : batch.verifiedS(1);
    }
    sums.check(
        k, times, pricing.progress(k, batch.batch, 0), batch, batch.certain(i), firstS, known);
  }
}
