package sdedge.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;
import sdedge.wireless.Share;
import sdedge.wireless.Uplink;

/** {@code uplink.csv}: one row per task, by drafter and in plan order. */
record UplinkCsv(Instance instance, Plan plan) implements FileContent {
  static final String HEADER =
      "task,drafter,policy,payload_bits,spectral_efficiency_bps_per_hz,bandwidth_hz,start_s,finish_s";

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (Csv csv = new Csv(out, HEADER)) {
      for (DrafterPlan drafterPlan : plan.drafters()) {
        rows(csv, drafterPlan);
      }
    }
  }

  private void rows(Csv csv, DrafterPlan drafterPlan) throws IOException {
    Drafter drafter = instance.drafters().get(drafterPlan.drafter());
    List<List<Task>> batches =
        drafterPlan.batches().stream()
            .map(batch -> batch.tasks().stream().map(instance.tasks()::get).toList())
            .toList();
    List<Share> shares = Uplink.shares(drafter.wireless(), batches, drafterPlan.uplink());
    List<Integer> tasks = drafterPlan.tasks();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      csv.row(
          instance.tasks().get(tasks.get(i)).id(),
          drafter.id(),
          drafterPlan.uplink().key(),
          share.payloadBits(),
          share.spectralEfficiency(),
          share.bandwidthHz(),
          share.startS(),
          share.finishS());
    }
  }
}
