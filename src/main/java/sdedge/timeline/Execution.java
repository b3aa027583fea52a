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
    @Nullable ServiceRecord service,
    @Nullable Draws draws) {
  public Execution {
    tasks = List.copyOf(tasks);
  }

  /** An execution that nothing was drawn for. */
  public Execution(
      Instance instance,
      Plan plan,
      double makespanS,
      @Nullable Components components,
      List<TaskTimes> tasks,
      Utilisation utilisation,
      @Nullable ServiceRecord service) {
    this(instance, plan, makespanS, components, tasks, utilisation, service, null);
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
        first.service,
        new Draws(count, errorS));
  }

  /** The same without its stages. */
  public Execution withoutStages() {
    return new Execution(instance, plan, makespanS, components, tasks, utilisation, null, draws);
  }

  /**
   * Every stage of every step, by cohort, batch, step, stage and drafter. Those of batches are not
   * kept, as there may be more of them than memory: the plan is executed again as they are asked
   * for.
   */
  public Stream<StageRun> stages() {
    return service == null ? Timeline.stages(instance, plan) : service.stages().stream();
  }
}
