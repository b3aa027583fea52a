package sdedge.check;

import java.util.ArrayList;
import java.util.List;
import sdedge.check.model.Execution;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;

/** What {@code uplink.csv} should hold, by drafter, in plan order and by time. */
final class UplinkTable implements ExpectedTable {
  private final Instance instance;
  private final String policy;
  private final MultipliersCheck.Worth worth;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(int task, Upload.Span span) {}

  UplinkTable(Instance instance, Execution execution, MultipliersCheck.Worth worth) {
    this.instance = instance;
    this.worth = worth;
    policy = execution.plan().uplink().key();
    for (int d = 0; d < instance.drafters().size(); d++) {
      for (int task : execution.plan().tasks()) {
        if (instance.tasks().get(task).drafter() == d) {
          execution.uploadOf(task).spans().forEach(span -> entries.add(new Entry(task, span)));
        }
      }
    }
  }

  @Override
  public String header() {
    return "task,drafter,policy,payload_bits,spectral_efficiency_bps_per_hz,bandwidth_hz,start_s,"
        + "finish_s,weight_s_per_bit,saved_s_per_hz";
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public List<Cell> row(int index) {
    Entry entry = entries.get(index);
    Upload.Span span = entry.span();
    int drafter = instance.tasks().get(entry.task()).drafter();
    return List.of(
        Cell.of(instance.tasks().get(entry.task()).id()),
        Cell.of(instance.drafters().get(drafter).id()),
        Cell.of(policy),
        new Cell.Real(span.bits(), span.looseS() * span.shareHz() * span.bitsPerHz()),
        new Cell.Real(span.bitsPerHz(), span.looseShare() * span.bitsPerHz()),
        new Cell.Real(span.shareHz(), span.looseShare() * span.shareHz()),
        Cell.of(span.startS()),
        new Cell.Real(span.endS(), span.looseS()),
        worth.weight(entry.task()),
        worth.saved(drafter, span.window()));
  }
}
