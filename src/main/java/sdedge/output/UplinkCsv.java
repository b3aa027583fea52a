package sdedge.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.timeline.Uploads;
import sdedge.wireless.Allocation;
import sdedge.wireless.Allocation.Window;
import sdedge.wireless.ExplicitShares;
import sdedge.wireless.Share;
import sdedge.wireless.Uplink;

/**
 * {@code uplink.csv}: by drafter and in plan order, a row per task; where the allocation is
 * explicit, one per task and window with a share.
 */
record UplinkCsv(Instance instance, Plan plan) implements FileContent {
  static final String HEADER =
      "task,drafter,policy,payload_bits,spectral_efficiency_bps_per_hz,bandwidth_hz,start_s,finish_s";

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (Csv csv = new Csv(out, HEADER)) {
      for (int d = 0; d < instance.drafters().size(); d++) {
        Allocation allocation = plan.allocation();
        if (allocation == null) {
          formula(csv, d);
        } else {
          explicit(csv, d, Uploads.windowsOf(allocation, d));
        }
      }
    }
  }

  private void formula(Csv csv, int d) throws IOException {
    List<List<Integer>> parts = new ArrayList<>();
    for (Batch batch : plan.batches()) {
      List<Integer> part =
          batch.tasks().stream().filter(k -> instance.tasks().get(k).drafter() == d).toList();
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    List<List<Task>> tasks =
        parts.stream().map(part -> part.stream().map(instance.tasks()::get).toList()).toList();
    List<Share> shares =
        tasks.isEmpty()
            ? List.of()
            : Uplink.shares(instance.drafters().get(d).wireless(), tasks, plan.uplink());
    List<Integer> inOrder = parts.stream().flatMap(List::stream).toList();
    for (int i = 0; i < shares.size(); i++) {
      row(csv, inOrder.get(i), shares.get(i));
    }
  }

  private void explicit(Csv csv, int d, List<Window> windows) throws IOException {
    for (int k : Uploads.tasksOf(instance, plan, d)) {
      Task task = instance.tasks().get(k);
      ExplicitShares shares =
          ExplicitShares.of(instance.drafters().get(d).wireless(), windows, k, task);
      for (Share share : shares.shares()) {
        row(csv, k, share);
      }
    }
  }

  private void row(Csv csv, int index, Share share) throws IOException {
    Task task = instance.tasks().get(index);
    csv.row(
        task.id(),
        instance.drafters().get(task.drafter()).id(),
        plan.uplink().key(),
        share.payloadBits(),
        share.spectralEfficiency(),
        share.bandwidthHz(),
        share.startS(),
        share.finishS());
  }
}
