package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.plan.Plan;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
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
public record UplinkCsv(Instance instance, Plan plan, @Nullable Multipliers multipliers) {
  public static final Table<Row> TABLE =
      Table.of(
          text("task", row -> row.instance.tasks().get(row.task).id()),
          text("drafter", row -> row.instance.drafters().get(row.drafter()).id()),
          text("policy", Row::policy),
          column("payload_bits", row -> row.share.payloadBits()),
          column("spectral_efficiency_bps_per_hz", row -> row.share.spectralEfficiency()),
          column("bandwidth_hz", row -> row.share.bandwidthHz()),
          column("start_s", row -> row.share.startS()),
          column("finish_s", row -> row.share.finishS()),
          optional(column("weight_s_per_bit", Row::weightSPerBit)),
          optional(column("saved_s_per_hz", Row::savedSPerHz)));

  /** The table as far as shares alone say it. */
  public static Rows<Row> of(Instance instance, Plan plan) {
    return of(instance, plan, null);
  }

  static Rows<Row> of(Instance instance, Plan plan, @Nullable Multipliers multipliers) {
    UplinkCsv uplink = new UplinkCsv(instance, plan, multipliers);
    return new Rows<>(TABLE, () -> uplink.rows().iterator());
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

  private Stream<Row> rows() {
    List<List<List<Integer>>> parts = Uploads.partsByDrafter(instance, plan);
    return IntStream.range(0, parts.size())
        .filter(d -> instance.drafters().get(d).hasUplink())
        .boxed()
        .flatMap(d -> rows(d, parts.get(d)));
  }

  private Stream<Row> rows(int drafter, List<List<Integer>> parts) {
    Wireless cell = instance.drafters().get(drafter).wireless();
    List<Integer> tasks = parts.stream().flatMap(List::stream).toList();
    Allocation allocation = plan.allocation();
    if (allocation != null) {
      ExplicitBand band = new ExplicitBand(cell, allocation, drafter);
      return tasks.stream()
          .flatMap(k -> band.of(k, task(k)).shares().stream().map(part -> row(drafter, k, part)));
    }
    List<List<Task>> batches =
        parts.stream().map(part -> part.stream().map(this::task).toList()).toList();
    List<Share> shares = tasks.isEmpty() ? List.of() : Uplink.shares(cell, batches, plan.uplink());
    return IntStream.range(0, shares.size()).mapToObj(i -> row(tasks.get(i), shares.get(i), null));
  }

  private Row row(int drafter, int task, ExplicitShares.Part part) {
    Double saved = multipliers == null ? null : multipliers.savedSPerHz(drafter, part.window());
    return row(task, part.share(), saved);
  }

  private Task task(int index) {
    return instance.tasks().get(index);
  }

  private Row row(int task, Share share, @Nullable Double savedSPerHz) {
    Double weight = multipliers == null ? null : multipliers.weightSPerBit(task);
    return new Row(instance, plan.uplink(), task, share, weight, savedSPerHz);
  }
}
