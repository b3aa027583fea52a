package sdedge.check.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sdedge.check.model.Execution;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;
import sdedge.result.files.UplinkCsv;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.wireless.Share;

/** What {@code uplink.csv} should hold, by drafter, in plan order and by time. */
record UplinkTable(Instance instance, Execution execution, MultipliersCheck.Worth worth) {
  private record Entry(UplinkCsv.Row row, Upload.Span span) {}

  ExpectedTable<Entry> expected() {
    List<Integer> tasks = new ArrayList<>(execution.plan().tasks());
    tasks.sort(Comparator.comparing(this::drafter));
    Table<Entry> table = new Table<>(UplinkCsv.TABLE.from(Entry::row));
    Stream<Entry> entries =
        tasks.stream()
            .filter(task -> instance.drafters().get(drafter(task)).hasUplink())
            .flatMap(task -> execution.uploadOf(task).spans().stream().map(s -> entry(task, s)));
    return ExpectedTable.of(new Rows<>(table, entries.toList()), 1, UplinkTable::slack);
  }

  private int drafter(int task) {
    return instance.tasks().get(task).drafter();
  }

  private Entry entry(int task, Upload.Span span) {
    return new Entry(
        new UplinkCsv.Row(
            instance,
            execution.plan().uplink(),
            task,
            span.share(),
            worth.weights().get(task),
            worth.savedPerHz(drafter(task), span.window())),
        span);
  }

  private static double slack(String column, double value, Entry entry) {
    Upload.Span span = entry.span;
    Share share = span.share();
    return switch (column) {
      case "payload_bits" -> span.looseS() * share.bandwidthHz() * share.spectralEfficiency();
      case "spectral_efficiency_bps_per_hz", "bandwidth_hz" -> span.looseShare() * value;
      case "finish_s" -> span.looseS();
      default -> Double.NaN;
    };
  }
}
