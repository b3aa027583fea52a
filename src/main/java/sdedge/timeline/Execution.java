package sdedge.timeline;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Plan;

/**
 * What happens when a plan runs (docs/model.md sections 6, 9 and 13).
 *
 * @param makespanS when the last task is complete
 * @param components null where no slot determines the length: asynchronous and continuous
 * @param tasks one entry per task of the instance, in its order
 * @param utilisation of the servers
 * @param kept every stage of a plan of batches, of draws of the first one; null if they are too
 *     many to keep, or of no use, and of a continuous plan
 * @param service null of a plan of batches
 * @param draws of which all times are means, with the stages of the first one; null without
 */
public record Execution(
    Instance instance,
    Plan plan,
    double makespanS,
    @Nullable Components components,
    List<TaskTimes> tasks,
    Utilisation utilisation,
    @Nullable List<StageRun> kept,
    @Nullable ServiceRecord service,
    @Nullable Draws draws) {
  public Execution {
    tasks = List.copyOf(tasks);
    kept = kept == null ? null : List.copyOf(kept);
  }

  /**
   * How well a mean of draws is known.
   *
   * @param standardErrorS of the makespan, as if the draws were not stratified
   */
  public record Draws(int count, double standardErrorS) {}

  /** The means of several executions of a plan, with the stages of the first one. */
  public static Execution mean(List<Execution> draws) {
    Execution first = draws.get(0);
    int count = draws.size();
    double meanS = draws.stream().mapToDouble(Execution::makespanS).sum() / count;
    double squares = 0;
    for (Execution draw : draws) {
      squares += (draw.makespanS - meanS) * (draw.makespanS - meanS);
    }
    List<TaskTimes> tasks =
        IntStream.range(0, first.tasks.size())
            .mapToObj(k -> TaskTimes.mean(draws.stream().map(draw -> draw.tasks.get(k)).toList()))
            .toList();
    double errorS = Math.sqrt(squares / (count - 1) / count);
    return new Execution(
        first.instance,
        first.plan,
        meanS,
        null,
        tasks,
        Utilisation.mean(
            draws.stream().map(Execution::utilisation).toList(),
            draws.stream().mapToDouble(draw -> draw.makespanS / meanS / count).toArray()),
        first.kept,
        first.service,
        new Draws(count, errorS));
  }

  /** This execution, of an instance that differs in what is searched only. */
  public Execution of(Instance asked) {
    return new Execution(
        asked, plan, makespanS, components, tasks, utilisation, kept, service, draws);
  }

  public Execution withoutStages() {
    return new Execution(
        instance, plan, makespanS, components, tasks, utilisation, null, null, draws);
  }

  /**
   * Every stage of every step, by cohort, batch, step, stage and drafter. Those of a plan of
   * batches that has too many to keep are made by executing it again as they are asked for.
   */
  public Stream<StageRun> stages() {
    if (service != null) {
      return service.stages().stream();
    }
    return kept == null ? Timeline.stages(instance, plan) : kept.stream();
  }
}
