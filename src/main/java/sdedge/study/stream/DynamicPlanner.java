package sdedge.study.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Drafting;
import sdedge.instance.Instance;
import sdedge.instance.Network;
import sdedge.instance.Pipeline;
import sdedge.instance.PlanningOptions;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.latency.SampledProgress;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.control.Control;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.Planner;
import sdedge.stream.ServerLoads;
import sdedge.timeline.Execution;
import sdedge.timeline.SampledPlan;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Timeline;
import sdedge.timeline.Utilisation;

/**
 * Plans with the dynamic program, in the order of the instance and under its pipeline, prompts
 * being there. Plans of the same tasks are made once. May be used by several threads.
 */
public final class DynamicPlanner implements Planner {
  private static final int MOST_KEPT = 10_000;

  private final Instance empty; // without tasks and uploads
  private final List<Task> tasks;
  private final Map<List<Integer>, Plan> plans = new HashMap<>();

  /** A planner of the tasks of an instance. */
  public DynamicPlanner(Instance instance) {
    tasks = instance.tasks();
    Speculation lengths = instance.speculation();
    PlanningOptions options = instance.options();
    boolean slots = instance.pipeline() != Pipeline.ASYNCHRONOUS;
    empty =
        instance
            .with(
                new Network(
                    instance.verifier(),
                    instance.drafters().stream().map(DynamicPlanner::withoutUploads).toList()))
            .with(
                new PlanningOptions(
                    new Speculation(
                        lengths.minLength(), lengths.maxLength(), lengths.scope(), Steps.MEAN),
                    options.batching(),
                    UplinkPolicy.SEQUENTIAL,
                    slots ? instance.pipeline() : Pipeline.ROLLING,
                    options.order()));
  }

  private static Drafter withoutUploads(Drafter drafter) {
    Wireless cell = drafter.wireless();
    Wireless silent =
        new Wireless(
            cell.bandwidthHz(),
            cell.noisePsdDbmPerHz(),
            cell.noiseFigureDb(),
            cell.powerModel(),
            0,
            0);
    return drafter.with(silent);
  }

  @Override
  public Executed execute(int[] chosen, @Nullable IntFunction<DoubleSupplier> luck) {
    Instance instance = instance(chosen);
    Plan plan = plan(chosen, instance);
    if (luck == null) {
      Execution execution = Timeline.execute(instance, plan);
      return new Executed(
          execution.makespanS(),
          execution.tasks().stream().mapToDouble(TaskTimes::firstTokenS).toArray(),
          execution.tasks().stream().mapToDouble(TaskTimes::completionS).toArray(),
          execution.tasks().stream().mapToInt(task -> (int) task.steps()).toArray(),
          busyS(execution.utilisation(), execution.makespanS()));
    }
    SampledProgress[] progress = new SampledProgress[chosen.length];
    for (Batch batch : plan.batches()) {
      for (int k : batch.tasks()) {
        Task task = instance.tasks().get(k);
        Drafting drafting = batch.draftings().of(task.drafter());
        progress[k] = SampledProgress.draw(task, drafting, luck.apply(k));
      }
    }
    SampledPlan.Run run = new SampledPlan(instance, plan).run((k, length) -> progress[k]);
    Utilisation use = Utilisation.of(instance, plan, run, k -> progress[k]);
    return new Executed(
        run.makespanS(),
        run.firstTokenS(),
        run.completionS(),
        Arrays.stream(progress).mapToInt(SampledProgress::steps).toArray(),
        busyS(use, run.makespanS()));
  }

  /** The chosen tasks under ids of their own, so that one may be there several times. */
  private Instance instance(int[] chosen) {
    List<Task> copies = new ArrayList<>();
    for (int k : chosen) {
      Task task = tasks.get(k);
      copies.add(
          new Task(
              "r" + copies.size(),
              task.drafter(),
              task.inputTokens(),
              task.outputTokens(),
              task.acceptance(),
              task.txPowerDbm(),
              task.channelGainDb()));
    }
    return empty.with(copies);
  }

  /** By one thread at a time, whose plan the others need not make. */
  private synchronized Plan plan(int[] chosen, Instance instance) {
    List<Integer> key = Arrays.stream(chosen).boxed().toList();
    Plan known = plans.get(key);
    if (known != null) {
      return known;
    }
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    if (!(outcome instanceof Outcome.Found found)) {
      throw new IllegalStateException("no plan of " + key + ": " + outcome);
    }
    if (plans.size() == MOST_KEPT) {
      plans.clear();
    }
    plans.put(key, found.plan());
    return found.plan();
  }

  private static double[] busyS(Utilisation use, double makespanS) {
    int drafters = use.drafters().size();
    double[] busyS = new double[ServerLoads.verifier(drafters) + 1];
    for (int d = 0; d < drafters; d++) {
      busyS[ServerLoads.drafter(d)] = use.drafters().get(d).drafter() * makespanS;
      busyS[ServerLoads.up(d)] = use.drafters().get(d).fronthaulUp() * makespanS;
      busyS[ServerLoads.down(d)] = use.drafters().get(d).fronthaulDown() * makespanS;
    }
    busyS[ServerLoads.verifier(drafters)] = use.verifier() * makespanS;
    return busyS;
  }
}
