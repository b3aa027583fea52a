package sdedge.check;

import java.util.ArrayList;
import java.util.List;
import sdedge.check.model.BatchRun;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.Execution;
import sdedge.check.model.Stage;
import sdedge.instance.Instance;

/** What {@code schedule.csv} should hold, by drafter, cohort, batch, step and stage. */
final class ScheduleTable implements ExpectedTable {
  private final Instance instance;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(BatchRun run, int step, Stage stage) {}

  ScheduleTable(Instance instance, Execution execution) {
    this.instance = instance;
    for (BatchRun run : execution.runs()) {
      for (int step = 1; step <= run.times().steps(); step++) {
        for (Stage stage : Stage.values()) {
          if (run.has(stage, step)) {
            entries.add(new Entry(run, step, stage));
          }
        }
      }
    }
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
  public int size() {
    return entries.size();
  }

  @Override
  public List<Cell> row(int index) {
    Entry entry = entries.get(index);
    BatchRun run = entry.run();
    BatchTimes times = run.times();
    int step = entry.step();
    String drafter = instance.drafters().get(run.drafter()).id();
    boolean drafting = entry.stage() == Stage.DRAFT;
    boolean sentByDrafter = drafting || entry.stage() == Stage.FRONTHAUL_UP;
    boolean computes = drafting || entry.stage() == Stage.VERIFY;
    double tokens = (drafting ? times.draftTokens() : times.verifyTokens())[step];
    return List.of(
        Cell.of(drafter),
        Cell.of(run.cohort()),
        Cell.of(run.position()),
        Cell.of(step),
        Cell.of(entry.stage().key()),
        Cell.of(sentByDrafter ? drafter : instance.verifier().id()),
        Cell.of(run.startS(entry.stage(), step)),
        Cell.of(run.endS(entry.stage(), step)),
        Cell.of(times.length()),
        Cell.of(times.active()[step]),
        computes ? Cell.of(tokens) : new Cell.Empty());
  }
}
