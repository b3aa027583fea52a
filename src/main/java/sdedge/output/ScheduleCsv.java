package sdedge.output;

import static sdedge.output.Table.column;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** {@code schedule.csv}: one row per stage of every step. */
record ScheduleCsv(Instance instance, Execution execution) implements FileContent {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    Table<StageRun> table =
        Table.of(
            column("drafter", this::drafter),
            column("cohort", StageRun::cohort),
            column("batch", StageRun::batch),
            column("step", StageRun::step),
            column("stage", StageRun::stage),
            column("node", this::node),
            column("start_s", StageRun::startS),
            column("end_s", StageRun::endS),
            column("length", StageRun::length),
            column("active_tasks", run -> Csv.count(run.activeTasks())),
            column("new_tokens", run -> isLink(run.stage()) ? null : Csv.count(run.newTokens())));
    table.write(out, execution.stages());
  }

  /** Links belong to the node that sends. */
  private @Nullable String node(StageRun run) {
    boolean atDrafter = run.stage() == Stage.DRAFT || run.stage() == Stage.FRONTHAUL_UP;
    return atDrafter ? drafter(run) : instance.verifier().id();
  }

  private @Nullable String drafter(StageRun run) {
    Integer drafter = run.drafter();
    return drafter == null ? null : instance.drafters().get(drafter).id();
  }

  private static boolean isLink(Stage stage) {
    return stage == Stage.FRONTHAUL_UP || stage == Stage.FRONTHAUL_DOWN;
  }
}
