package sdedge.check.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sdedge.check.model.Execution;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;

/** What {@code uplink.csv} should hold, by drafter, in plan order and by time. */
public final class UplinkTable implements ExpectedTable {
  private final Instance instance;
  private final String policy;
  private final MultipliersCheck.Worth worth;
  private final Execution execution;

  public UplinkTable(Instance instance, Execution execution, MultipliersCheck.Worth worth) {
    this.instance = instance;
    this.execution = execution;
    this.worth = worth;
    policy = execution.plan().uplink().key();
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
  public Stream<List<ExpectedCell>> rows() {
    List<Integer> tasks = new ArrayList<>(execution.plan().tasks());
    tasks.sort(Comparator.comparing(task -> instance.tasks().get(task).drafter()));
    return tasks.stream()
        .flatMap(task -> execution.uploadOf(task).spans().stream().map(span -> row(task, span)));
  }

  private List<ExpectedCell> row(int task, Upload.Span span) {
    int drafter = instance.tasks().get(task).drafter();
    return List.of(
        ExpectedCell.of(instance.tasks().get(task).id()),
        ExpectedCell.of(instance.drafters().get(drafter).id()),
        ExpectedCell.of(policy),
        new ExpectedCell.Real(span.bits(), span.looseS() * span.shareHz() * span.bitsPerHz()),
        new ExpectedCell.Real(span.bitsPerHz(), span.looseShare() * span.bitsPerHz()),
        new ExpectedCell.Real(span.shareHz(), span.looseShare() * span.shareHz()),
        ExpectedCell.of(span.startS()),
        new ExpectedCell.Real(span.endS(), span.looseS()),
        worth.weight(task),
        worth.saved(drafter, span.window()));
  }
}
