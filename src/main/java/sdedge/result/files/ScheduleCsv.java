package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.result.table.Csv;
import sdedge.result.table.FileContent;
import sdedge.result.table.Table;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** {@code schedule.csv}: one row per stage of every step. */
record ScheduleCsv(Instance instance, Execution execution) implements FileContent {
  static final Table<Row> TABLE =
      Table.of(
          optional(words("drafter", Row::drafter)),
          column("cohort", row -> row.run.cohort()),
          column("batch", row -> row.run.batch()),
          column("step", row -> row.run.step()),
          words("stage", row -> row.run.stage()),
          words("node", Row::node),
          column("start_s", row -> row.run.startS()),
          column("end_s", row -> row.run.endS()),
          optional(column("length", row -> row.run.length())),
          column("active_tasks", row -> Csv.count(row.run.activeTasks())),
          optional(column("new_tokens", Row::newTokens)));

  /** A stage and the instance that names its nodes. */
  record Row(Instance instance, StageRun run) {
    /** Links belong to the node that sends. */
    private @Nullable String node() {
      boolean atDrafter = run.stage() == Stage.DRAFT || run.stage() == Stage.FRONTHAUL_UP;
      return atDrafter ? drafter() : instance.verifier().id();
    }

    private @Nullable String drafter() {
      Integer drafter = run.drafter();
      return drafter == null ? null : instance.drafters().get(drafter).id();
    }

    private @Nullable Object newTokens() {
      boolean isLink = run.stage() == Stage.FRONTHAUL_UP || run.stage() == Stage.FRONTHAUL_DOWN;
      return isLink ? null : Csv.count(run.newTokens());
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, () -> execution.stages().map(run -> new Row(instance, run)).iterator());
  }
}
