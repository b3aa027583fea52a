package sdedge.study.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;
import sdedge.result.table.FileContent;

/** The runs of one or more plans of an instance under common luck. */
public final class SimulationResult {
  private final List<Samples> samples;
  private final List<PlanSummary> plans;

  private SimulationResult(List<Samples> samples, List<PlanSummary> plans) {
    this.samples = samples;
    this.plans = plans;
  }

  /**
   * Runs plans one after the other.
   *
   * @param plans by name, at least one
   * @param done hears of every run that is done, from any thread
   * @param stopped asked before every run
   * @return null if it was stopped
   */
  public static @Nullable SimulationResult of(
      Simulation simulation,
      Map<String, Plan> plans,
      ServiceLevel level,
      IntConsumer done,
      BooleanSupplier stopped) {
    List<Samples> samples = new ArrayList<>();
    List<PlanSummary> summaries = new ArrayList<>();
    for (Map.Entry<String, Plan> plan : plans.entrySet()) {
      Samples runs = simulation.run(plan.getKey(), plan.getValue(), done, stopped);
      if (stopped.getAsBoolean()) {
        return null;
      }
      samples.add(runs);
      summaries.add(PlanSummary.of(runs, level, samples.size() == 1 ? null : samples.get(0)));
    }
    return new SimulationResult(samples, summaries);
  }

  /** What the runs of each plan come to, in the sequence given. */
  public List<PlanSummary> plans() {
    return plans;
  }

  /** The tables, by file name. */
  public Map<String, FileContent> tables() {
    Map<String, FileContent> tables = new TreeMap<>();
    tables.put("samples.csv", SamplesCsv.of(samples));
    tables.put("tasks.csv", TasksCsv.of(samples));
    return tables;
  }
}
