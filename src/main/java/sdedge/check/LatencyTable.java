package sdedge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.check.model.BatchRun;
import sdedge.check.model.Execution;
import sdedge.check.model.TaskTimes;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/** What {@code latency.csv} should hold, by task in the order of the instance. */
final class LatencyTable implements ExpectedTable {
  private final Instance instance;
  private final Execution execution;
  private final List<Entry> entries;

  private record Entry(int task, BatchRun run, double uploadS) {}

  LatencyTable(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
    List<Double> readyS =
        execution.uploads().stream().flatMap(List::stream).map(Upload::readyS).toList();
    Map<Integer, Entry> byTask = new TreeMap<>();
    for (BatchRun run : execution.runs()) {
      for (int task : run.batch().tasks()) {
        byTask.put(task, new Entry(task, run, readyS.get(byTask.size())));
      }
    }
    entries = new ArrayList<>(byTask.values());
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
    BatchRun run = entry.run();
    Task task = instance.tasks().get(entry.task());
    TaskTimes times = TaskTimes.of(task, run, entry.uploadS(), execution.plan().pipeline());
    Double tpotS = times.tpotS();
    Cell tpot =
        tpotS == null
            ? new Cell.Empty()
            : new Cell.Real(tpotS, times.e2eS() / (task.outputTokens() - 1.0));
    return List.of(
        Cell.of(task.id()),
        Cell.of(instance.drafters().get(run.drafter()).id()),
        Cell.of(run.cohort()),
        Cell.of(run.position()),
        Cell.of(run.batch().length()),
        Cell.of(times.steps()),
        Cell.of(times.uploadS()),
        new Cell.Real(times.queueS(), run.firstStartS()),
        new Cell.Real(times.draftS(), times.e2eS()),
        new Cell.Real(times.fronthaulS(), times.e2eS()),
        new Cell.Real(times.verifyS(), times.e2eS()),
        new Cell.Real(times.waitS(), times.e2eS()),
        Cell.of(times.ttftS()),
        Cell.of(times.e2eS()),
        tpot);
  }
}
