package sdedge.judge;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.StageRun;

/**
 * Rule: each stage of each step of each batch has one row, in the order of the table, and it says
 * what the stage computes: how many tasks are active, of which length and mode, new tokens.
 */
final class RowsDue {
  private final Findings findings;
  private final Iterator<StageRun> table;
  private long read;

  RowsDue(Findings findings, Iterator<StageRun> table) {
    this.findings = findings;
    this.table = table;
  }

  /** Gives a batch its rows, which come next; false, which was found, if they do not. */
  boolean take(BatchRows batch) {
    for (int n = 1; n <= batch.steps(); n++) {
      for (DueRow due : batch.dueIn(n)) {
        StageRun run = table.hasNext() ? table.next() : null;
        read++;
        boolean isDue =
            run != null
                && run.cohort() == batch.cohort
                && run.batch() == batch.number
                && due.is(run);
        if (run == null || !isDue) {
          String place = "cohort " + batch.cohort + ", batch " + batch.number + ": ";
          findings.require(false, Findings.SCHEDULE, read, "", place + due.text(), name(run));
          return false;
        }
        due.content(findings, run, read);
        batch.add(run, read, due);
      }
    }
    return true;
  }

  private static String name(@Nullable StageRun run) {
    return run == null
        ? "the end of the table"
        : "cohort "
            + run.cohort()
            + ", batch "
            + run.batch()
            + ": "
            + run.stage()
            + " of step "
            + run.step();
  }

  /** Nothing follows the rows of the last batch. */
  void end() {
    findings.require(
        !table.hasNext(), Findings.SCHEDULE, read + 1, "", "the end of the table", "another row");
  }
}
