package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sdedge.check.model.BatchRun;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.Execution;
import sdedge.check.model.PartTimes;
import sdedge.check.model.Stage;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** What {@code schedule.csv} should hold, by cohort, batch, step, stage and drafter. */
public final class ScheduleTable implements ExpectedTable {
  private final Instance instance;
  private final Execution execution;

  private record Entry(BatchRun run, int part, int step, Stage stage) {}

  public ScheduleTable(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
  }

  @Override
  public String header() {
    return "drafter,cohort,batch,step,stage,node,start_s,end_s,length,active_tasks,new_tokens";
  }

  @Override
  public int keys() {
    return 5;
  }

  @Override
  public Stream<List<ExpectedCell>> rows() {
    return execution.runs().flatMap(run -> entries(run).stream()).map(this::row);
  }

  private static List<Entry> entries(BatchRun run) {
    List<Entry> entries = new ArrayList<>();
    for (int step = 1; step <= run.times().steps(); step++) {
      for (Stage stage : Stage.values()) {
        int parts = stage == Stage.VERIFY ? 1 : run.times().parts().size();
        for (int part = 0; part < parts; part++) {
          if (stage == Stage.VERIFY || run.has(part, stage, step)) {
            entries.add(new Entry(run, part, step, stage));
          }
        }
      }
    }
    return entries;
  }

  private List<ExpectedCell> row(Entry entry) {
    BatchRun run = entry.run();
    BatchTimes times = run.times();
    PartTimes part = times.parts().get(entry.part());
    int step = entry.step();
    String drafter = instance.drafters().get(part.drafter()).id();
    String verifier = instance.verifier().id();
    boolean verifies = entry.stage() == Stage.VERIFY;
    boolean alike = times.parts().stream().mapToInt(PartTimes::length).distinct().count() == 1;
    return List.of(
        verifies ? new ExpectedCell.Empty() : ExpectedCell.of(drafter),
        ExpectedCell.of(run.cohort()),
        ExpectedCell.of(run.position()),
        ExpectedCell.of(step),
        ExpectedCell.of(entry.stage().key()),
        ExpectedCell.of(verifies || entry.stage() == Stage.FRONTHAUL_DOWN ? verifier : drafter),
        time(run.startS(entry.part(), entry.stage(), step)),
        time(run.endS(entry.part(), entry.stage(), step)),
        verifies && !alike ? new ExpectedCell.Empty() : ExpectedCell.of(part.length()),
        tasks(verifies ? times.activeTasks(step) : part.activeTasks(step)),
        switch (entry.stage()) {
          case DRAFT -> ExpectedCell.of(part.draftTokens(step));
          case VERIFY -> ExpectedCell.of(times.verifyTokens(step));
          case FRONTHAUL_UP, FRONTHAUL_DOWN -> new ExpectedCell.Empty();
        });
  }

  private ExpectedCell time(double atS) {
    return new ExpectedCell.Real(atS, execution.doubt().at(atS));
  }

  private ExpectedCell tasks(double active) {
    return instance.speculation().steps() == Steps.MEAN
        ? ExpectedCell.of((long) active)
        : ExpectedCell.of(active);
  }
}
