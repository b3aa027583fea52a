package sdedge.output;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** {@code schedule.csv}: one row per stage of every step. */
record ScheduleCsv(Instance instance, Execution execution) implements FileContent {
  static final String HEADER =
      "drafter,cohort,batch,step,stage,node,start_s,end_s,length,active_tasks,new_tokens";

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (Csv csv = new Csv(out, HEADER)) {
      for (StageRun run : execution.stages()) {
        csv.row(
            drafter(run),
            run.cohort(),
            run.batch(),
            run.step(),
            run.stage().key(),
            node(run),
            run.startS(),
            run.endS(),
            run.length(),
            Csv.count(run.activeTasks()),
            isLink(run.stage()) ? null : Csv.count(run.newTokens()));
      }
    }
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
