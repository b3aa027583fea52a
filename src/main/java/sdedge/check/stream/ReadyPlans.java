package sdedge.check.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.Best;
import sdedge.check.claim.Deadline;
import sdedge.check.claim.PlanSearch;
import sdedge.check.claim.UndecidedException;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Network;
import sdedge.instance.Pipeline;
import sdedge.instance.PlanningOptions;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** How long requests take at least that are planned together, their prompts being there. */
public final class ReadyPlans {
  private final Instance network; // whose uploads take no time
  private final List<Task> population;
  private final Deadline deadline;
  private final Map<List<Integer>, Double> known = new HashMap<>();

  /** Plans of the tasks of an instance, made until a deadline. */
  public ReadyPlans(Instance instance, Deadline deadline) {
    this.deadline = deadline;
    population = instance.tasks();
    List<Drafter> drafters = instance.drafters().stream().map(ReadyPlans::silent).toList();
    Speculation lengths = instance.speculation();
    PlanningOptions options = instance.options();
    boolean queues = instance.pipeline() == Pipeline.ASYNCHRONOUS;
    network =
        instance
            .with(new Network(instance.verifier(), drafters))
            .with(
                new PlanningOptions(
                    new Speculation(
                        lengths.minLength(), lengths.maxLength(), lengths.scope(), Steps.MEAN),
                    options.batching(),
                    UplinkPolicy.SEQUENTIAL,
                    queues ? Pipeline.ROLLING : instance.pipeline(),
                    options.order()));
  }

  private static Drafter silent(Drafter drafter) {
    Wireless cell = drafter.wireless();
    return drafter.with(
        new Wireless(
            cell.bandwidthHz(),
            cell.noisePsdDbmPerHz(),
            cell.noiseFigureDb(),
            cell.powerModel(),
            0,
            0));
  }

  /**
   * The makespan of the fastest plan of some tasks, seconds; null if there is no time to find it.
   *
   * @param tasks indices in the instance, any of them several times
   */
  public @Nullable Double leastS(List<Integer> tasks) {
    Double found = known.get(tasks);
    if (found == null) {
      try {
        found = search(instance(tasks)).makespanS();
      } catch (UndecidedException e) {
        return null;
      }
      known.put(tasks, found);
    }
    return found;
  }

  private Instance instance(List<Integer> tasks) {
    List<Task> copies = new ArrayList<>();
    for (int index : tasks) {
      Task task = population.get(index);
      copies.add(
          new Task(
              "copy" + copies.size(),
              task.drafter(),
              task.inputTokens(),
              task.outputTokens(),
              task.acceptance(),
              task.txPowerDbm(),
              task.channelGainDb()));
    }
    return network.with(copies);
  }

  private Best search(Instance instance) {
    return PlanSearch.below(
        Double.POSITIVE_INFINITY,
        instance,
        instance.order(),
        UplinkPolicy.SEQUENTIAL,
        Execution.of(instance, oneByOne(instance)),
        List.of(),
        deadline);
  }

  /** A plan of the pipeline and scope that are asked about. */
  private static ResultPlan oneByOne(Instance instance) {
    List<List<ResultPlan.Batch>> cohorts = new ArrayList<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      cohorts.add(List.of(ResultPlan.Batch.of(instance, List.of(k), Map.of())));
    }
    return new ResultPlan(
        instance.pipeline(),
        instance.speculation().scope(),
        null,
        UplinkPolicy.SEQUENTIAL,
        Map.of(),
        cohorts);
  }
}
