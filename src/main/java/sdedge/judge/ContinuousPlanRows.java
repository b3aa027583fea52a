package sdedge.judge;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.ServiceRecord;

/** Holds the rows of a continuous plan against the rules (docs/model.md section 13). */
final class ContinuousPlanRows {
  private final Findings findings;
  private final Instance instance;
  private final Execution execution;
  private final ContinuousService service;
  private final ServiceRecord record;
  private final Totals totals;

  ContinuousPlanRows(
      Findings findings,
      Instance instance,
      Execution execution,
      ContinuousService service,
      ServiceRecord record) {
    this.findings = findings;
    this.instance = instance;
    this.execution = execution;
    this.service = service;
    this.record = record;
    totals = new Totals(findings, instance.drafters().size());
  }

  /** Checks all rows, and what is made of them; of means that they are consistent. */
  void check() {
    Served served = Served.tasks(instance, execution, service);
    Admissions admissions = new ServiceRows(findings, served, record.stages()).check(totals);
    if (admissions != null) {
      sums(admissions.rounds(), served.chance() != null);
    }
  }

  private void sums(Rounds rounds, boolean areMeans) {
    TaskSums sums = new TaskSums(findings, execution);
    sums.consistent(execution.makespanS());
    for (int k = 0; k < execution.tasks().size() && !areMeans; k++) {
      List<Round> own = rounds.of(k);
      totals.known(own.get(own.size() - 1).downS());
      sums.ofRounds(k, own, rounds, record);
    }
    totals.check(execution, areMeans ? RunDraws.DRAWS : 1, null);
  }
}
