package sdedge.output;

import static sdedge.output.Table.column;

import java.io.IOException;
import java.io.OutputStream;
import sdedge.instance.Instance;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.TaskLatency;

/** {@code latency.csv}: one row per task, in the order of the instance. */
record LatencyCsv(Instance instance, Execution execution) implements FileContent {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    Table<TaskLatency> table =
        Table.of(
            column("task", row -> instance.tasks().get(row.task()).id()),
            column("drafter", row -> instance.drafters().get(row.drafter()).id()),
            column("cohort", TaskLatency::cohort),
            column("batch", TaskLatency::batch),
            column("length", TaskLatency::length),
            column("steps", row -> Csv.count(row.steps())),
            column("upload_s", TaskLatency::uploadS),
            column("queue_s", TaskLatency::queueS),
            column("draft_s", TaskLatency::draftS),
            column("fronthaul_s", TaskLatency::fronthaulS),
            column("verify_s", TaskLatency::verifyS),
            column("wait_s", TaskLatency::waitS),
            column("ttft_s", TaskLatency::ttftS),
            column("e2e_s", TaskLatency::e2eS),
            column("tpot_s", TaskLatency::tpotS));
    table.write(out, LatencyBreakdown.of(instance, execution));
  }
}
