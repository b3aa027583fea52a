package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.oracle.model.AnswerDraw;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.TaskLatencies;
import sdedge.oracle.model.Uplinks;
import sdedge.oracle.model.Upload;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;

/** A continuous plan, executed: its tasks are requests that are all there at time 0. */
public final class ContinuousExecution {
  private static final int SILENT_GROUPS = 4; // at most

  private ContinuousExecution() {}

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
   * @throws sdedge.oracle.model.UndefinedTimeException if a latency table does not cover it
   */
  public static Execution of(Instance instance, Plan plan) {
    ContinuousService continuous = plan.continuous();
    if (continuous == null) {
      return Execution.of(instance, plan);
    }
    List<Execution> executions =
        draws(instance).parallelStream()
            .map(draw -> execution(instance, plan, continuous, draw))
            .toList();
    return executions.size() == 1 ? executions.get(0) : Execution.mean(executions);
  }

  /**
   * The least makespan of a continuous plan's order of admission and uplink without drafts in one
   * to four groups, seconds.
   */
  public static double silentS(Instance instance, Plan plan) {
    double leastS = Double.POSITIVE_INFINITY;
    double[] readyS = readyS(plan.tasks(), Uplinks.of(instance, plan));
    List<Service.@Nullable Chance> draws = draws(instance);
    for (int groups = 1; groups <= SILENT_GROUPS; groups++) {
      GroupService.GroupRule silent = new GroupService.GroupRule(Integer.MAX_VALUE, 0);
      GroupService all = new GroupService(plan.tasks(), Collections.nCopies(groups, silent));
      double sumS = 0;
      for (Service.@Nullable Chance draw : draws) {
        sumS += endS(served(instance, all, draw, readyS, stage -> {}));
      }
      leastS = Math.min(leastS, sumS / draws.size());
    }
    return leastS;
  }

  private static double endS(Outcome outcome) {
    return outcome.served().stream().mapToDouble(Outcome.RequestTimes::completeS).max().orElse(0);
  }

  private static Execution execution(
      Instance instance, Plan plan, ContinuousService continuous, Service.@Nullable Chance draw) {
    List<Integer> tasks = continuous.tasks();
    Map<Integer, Upload> uploads = Uplinks.of(instance, plan);
    List<StageRun> stages = new ArrayList<>();
    double[] readyS = readyS(tasks, uploads);
    Outcome outcome =
        continuous instanceof JoiningService joining
            ? JoinedService.of(instance, joining, draw, readyS, stages)
            : served(instance, (GroupService) continuous, draw, readyS, stages::add);
    stages.sort(StreamExecution.IN_ORDER);
    Map<Integer, TaskLatency> times = new HashMap<>();
    for (int r = 0; r < tasks.size(); r++) {
      int task = tasks.get(r);
      Outcome.RequestTimes served = outcome.served().get(r);
      Integer length =
          continuous instanceof GroupService groups
              ? groups.groups().get(served.group() - 1).length()
              : null;
      times.put(task, times(task, instance.tasks().get(task), length, served));
    }
    return new Execution(
        instance,
        plan,
        uploads,
        times,
        outcome.busy(),
        null,
        endS(outcome),
        Execution.Doubt.of(stages.size(), uploads),
        stages,
        null);
  }

  private static Outcome served(
      Instance instance,
      GroupService groups,
      Service.@Nullable Chance draw,
      double[] readyS,
      StreamExecution.Listener stages) {
    int[] tasks = groups.tasks().stream().mapToInt(Integer::intValue).toArray();
    Service service = new Service(groups.loaded(), groups.groups(), draw);
    return StreamExecution.allAtOnce(instance, readyS, tasks, service, stages);
  }

  private static double[] readyS(List<Integer> tasks, Map<Integer, Upload> uploads) {
    return tasks.stream()
        .map(uploads::get)
        .mapToDouble(upload -> Objects.requireNonNull(upload).readyS())
        .toArray();
  }

  private static TaskLatency times(
      int index, Task task, @Nullable Integer length, Outcome.RequestTimes served) {
    return TaskLatencies.completed(
        task,
        new TaskLatency(
            index,
            task.drafter(),
            1,
            served.group(),
            length,
            served.modes(),
            served.steps(),
            served.readyS(),
            served.startS() - served.readyS(),
            servedS(served, Stage.DRAFT),
            servedS(served, Stage.FRONTHAUL_UP) + servedS(served, Stage.FRONTHAUL_DOWN),
            servedS(served, Stage.VERIFY),
            0,
            served.firstS(),
            served.completeS(),
            null));
  }

  private static double servedS(Outcome.RequestTimes served, Stage stage) {
    return served.servedS().getOrDefault(stage, 0.0);
  }
}
