package sdedge.check;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final @Nullable Place[] places; // by task

  private record Place(int cohort, int batch, int length) {}

  LatencyTable(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
    places = new Place[instance.tasks().size()];
    List<List<ResultPlan.Batch>> cohorts = execution.plan().cohorts();
    for (int c = 0; c < cohorts.size(); c++) {
      for (int b = 0; b < cohorts.get(c).size(); b++) {
        for (ResultPlan.Part part : cohorts.get(c).get(b).parts()) {
          Place place = new Place(c + 1, b + 1, part.length());
          part.tasks().forEach(task -> places[task] = place);
        }
      }
    }
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
  public Stream<List<Cell>> rows() {
    return IntStream.range(0, places.length)
        .boxed()
        .flatMap(task -> Stream.ofNullable(places[task]).map(place -> row(task, place)));
  }

  private List<Cell> row(int index, Place place) {
    TaskTimes times = execution.timesOf(index);
    Task task = instance.tasks().get(index);
    double slackS = execution.doubt().at(times.clockS());
    boolean mean = instance.speculation().steps() == Steps.MEAN;
    Double tpotS = times.tpotS();
    return List.of(
        Cell.of(task.id()),
        Cell.of(instance.drafters().get(task.drafter()).id()),
        Cell.of(place.cohort()),
        Cell.of(place.batch()),
        Cell.of(place.length()),
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
