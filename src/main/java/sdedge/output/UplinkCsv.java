package sdedge.output;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.timeline.Uploads;
import sdedge.wireless.Allocation;
import sdedge.wireless.ExplicitBand;
import sdedge.wireless.ExplicitShares;
import sdedge.wireless.Share;
import sdedge.wireless.Uplink;

/**
 * {@code uplink.csv}: by drafter and in plan order, a row per task; where the allocation is
 * explicit, one per task and window with a share.
 *
 * @param multipliers null unless the allocation is the best for the plan
 */
public record UplinkCsv(Instance instance, Plan plan, @Nullable Multipliers multipliers)
    implements FileContent {
  static final Table<Row> TABLE =
      Table.of(
          words("task", row -> row.instance.tasks().get(row.task).id()),
          words("drafter", row -> row.instance.drafters().get(row.drafter()).id()),
          words("policy", Row::policy),
          column("payload_bits", row -> row.share.payloadBits()),
          column("spectral_efficiency_bps_per_hz", row -> row.share.spectralEfficiency()),
          column("bandwidth_hz", row -> row.share.bandwidthHz()),
          column("start_s", row -> row.share.startS()),
          column("finish_s", row -> row.share.finishS()),
          optional(column("weight_s_per_bit", Row::weightSPerBit)),
          optional(column("saved_s_per_hz", Row::savedSPerHz)));

  /** The table as far as shares alone tell it. */
  public UplinkCsv(Instance instance, Plan plan) {
    this(instance, plan, null);
  }

  /** What a task gets of its band; null what is not known to be worth anything. */
  public record Row(
      Instance instance,
      UplinkPolicy policy,
      int task,
      Share share,
      @Nullable Double weightSPerBit,
      @Nullable Double savedSPerHz) {
    private int drafter() {
      return instance.tasks().get(task).drafter();
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, rows());
  }

  private Row row(int task, Share share, @Nullable Double savedSPerHz) {
    Double weight = multipliers == null ? null : multipliers.weightSPerBit(task);
    return new Row(instance, plan.uplink(), task, share, weight, savedSPerHz);
  }

  /** The rows of the table. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Allocation allocation = plan.allocation();
      if (allocation == null) {
        formula(rows, d);
      } else {
        explicit(rows, d, allocation);
      }
    }
    return rows;
  }

  private void formula(List<Row> rows, int d) {
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
      rows.add(row(inOrder.get(i), shares.get(i), null));
    }
  }

  private void explicit(List<Row> rows, int d, Allocation allocation) {
    ExplicitBand band = new ExplicitBand(instance.drafters().get(d).wireless(), allocation, d);
    for (int k : Uploads.tasksOf(instance, plan, d)) {
      for (ExplicitShares.Part part : band.of(k, instance.tasks().get(k)).shares()) {
        Double saved = multipliers == null ? null : multipliers.savedSPerHz(d, part.window());
        rows.add(row(k, part.share(), saved));
      }
    }
  }
}
