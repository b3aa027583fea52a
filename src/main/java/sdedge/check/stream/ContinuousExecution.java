package sdedge.check.stream;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.AnswerDraw;
import sdedge.check.model.Busy;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.TaskLatencies;
import sdedge.check.model.Uplinks;
import sdedge.check.model.Upload;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.ContinuousService;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;

/** A continuous plan, executed: its tasks are requests that are all there at time 0. */
public final class ContinuousExecution {
  private static final int SILENT_GROUPS = 4; // at most

  private final Instance instance;
  private final ResultPlan plan;
  private final ContinuousService continuous;
  private final int[] tasks; // by request
  private final StageNotes notes;
  private final Outcome outcome;

  private ContinuousExecution(
      Instance instance,
      ResultPlan plan,
      ContinuousService continuous,
      Service.@Nullable Chance draw) {
    this.instance = instance;
    this.plan = plan;
    this.continuous = continuous;
    tasks = continuous.tasks().stream().mapToInt(Integer::intValue).toArray();
    notes = new StageNotes(instance, tasks.length);
    outcome =
        StreamExecution.of(
            instance,
            new double[tasks.length],
            tasks,
            new Service(continuous.loaded(), null, continuous.groups(), draw),
            notes);
  }

  /** What a draw decides of requests, each of them for another task. */
  private record OfTasks(AnswerDraw draw) implements Service.Chance {
    @Override
    public DoubleSupplier numbers(int request, Task task) {
      return draw.numbers(task);
    }

    @Override
    public Task known(int request, Task task) {
      return draw.known(task);
    }
  }

  /** What decides each of the executions whose mean is taken; null where nothing is drawn. */
  private static List<Service.@Nullable Chance> draws(Instance instance) {
    return instance.speculation().steps() == Steps.MEAN
        ? Collections.singletonList(null)
        : AnswerDraw.all().stream().<Service.@Nullable Chance>map(OfTasks::new).toList();
  }

  /**
   * Executes a plan that keeps to the limits, also one of batches.
   *
   * @throws sdedge.check.model.UndefinedTimeException if a latency table does not cover it
   */
  public static Execution of(Instance instance, ResultPlan plan) {
    ContinuousService continuous = plan.continuous();
    if (continuous == null) {
      return Execution.of(instance, plan);
    }
    List<Execution> executions =
        draws(instance).parallelStream()
            .map(draw -> new ContinuousExecution(instance, plan, continuous, draw).execution())
            .toList();
    return executions.size() == 1 ? executions.get(0) : Execution.mean(executions);
  }

  /** The least makespan of an order of admission without drafts in one to four groups, seconds. */
  public static double silentS(Instance instance, List<Integer> tasks) {
    double leastS = Double.POSITIVE_INFINITY;
    int[] all = tasks.stream().mapToInt(Integer::intValue).toArray();
    List<Service.@Nullable Chance> draws = draws(instance);
    for (int groups = 1; groups <= SILENT_GROUPS; groups++) {
      ContinuousService.GroupRule silent = new ContinuousService.GroupRule(Integer.MAX_VALUE, 0);
      double sumS = 0;
      for (Service.@Nullable Chance draw : draws) {
        Service service = new Service(Set.of(), null, Collections.nCopies(groups, silent), draw);
        sumS += endS(StreamExecution.of(instance, new double[all.length], all, service));
      }
      leastS = Math.min(leastS, sumS / draws.size());
    }
    return leastS;
  }

  private static double endS(Outcome outcome) {
    return outcome.served().stream().mapToDouble(Outcome.RequestTimes::completeS).max().orElse(0);
  }

  private Execution execution() {
    Map<Integer, Upload> uploads = Uplinks.of(instance, plan);
    Map<Integer, TaskLatency> times = new HashMap<>();
    for (int r = 0; r < tasks.length; r++) {
      times.put(tasks[r], times(r));
    }
    Busy busy = new Busy();
    busy.addVerifier(outcome.verifierS());
    for (int d = 0; d < outcome.busyS().size(); d++) {
      busy.addDrafter(d, outcome.busyS().get(d));
    }
    List<StageRun> stages = notes.inOrder();
    return new Execution(
        instance,
        plan,
        uploads,
        times,
        busy,
        null,
        endS(outcome),
        Execution.Doubt.of(stages.size(), uploads),
        stages,
        null,
        null);
  }

  private TaskLatency times(int request) {
    Task task = instance.tasks().get(tasks[request]);
    Outcome.RequestTimes served = outcome.served().get(request);
    int group = notes.group(request);
    double fronthaulS =
        notes.servedS(Stage.FRONTHAUL_UP, request) + notes.servedS(Stage.FRONTHAUL_DOWN, request);
    return TaskLatencies.completed(
        task,
        new TaskLatency(
            tasks[request],
            task.drafter(),
            1,
            group,
            continuous.groups().get(group - 1).length(),
            notes.modes(request),
            served.steps(),
            served.readyS(),
            notes.startS(request) - served.readyS(),
            notes.servedS(Stage.DRAFT, request),
            fronthaulS,
            notes.servedS(Stage.VERIFY, request),
            0,
            served.firstS(),
            served.completeS(),
            null));
  }
}
