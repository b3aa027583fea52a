package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.model.TaskLatencies;
import sdedge.oracle.model.Upload;
import sdedge.result.files.LatencyCsv;
import sdedge.result.files.UplinkCsv;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.timeline.TaskLatency;
import sdedge.wireless.Share;

/**
 * Holds the tables of a plan against what they should hold.
 *
 * @param worth what bits and hertz are worth
 */
public record PlanTables(Instance instance, Execution execution, MultipliersCheck.Worth worth) {
  /** Those that every plan has. */
  public static final Set<String> NAMES = Set.of("schedule.csv", "latency.csv", "uplink.csv");

  private record Uploaded(UplinkCsv.Row row, Upload.Span span) {}

  /** Reports every field that differs, of {@code search.csv} if it is there. */
  public void check(Findings findings, ResultSource source, ClaimedResult statement)
      throws IOException {
    ScheduleTable.of(instance, execution).expected().check(findings, source);
    latency().check(findings, source);
    uplink().check(findings, source);
    if (source.names().contains(SearchTable.NAME)) {
      SearchTable.check(findings, source, execution, statement);
    }
  }

  /** By task in the order of the instance. */
  private ExpectedTable<LatencyCsv.Row> latency() {
    List<TaskLatency> all =
        IntStream.range(0, instance.tasks().size()).mapToObj(execution::timesOf).toList();
    return ExpectedTable.of("latency.csv", LatencyCsv.of(instance, all), 1, this::latencySlack);
  }

  /** The slack of how long something takes is that of the clock when the task ends. */
  private double latencySlack(String column, double value, LatencyCsv.Row row) {
    double spanS = execution.doubt().at(TaskLatencies.clockS(row.latency()));
    return switch (column) {
      case "upload_s", "ttft_s", "e2e_s" -> execution.doubt().at(value);
      case "queue_s", "draft_s", "fronthaul_s", "verify_s", "wait_s" -> spanS;
      case "tpot_s" -> spanS / Outcomes.furtherTokens(instance.tasks().get(row.latency().task()));
      case "steps" -> instance.speculation().steps() == Steps.MEAN ? Double.NaN : 0;
      default -> Double.NaN;
    };
  }

  /** By drafter, in plan order and by time. */
  private ExpectedTable<Uploaded> uplink() {
    List<Integer> tasks = new ArrayList<>(execution.plan().tasks());
    tasks.sort(Comparator.comparing(this::drafter));
    Stream<Uploaded> rows =
        tasks.stream()
            .filter(task -> instance.drafters().get(drafter(task)).hasUplink())
            .flatMap(task -> execution.uploadOf(task).spans().stream().map(s -> row(task, s)));
    Table<Uploaded> table = new Table<>(UplinkCsv.TABLE.from(Uploaded::row));
    return ExpectedTable.of(
        "uplink.csv", new Rows<>(table, rows.toList()), 1, PlanTables::uplinkSlack);
  }

  private int drafter(int task) {
    return instance.tasks().get(task).drafter();
  }

  private Uploaded row(int task, Upload.Span span) {
    Double savedPerHz = worth.savedPerHz(drafter(task), span.window());
    Double weight = worth.weights().get(task);
    return new Uploaded(
        new UplinkCsv.Row(
            instance, execution.plan().uplink(), task, span.share(), weight, savedPerHz),
        span);
  }

  private static double uplinkSlack(String column, double value, Uploaded row) {
    Upload.Span span = row.span;
    Share share = span.share();
    return switch (column) {
      case "payload_bits" -> span.looseS() * share.bandwidthHz() * share.spectralEfficiency();
      case "spectral_efficiency_bps_per_hz", "bandwidth_hz" -> span.looseShare() * value;
      case "finish_s" -> span.looseS();
      default -> Double.NaN;
    };
  }
}
