package sdedge.check.files;

import static sdedge.check.files.ExpectedTable.column;
import static sdedge.check.files.ExpectedTable.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sdedge.check.model.Execution;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;

/** What {@code uplink.csv} should hold, by drafter, in plan order and by time. */
record UplinkTable(Instance instance, Execution execution, MultipliersCheck.Worth worth) {
  private record Entry(int drafter, int task, Upload.Span span) {}

  ExpectedTable<Entry> expected() {
    return new ExpectedTable<>(
        this::entries,
        1,
        List.of(
            words("task", entry -> instance.tasks().get(entry.task).id()),
            words("drafter", entry -> instance.drafters().get(entry.drafter).id()),
            words("policy", entry -> execution.plan().uplink().key()),
            column("payload_bits", entry -> payload(entry.span)),
            column("spectral_efficiency_bps_per_hz", e -> loose(e.span, e.span.bitsPerHz())),
            column("bandwidth_hz", e -> loose(e.span, e.span.shareHz())),
            column("start_s", entry -> Expected.of(entry.span.startS())),
            column("finish_s", e -> Expected.near(e.span.endS(), e.span.looseS())),
            column("weight_s_per_bit", entry -> worth.weight(entry.task)),
            column("saved_s_per_hz", e -> worth.saved(e.drafter, e.span.window()))));
  }

  private Stream<Entry> entries() {
    List<Integer> tasks = new ArrayList<>(execution.plan().tasks());
    tasks.sort(Comparator.comparing(this::drafter));
    return tasks.stream()
        .filter(task -> instance.drafters().get(drafter(task)).hasUplink())
        .flatMap(
            task ->
                execution.uploadOf(task).spans().stream()
                    .map(span -> new Entry(drafter(task), task, span)));
  }

  private int drafter(int task) {
    return instance.tasks().get(task).drafter();
  }

  private static Expected loose(Upload.Span span, double value) {
    return Expected.near(value, span.looseShare() * value);
  }

  private static Expected payload(Upload.Span span) {
    return Expected.near(span.bits(), span.looseS() * span.shareHz() * span.bitsPerHz());
  }
}
