package sdedge.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.JoiningService;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.StageRun;

/**
 * Holds the rows of continuous service against the rules (docs/model.md sections 11 and 13): those
 * of a plan, or of a stream.
 */
final class ServiceRows {
  private final Findings findings;
  private final Served served;
  private final List<StageRun> rows;

  ServiceRows(Findings findings, Served served, List<StageRun> rows) {
    this.findings = findings;
    this.served = served;
    this.rows = rows;
  }

  /** Checks all rows of a plan, and what is made of them; of means that they are consistent. */
  static void ofPlan(
      Findings findings,
      Instance instance,
      Execution execution,
      ContinuousService service,
      ServiceRecord record) {
    Served served = Served.tasks(instance, execution, service);
    Totals totals = new Totals(findings, instance.drafters().size());
    Admissions admissions = new ServiceRows(findings, served, record.stages()).check(totals);
    if (admissions == null) {
      return;
    }
    boolean areMeans = served.chance() != null;
    TaskSums sums = new TaskSums(findings, execution);
    sums.consistent(execution.makespanS());
    for (int k = 0; k < served.count() && !areMeans; k++) {
      List<Round> own = admissions.rounds().of(k);
      totals.known(own.get(own.size() - 1).downS());
      sums.ofRounds(k, own, admissions.rounds(), record);
    }
    totals.check(execution, areMeans ? RunDraws.DRAWS : 1, null);
  }

  /** Checks all rows; who comes in when and is served by what, or null if that cannot be told. */
  @Nullable Admissions check(Totals totals) {
    Rounds rounds = new Rounds(findings, served, rows);
    if (!rounds.find()) {
      return null;
    }
    RoundGains gains = new RoundGains(findings, rounds);
    gains.check();
    stages(rounds, totals);
    Admissions admissions = new Admissions(findings, rounds);
    if (!findings.isEmpty() || !admissions.check()) {
      return null;
    }
    DraftLengths lengths = new DraftLengths(findings, rounds, gains);
    RoundTimes times = new RoundTimes(findings, rounds, admissions, lengths);
    ServerQueues servers = new ServerQueues(findings, served.instance());
    rounds.rows().forEach(row -> times.check(row, servers));
    rounds.passes().forEach(pass -> lengths.check(pass, times));
    servers.check();
    if (served.service() instanceof JoiningService joining) {
      new JoinedPasses(findings, joining, rounds, admissions, times).check();
    }
    return admissions;
  }

  /** What each row computes, and how long that takes. */
  private void stages(Rounds rounds, Totals totals) {
    RoundStages stages = new RoundStages(rounds);
    for (Row row : rounds.rows()) {
      Row.Due due = stages.due(row);
      row.is(due, findings);
      totals.add(due.stage(), row.run().drafter(), due.busyS());
    }
  }
}
