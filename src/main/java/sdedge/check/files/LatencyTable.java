package sdedge.check.files;

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
public final class LatencyTable implements ExpectedTable {
  private final Instance instance;
  private final Execution execution;
  private final @Nullable Place[] places; // by task

  private record Place(int cohort, int batch, int length) {}

  public LatencyTable(Instance instance, Execution execution) {
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
  public Stream<List<ExpectedCell>> rows() {
    return IntStream.range(0, places.length)
        .boxed()
        .flatMap(task -> Stream.ofNullable(places[task]).map(place -> row(task, place)));
  }

  private List<ExpectedCell> row(int index, Place place) {
    TaskTimes times = execution.timesOf(index);
    Task task = instance.tasks().get(index);
    double slackS = execution.doubt().at(times.clockS());
    boolean mean = instance.speculation().steps() == Steps.MEAN;
    Double tpotS = times.tpotS();
    return List.of(
        ExpectedCell.of(task.id()),
        ExpectedCell.of(instance.drafters().get(task.drafter()).id()),
        ExpectedCell.of(place.cohort()),
        ExpectedCell.of(place.batch()),
        ExpectedCell.of(place.length()),
        mean ? ExpectedCell.of((long) times.steps()) : ExpectedCell.of(times.steps()),
        time(times.uploadS()),
        new ExpectedCell.Real(times.queueS(), slackS),
        new ExpectedCell.Real(times.draftS(), slackS),
        new ExpectedCell.Real(times.fronthaulS(), slackS),
        new ExpectedCell.Real(times.verifyS(), slackS),
        new ExpectedCell.Real(times.waitS(), slackS),
        time(times.ttftS()),
        time(times.e2eS()),
        tpotS == null
            ? new ExpectedCell.Empty()
            : new ExpectedCell.Real(tpotS, slackS / (task.outputTokens() - 1.0)));
  }

  private ExpectedCell time(double atS) {
    return new ExpectedCell.Real(atS, execution.doubt().at(atS));
  }
}
