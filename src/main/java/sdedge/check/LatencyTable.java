package sdedge.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.check.model.BatchRun;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.TaskTimes;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/** What {@code latency.csv} should hold, by task in the order of the instance. */
final class LatencyTable implements ExpectedTable {
  private final Instance instance;
  private final Execution execution;
  private final List<Entry> entries;

  private record Entry(int task, BatchRun run, ResultPlan.Part part, TaskTimes times) {}

  LatencyTable(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
    Map<Integer, Entry> byTask = new TreeMap<>();
    for (BatchRun run : execution.runs()) {
      for (ResultPlan.Part part : run.batch().parts()) {
        for (int task : part.tasks()) {
          byTask.put(task, new Entry(task, run, part, execution.timesOf(task)));
        }
      }
    }
    entries = List.copyOf(byTask.values());
  }

  @Override
  public String header() {
    return "task,drafter,cohort,batch,length,steps,upload_s,queue_s,draft_s,fronthaul_s,verify_s,"
        + "wait_s,ttft_s,e2e_s,tpot_s";
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
    TaskTimes times = entry.times();
    Task task = instance.tasks().get(entry.task());
    double slackS = execution.doubt().at(times.clockS());
    boolean mean = instance.speculation().steps() == Steps.MEAN;
    Double tpotS = times.tpotS();
    return List.of(
        Cell.of(task.id()),
        Cell.of(instance.drafters().get(task.drafter()).id()),
        Cell.of(entry.run().cohort()),
        Cell.of(entry.run().position()),
        Cell.of(entry.part().length()),
        mean ? Cell.of((long) times.steps()) : Cell.of(times.steps()),
        time(times.uploadS()),
        new Cell.Real(times.queueS(), slackS),
        new Cell.Real(times.draftS(), slackS),
        new Cell.Real(times.fronthaulS(), slackS),
        new Cell.Real(times.verifyS(), slackS),
        new Cell.Real(times.waitS(), slackS),
        time(times.ttftS()),
        time(times.e2eS()),
        tpotS == null
            ? new Cell.Empty()
            : new Cell.Real(tpotS, slackS / (task.outputTokens() - 1.0)));
  }

  private Cell time(double atS) {
    return new Cell.Real(atS, execution.doubt().at(atS));
  }
}
