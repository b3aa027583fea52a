package sdedge.output;

import java.io.IOException;
import java.io.OutputStream;
import sdedge.instance.Instance;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.TaskLatency;

/** {@code latency.csv}: one row per task, in the order of the instance. */
record LatencyCsv(Instance instance, Execution execution) implements FileContent {
  static final String HEADER =
      "task,drafter,cohort,batch,length,steps,upload_s,queue_s,draft_s,fronthaul_s,verify_s,wait_s,"
          + "ttft_s,e2e_s,tpot_s";

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (Csv csv = new Csv(out, HEADER)) {
      for (TaskLatency row : LatencyBreakdown.of(instance, execution)) {
        csv.row(
            instance.tasks().get(row.task()).id(),
            instance.drafters().get(row.drafter()).id(),
            row.cohort(),
            row.batch(),
            row.length(),
            Csv.count(row.steps()),
            row.uploadS(),
            row.queueS(),
            row.draftS(),
            row.fronthaulS(),
            row.verifyS(),
            row.waitS(),
            row.ttftS(),
            row.e2eS(),
            row.tpotS());
      }
    }
  }
}
