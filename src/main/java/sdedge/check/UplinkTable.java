package sdedge.check;

import java.util.ArrayList;
import java.util.List;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;

/** What {@code uplink.csv} should hold, by drafter and in plan order. */
final class UplinkTable implements ExpectedTable {
  private final Instance instance;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(int task, ResultPlan.OfDrafter plan, Upload upload) {}

  UplinkTable(Instance instance, Execution execution) {
    this.instance = instance;
    for (int d = 0; d < execution.uploads().size(); d++) {
      ResultPlan.OfDrafter plan = execution.plan().drafters().get(d);
      List<Integer> tasks = plan.tasks();
      for (int i = 0; i < tasks.size(); i++) {
        entries.add(new Entry(tasks.get(i), plan, execution.uploads().get(d).get(i)));
      }
    }
  }

  @Override
  public String header() {
    return "task,drafter,policy,payload_bits,spectral_efficiency_bps_per_hz,bandwidth_hz,start_s,"
        + "finish_s";
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
    Upload upload = entry.upload();
    return List.of(
        Cell.of(instance.tasks().get(entry.task()).id()),
        Cell.of(instance.drafters().get(entry.plan().drafter()).id()),
        Cell.of(entry.plan().uplink().key()),
        Cell.of(upload.bits()),
        Cell.of(upload.bitsPerHz()),
        Cell.of(upload.shareHz()),
        Cell.of(upload.startS()),
        Cell.of(upload.finishS()));
  }
}
