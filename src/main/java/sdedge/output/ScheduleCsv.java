package sdedge.output;

import java.io.IOException;
import java.io.OutputStream;
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
    PlanIndex index = new PlanIndex(execution.plan());
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
            index.batch(run).length(),
            run.activeTasks(),
            isLink(run.stage()) ? null : Double.valueOf(run.newTokens()));
      }
    }
  }

  /** Links belong to the node that sends. */
  private String node(StageRun run) {
    boolean atDrafter = run.stage() == Stage.DRAFT || run.stage() == Stage.FRONTHAUL_UP;
    return atDrafter ? drafter(run) : instance.verifier().id();
  }

  private String drafter(StageRun run) {
    return instance.drafters().get(run.drafter()).id();
  }

  private static boolean isLink(Stage stage) {
    return stage == Stage.FRONTHAUL_UP || stage == Stage.FRONTHAUL_DOWN;
  }
}
