package sdedge.judge;

import java.util.List;
import sdedge.judge.BatchRows.Row;
import sdedge.latency.PartProfile;
import sdedge.timeline.Stage;

/**
 * Rule: nothing begins before what it waits for has ended, and what follows without a server in
 * between follows at once (docs/model.md sections 4 and 6). A part drafts when its prompts and its
 * last verdict are there; drafts go up as they are made; the verifier begins when all parts of the
 * step are there; verdicts go down as it ends.
 */
record Precedence(Findings findings) {

  /**
   * When what a row of a batch waits for has ended, seconds.
   *
   * @param beginS when the batch may begin
   */
  static double fromS(BatchRows batch, Row row, double beginS) {
    int n = row.due().step();
    return switch (row.due().stage()) {
      case DRAFT -> n == 1 ? beginS : batch.endS(n - 1, Stage.FRONTHAUL_DOWN, row.part());
      case FRONTHAUL_UP ->
          batch.profile.parts().get(row.part()).isOnTheWay()
              ? batch.endS(n, Stage.DRAFT, row.part())
              : beginS;
      case VERIFY -> joinedS(batch, n);
      case FRONTHAUL_DOWN -> batch.verifiedS(n);
    };
  }

  /** When all parts of a step are at the verifier, seconds: those that stay there wait for it. */
  static double joinedS(BatchRows batch, int n) {
    double joinedS = 0;
    List<PartProfile> parts = batch.profile.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (n <= parts.get(i).steps()) {
        double ownS =
            parts.get(i).goesUp(n) ? batch.endS(n, Stage.FRONTHAUL_UP, i) : batch.verifiedS(n - 1);
        joinedS = Math.max(joinedS, ownS);
      }
    }
    return joinedS;
  }

  /** Checks the rows of a batch. */
  void check(BatchRows batch) {
    for (int n = 1; n <= batch.steps(); n++) {
      double verifierS = Double.NaN; // when the one before has ended on the verifier's node
      for (Row row : batch.in(n)) {
        if (row.part() >= 0) {
          notBefore(fromS(batch, row, batch.readyS), row);
        } else if (Double.isNaN(verifierS)) {
          notBefore(joinedS(batch, n), row);
          verifierS = row.run().endS();
        } else {
          findings.agree(Findings.SCHEDULE, row.number(), "start_s", verifierS, row.run().startS());
          verifierS = row.run().endS();
        }
      }
    }
  }

  private void notBefore(double fromS, Row row) {
    double startS = row.run().startS();
    String why = ", when what it waits for has ended";
    findings.atLeast(Findings.SCHEDULE, row.number(), "start_s", fromS, why, startS);
  }
}
