package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.result.table.Csv;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.TaskLatency;

/** {@code latency.csv}: one row per task, in the order of the instance. */
public final class LatencyCsv {
  public static final Table<Row> TABLE =
      Table.of(
          text("task", row -> row.instance.tasks().get(row.latency.task()).id()),
          text("drafter", row -> row.instance.drafters().get(row.latency.drafter()).id()),
          column("cohort", row -> row.latency.cohort()),
          column("batch", row -> row.latency.batch()),
          optional(column("length", row -> row.latency.length())),
          column("steps", row -> Csv.count(row.latency.steps())),
          column("upload_s", row -> row.latency.uploadS()),
          column("queue_s", row -> row.latency.queueS()),
          column("draft_s", row -> row.latency.draftS()),
          column("fronthaul_s", row -> row.latency.fronthaulS()),
          column("verify_s", row -> row.latency.verifyS()),
          column("wait_s", row -> row.latency.waitS()),
          column("ttft_s", row -> row.latency.ttftS()),
          column("e2e_s", row -> row.latency.e2eS()),
          optional(column("tpot_s", row -> row.latency.tpotS())));

  /** Where drafters have modes. */
  public static final Table<Row> WITH_MODES =
      TABLE.with(optional(text("mode", row -> row.latency.mode())));

  /** The times of a task and the instance that names it. */
  public record Row(Instance instance, TaskLatency latency) {}

  private LatencyCsv() {}

  /** The table of an execution. */
  public static Rows<Row> of(Instance instance, Execution execution) {
    return of(instance, LatencyBreakdown.of(instance, execution));
  }

  /** The table of the times of all tasks. */
  public static Rows<Row> of(Instance instance, List<TaskLatency> latencies) {
    return new Rows<>(instance.hasModes() ? WITH_MODES : TABLE, rows(instance, latencies));
  }

  /** Some rows. */
  public static List<Row> rows(Instance instance, List<TaskLatency> latencies) {
    return latencies.stream().map(latency -> new Row(instance, latency)).toList();
  }
}
