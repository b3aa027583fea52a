package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.AnswerDraw;
import sdedge.check.model.Busy;
import sdedge.check.model.ContinuousStages;
import sdedge.check.model.Execution;
import sdedge.check.model.Outcomes;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.Stage;
import sdedge.check.model.StageRow;
import sdedge.check.model.TaskTimes;
import sdedge.check.model.Uplinks;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/** A continuous plan, executed: its tasks are requests that are all there at time 0. */
public final class ContinuousExecution {
  private static final int SILENT_GROUPS = 4; // at most

  private final Instance instance;
  private final ResultPlan plan;
  private final int[] tasks; // by request
  private final StageNotes notes;
  private final Outcome outcome;

  private ContinuousExecution(
      Instance instance,
      ResultPlan plan,
      ResultPlan.Continuous continuous,
      Service.@Nullable Chance draw) {
    this.instance = instance;
    this.plan = plan;
    tasks = continuous.tasks().stream().mapToInt(Integer::intValue).toArray();
    notes = new StageNotes(instance, tasks.length);
    outcome =
        StreamExecution.of(
            instance, new double[tasks.length], tasks, service(continuous, draw), notes);
  }

  private static Service service(ResultPlan.Continuous continuous, Service.@Nullable Chance draw) {
    return new Service(continuous.modes(), null, continuous.groups(), draw);
  }

  /** What a draw decides of requests. */
  @SuppressWarnings("ArrayRecordComponent") // read-only by convention
  private record OfRequests(Instance instance, int[] tasks, AnswerDraw draw)
      implements Service.Chance {
    @Override
    public DoubleSupplier numbers(int request) {
      return draw.numbers(instance.tasks().get(tasks[request]));
    }

    @Override
    public Task known(int request, Task task) {
      return draw.known(task);
    }
  }

  /**
   * Executes a plan that keeps to the limits.
   *
   * @throws sdedge.check.model.UndefinedTimeException if a latency table does not cover it
   */
  public static Execution of(Instance instance, ResultPlan plan, ResultPlan.Continuous continuous) {
    if (instance.speculation().steps() == Steps.MEAN) {
      return new ContinuousExecution(instance, plan, continuous, null).execution();
    }
    int[] tasks = continuous.tasks().stream().mapToInt(Integer::intValue).toArray();
    List<Execution> draws = new ArrayList<>();
    for (AnswerDraw draw : AnswerDraw.all()) {
      Service.Chance chance = new OfRequests(instance, tasks, draw);
      draws.add(new ContinuousExecution(instance, plan, continuous, chance).execution());
    }
    return Execution.mean(draws);
  }

  /** The least makespan of an order of admission without drafts in one to four groups, seconds. */
  public static double silentS(Instance instance, List<Integer> tasks) {
    double leastS = Double.POSITIVE_INFINITY;
    int[] all = tasks.stream().mapToInt(Integer::intValue).toArray();
    for (int groups = 1; groups <= SILENT_GROUPS; groups++) {
      ResultPlan.Continuous.Group silent = new ResultPlan.Continuous.Group(0, Integer.MAX_VALUE);
      Service service = new Service(Set.of(), null, Collections.nCopies(groups, silent), null);
      leastS = Math.min(leastS, endS(instance, all, service));
    }
    return leastS;
  }

  /** The makespan, or the mean of all draws. */
  private static double endS(Instance instance, int[] tasks, Service service) {
    double[] arrivalsS = new double[tasks.length];
    if (instance.speculation().steps() == Steps.MEAN) {
      return endS(StreamExecution.of(instance, arrivalsS, tasks, service));
    }
    double sumS = 0;
    for (AnswerDraw draw : AnswerDraw.all()) {
      Service.Chance chance = new OfRequests(instance, tasks, draw);
      Service drawn = new Service(service.loaded(), service.pace(), service.groups(), chance);
      sumS += endS(StreamExecution.of(instance, arrivalsS, tasks, drawn));
    }
    return sumS / AnswerDraw.COUNT;
  }

  private static double endS(Outcome outcome) {
    return outcome.served().stream().mapToDouble(Outcome.RequestTimes::completeS).max().orElse(0);
  }

  private Execution execution() {
    Map<Integer, Upload> uploads = Uplinks.of(instance, plan);
    Map<Integer, TaskTimes> times = new HashMap<>();
    Integer[] groups = new Integer[instance.tasks().size()];
    Map<Integer, SortedSet<String>> modes = new HashMap<>();
    for (int r = 0; r < tasks.length; r++) {
      times.put(tasks[r], times(r));
      groups[tasks[r]] = notes.group(r);
      modes.put(tasks[r], notes.modes(r));
    }
    Busy busy = new Busy();
    busy.addVerifier(outcome.verifierS());
    for (int d = 0; d < outcome.busyS().size(); d++) {
      busy.addDrafter(d, outcome.busyS().get(d));
    }
    List<StageRow> rows = notes.inOrder();
    return new Execution(
        instance,
        plan,
        uploads,
        times,
        busy,
        null,
        endS(outcome),
        Execution.Doubt.of(rows.size(), uploads),
        new ContinuousStages(rows, Arrays.asList(groups), modes),
        null);
  }

  private TaskTimes times(int request) {
    Task task = instance.tasks().get(tasks[request]);
    Outcome.RequestTimes served = outcome.served().get(request);
    double draftS = notes.servedS(Stage.DRAFT, request);
    double fronthaulS =
        notes.servedS(Stage.FRONTHAUL_UP, request) + notes.servedS(Stage.FRONTHAUL_DOWN, request);
    double verifyS = notes.servedS(Stage.VERIFY, request);
    double queueS = notes.startS(request) - served.readyS();
    double waitS = served.completeS() - notes.startS(request) - draftS - fronthaulS - verifyS;
    double further = Outcomes.furtherTokens(task);
    @Nullable Double tpotS =
        further == 0 ? null : Double.valueOf((served.completeS() - served.firstS()) / further);
    return new TaskTimes(
        served.steps(),
        served.readyS(),
        queueS,
        draftS,
        fronthaulS,
        verifyS,
        waitS,
        served.firstS(),
        served.completeS(),
        tpotS);
  }
}
