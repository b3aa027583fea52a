package sdedge.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Plan;
import sdedge.study.simulation.PairedComparison;
import sdedge.study.simulation.PlanSummary;
import sdedge.study.simulation.ServiceLevel;
import sdedge.study.simulation.Simulation;
import sdedge.study.simulation.SimulationResult;

/**
 * What runs of a plan with drawn acceptance come to, as {@code sdedge simulate} finds it. Several
 * plans run under common random numbers.
 *
 * @param name of the plan, as given
 * @param predictedS the makespan that the plan is executed with, seconds
 * @param runs done, fewer than asked for if a listener ended them
 * @param meanS mean makespan of the runs, seconds
 * @param standardErrorS of the mean, seconds; 0 for one run
 * @param medianS median of the makespans, seconds
 * @param p95S their 95 % quantile, seconds
 * @param p99S their 99 % quantile, seconds
 * @param onTime the share of tasks served within the limits, in [0, 1]; empty without limits
 * @param slowerS by how much the mean is above that of the first plan, seconds; empty for that plan
 * @param warnings of passes that latency tables do not cover, a line each
 */
public record SimulatedPlan(
    String name,
    double predictedS,
    int runs,
    double meanS,
    double standardErrorS,
    double medianS,
    double p95S,
    double p99S,
    OptionalDouble onTime,
    OptionalDouble slowerS,
    List<String> warnings) {

  /**
   * Runs plans of an instance, without limits for tasks.
   *
   * @param instance of all of them
   * @param plans feasible ones by name, at least one
   * @param runs of each, at least 1
   * @param seed of all that is drawn
   * @return what they come to, in their order
   * @throws InputException if one of them is infeasible or of another instance
   * @throws PlanningException if a latency table does not cover a plan
   */
  public static List<SimulatedPlan> run(
      PlanningInstance instance, Map<String, BatchPlan> plans, int runs, long seed)
      throws InputException {
    return run(
        instance,
        plans,
        runs,
        seed,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        1,
        SolveListener.NONE);
  }

  /**
   * Runs plans of an instance.
   *
   * @param instance of all of them
   * @param plans feasible ones by name, at least one
   * @param runs of each, at least 1
   * @param seed of all that is drawn
   * @param ttftS the latest time to first token of a task on time, seconds; empty for none
   * @param e2eS the latest completion of a task on time, seconds; empty for none
   * @param threads at least 1; results do not depend on it
   * @param listener which may end it: the runs done so far are the result
   * @return what they come to, in their order; empty if it was ended before the first run
   * @throws IllegalArgumentException if a number is not allowed or there is no plan
   * @throws InputException if a plan is infeasible or of another instance
   * @throws PlanningException if a latency table does not cover a plan
   */
  public static List<SimulatedPlan> run(
      PlanningInstance instance,
      Map<String, BatchPlan> plans,
      int runs,
      long seed,
      OptionalDouble ttftS,
      OptionalDouble e2eS,
      int threads,
      SolveListener listener)
      throws InputException {
    if (runs < 1 || threads < 1 || plans.isEmpty()) {
      throw new IllegalArgumentException("runs, threads and plans must be at least 1");
    }
    Instance of = instance.instance();
    Map<String, Plan> given = new LinkedHashMap<>();
    for (Map.Entry<String, BatchPlan> each : plans.entrySet()) {
      given.put(each.getKey(), each.getValue().feasibleOf(instance).plan());
    }
    SearchListening heard = new SearchListening(listener);
    Control control = heard.control(null);
    ServiceLevel level = new ServiceLevel(boxed(ttftS), boxed(e2eS));
    try {
      SimulationResult result =
          SimulationResult.of(new Simulation(of, seed, runs, threads), given, level, 0, control);
      heard.rethrow();
      return result == null
          ? List.of()
          : result.plans().stream().map(plan -> SimulatedPlan.of(plan, result.runs())).toList();
    } catch (NegativePassTimeException e) {
      throw new PlanningException(e);
    }
  }

  private static @Nullable Double boxed(OptionalDouble limit) {
    return limit.isPresent() ? Double.valueOf(limit.getAsDouble()) : null;
  }

  private static SimulatedPlan of(PlanSummary plan, int runs) {
    PairedComparison toFirst = plan.toFirst();
    return new SimulatedPlan(
        plan.name(),
        plan.predictedS(),
        runs,
        plan.makespan().mean(),
        plan.makespan().standardError(),
        plan.makespan().p50(),
        plan.makespan().p95(),
        plan.makespan().p99(),
        ResultTables.optional(plan.met()),
        toFirst == null ? OptionalDouble.empty() : OptionalDouble.of(toFirst.meanS()),
        List.copyOf(plan.warnings()));
  }
}
