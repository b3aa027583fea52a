package sdedge.study.simulation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.search.dp.Workers;
import sdedge.stream.ContinuousRun;
import sdedge.stream.PlanExecution;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.SampledPlan;

/**
 * Runs plans of one instance with the same random numbers: plans, also of other lengths, are
 * compared run by run. Its numbers depend on the seed alone, not on the threads or the number of
 * runs.
 */
public final class Simulation {
  private final Instance instance;
  private final int runs;
  private final int threads;
  private final RunDraws draws;

  /** A simulation of at least one run on at least one thread. */
  public Simulation(Instance instance, long seed, int runs, int threads) {
    this.instance = instance;
    this.runs = runs;
    this.threads = threads;
    draws = new RunDraws(instance, seed);
  }

  /**
   * The runs of plans, each run with all of them before the next.
   *
   * @param plans by name
   * @param control notified of every run of a plan; asked before every run; once true, the rest is
   *     left out
   * @return the same runs of every plan: the first ones, as many as were done
   */
  List<Samples> run(Map<String, Plan> plans, Control control) {
    List<PlanRuns> all =
        plans.entrySet().stream()
            .map(plan -> new PlanRuns(plan.getKey(), plan.getValue()))
            .toList();
    control.begin("%4$.0f %% of the runs%3$s", runs * plans.size());
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          // Asked before a run is taken: one that is taken is done, so those done have no gaps.
          while (!control.isStopped()) {
            int r = next.getAndIncrement();
            if (r >= runs) {
              return;
            }
            for (PlanRuns plan : all) {
              plan.run(r);
              control.next();
            }
          }
        };
    try (Workers workers = new Workers(threads)) {
      workers.run(Collections.nCopies(threads, Executors.callable(worker)));
    }
    return all.stream().map(plan -> plan.samples.first(Math.min(next.get(), runs))).toList();
  }

  /** See {@link Clairvoyant}. */
  @Nullable Clairvoyant clairvoyant(Plan plan, double[] makespanS, int most, Control control) {
    return Clairvoyant.of(instance, draws, plan, makespanS, most, threads, control);
  }

  private IntFunction<SampledPlan.Run> sampled(Plan plan) {
    ContinuousService service = plan.continuous();
    if (service != null) {
      ContinuousRun continuous = ContinuousRun.of(instance, plan);
      return run -> continuous.drawn(service, draws, run);
    }
    SampledPlan ofBatches = new SampledPlan(instance, plan);
    return run -> ofBatches.run(draws.ofBatches(run));
  }

  /** The runs of one plan, as they are done. */
  private final class PlanRuns {
    private final IntFunction<SampledPlan.Run> sampled; // by run
    private final Samples samples;

    PlanRuns(String name, Plan plan) {
      Execution predicted = PlanExecution.execute(instance, plan);
      sampled = sampled(plan);
      List<Samples.OfTask> tasks =
          instance.tasks().stream()
              .map(
                  task ->
                      new Samples.OfTask(
                          task.id(), new int[runs], new double[runs], new double[runs]))
              .toList();
      List<String> warnings = BeyondGrid.warnings(instance, predicted);
      samples =
          new Samples(
              name, plan.uplink(), predicted.makespanS(), warnings, new double[runs], tasks);
    }

    void run(int run) {
      SampledPlan.Run result = sampled.apply(run);
      samples.makespanS()[run] = result.makespanS();
      for (int k = 0; k < samples.tasks().size(); k++) {
        Task known = draws.known(k, draws.outcome(run, k));
        samples.tasks().get(k).outputTokens()[run] = known.outputTokens();
        samples.tasks().get(k).firstTokenS()[run] = result.firstTokenS()[k];
        samples.tasks().get(k).completionS()[run] = result.completionS()[k];
      }
    }
  }
}
