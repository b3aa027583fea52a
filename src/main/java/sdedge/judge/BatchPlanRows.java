package sdedge.judge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.latency.PartProfile;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.ExecutionPricing;

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
  private final Iterator<Row> table;
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
    long[] read = {0};
    table = execution.stages().map(run -> new Row(run, ++read[0])).iterator();
    boolean hasSlots = plan.pipeline() != Pipeline.ASYNCHRONOUS;
    slots = hasSlots ? new Slots(findings, plan.pipeline()) : null;
    admission = new RoomAtBegin(findings, instance, MemoryModel.of(instance, plan));
    servers = new ServerQueues(findings, instance);
    sums = new TaskSums(findings, execution);
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
    if (table.hasNext()) {
      long row = table.next().number();
      findings.require(false, Findings.SCHEDULE, row, "", "the end of the table", "another row");
    }
    boolean isOfChances =
        execution.draws() == null && instance.speculation().steps() == Steps.EXPECTED;
    sums.consistent(isOfChances ? Double.POSITIVE_INFINITY : execution.makespanS());
    totals.check(execution, pricing.executions(), slots == null ? null : slots.components());
    if (execution.draws() == null) {
      servers.check();
    }
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
      if (!own.find(findings, table)) {
        return List.of();
      }
      cohort.add(own);
    }
    return cohort;
  }

  private void follow(List<BatchRows> cohort) {
    for (BatchRows batch : cohort) {
      batch.precedence(findings);
      totals.add(batch.profile);
    }
    if (slots != null) {
      slots.check(cohort);
    } else {
      cohort.forEach(this::serve);
    }
    for (int m = 0; m < cohort.size(); m++) {
      BatchRows batch = cohort.get(m);
      for (PartProfile part : batch.profile.parts()) {
        totals.known(lastS(batch, part));
      }
      if (execution.draws() == null) {
        for (int k : batch.batch.tasks()) {
          sums(k, m, batch);
        }
      }
    }
  }

  /** When the last verdict of a part is known, as it is there, seconds. */
  private double lastS(BatchRows batch, PartProfile part) {
    int last = part.steps();
    return slots == null
        ? batch.knownS(part, last)
        : batch.verifierStartS(last) + batch.profile.verifierSide(last);
  }

  /** The jobs of a batch under asynchronous execution. */
  private void serve(BatchRows batch) {
    double admittedS = admission.admit(batch);
    for (int n = 1; n <= batch.steps(); n++) {
      for (Row row : batch.in(n)) {
        Integer drafter = row.run().drafter();
        if (drafter != null) {
          double fromS = batch.fromS(row, admittedS);
          servers.add(
              row.run().stage(),
              drafter,
              job(batch, row, fromS, batch.part(drafter), row.run().freeS()));
        }
      }
      Row first = batch.atVerifier(n).get(0);
      servers.addToVerifier(job(batch, first, batch.joinedS(n), -1, batch.verifiedS(n)));
    }
  }

  private static ServerQueues.Job job(
      BatchRows batch, Row row, double fromS, int part, double freeS) {
    return new ServerQueues.Job(
        fromS, row.run().startS(), freeS, batch.position, part, row.number(), true);
  }

  private void sums(int k, int m, BatchRows batch) {
    int i = batch.part(instance.tasks().get(k).drafter());
    PartProfile part = batch.profile.parts().get(i);
    TaskProgress progress = pricing.progress(k, batch.batch, 0);
    if (slots != null) {
      sums.ofBatch(k, progress, batch, i, slots.knownS(m, i, 1), n -> slots.knownS(m, i, n));
    } else {
      double firstS = part.isOnTheWay() ? batch.knownS(part, 1) : batch.verifiedS(1);
      // how others queue if the part is there for sure is not in the rows
      sums.ofBatch(
          k,
          progress,
          batch,
          i,
          firstS,
          n -> part.isCertain() ? batch.knownS(part, n) : Double.NaN);
    }
  }
}
