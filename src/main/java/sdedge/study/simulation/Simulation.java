package sdedge.study.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.SampledProgress;
import sdedge.plan.Plan;
import sdedge.search.dp.Workers;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;
import sdedge.timeline.SampledPlan;
import sdedge.timeline.Timeline;

/**
 * Runs plans of one instance with the same luck: plans, also of other lengths, are compared run by
 * run. The same seed gives the same numbers, whatever the threads and the number of runs.
 */
public final class Simulation {
  private final Instance instance;
  private final long seed;
  private final int runs;
  private final int threads;
  private final long[] keys;

  /** A simulation of at least one run on at least one thread. */
  public Simulation(Instance instance, long seed, int runs, int threads) {
    this.instance = instance;
    this.seed = seed;
    this.runs = runs;
    this.threads = threads;
    keys =
        instance.tasks().stream().mapToLong(task -> CommonRandomNumbers.keyOf(task.id())).toArray();
  }

  /**
   * All runs of a plan.
   *
   * @param done hears of every run that is done, from any thread
   * @param stopped asked before every run; once true, the rest is left out
   */
  Samples run(String name, Plan plan, IntConsumer done, BooleanSupplier stopped) {
    Execution predicted = Timeline.execute(instance, plan);
    SampledPlan sampled = new SampledPlan(instance, plan);
    double[] makespanS = new double[runs];
    List<Samples.OfTask> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      tasks.add(
          new Samples.OfTask(task.id(), task.outputTokens(), new double[runs], new double[runs]));
    }
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int r = next.getAndIncrement(); r < runs; r = next.getAndIncrement()) {
            if (stopped.getAsBoolean()) {
              return;
            }
            record(sampled, r, makespanS, tasks);
            done.accept(r);
          }
        };
    try (Workers workers = new Workers(threads)) {
      workers.run(Collections.nCopies(threads, Executors.callable(worker)));
    }
    List<String> warnings = BeyondGrid.warnings(instance, predicted);
    return new Samples(name, predicted.makespanS(), warnings, makespanS, tasks);
  }

  private void record(SampledPlan plan, int run, double[] makespanS, List<Samples.OfTask> tasks) {
    SampledPlan.Run result =
        plan.run(
            (task, drafting) ->
                SampledProgress.draw(
                    instance.tasks().get(task),
                    drafting,
                    CommonRandomNumbers.stream(seed, run, keys[task])));
    makespanS[run] = result.makespanS();
    for (int k = 0; k < keys.length; k++) {
      tasks.get(k).firstTokenS()[run] = result.firstTokenS()[k];
      tasks.get(k).completionS()[run] = result.completionS()[k];
    }
  }
}
