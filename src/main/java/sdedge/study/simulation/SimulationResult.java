package sdedge.study.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.plan.Plan;
import sdedge.result.table.FileContent;

/**
 * The runs of one or more plans of an instance under common random numbers.
 *
 * @param samples by plan, in the sequence given
 * @param plans what the runs of each plan come to
 * @param clairvoyant what knowing the answers would save; null if that was not asked for
 */
public record SimulationResult(
    List<Samples> samples, List<PlanSummary> plans, @Nullable Clairvoyant clairvoyant) {
  /**
   * Runs plans, run by run.
   *
   * @param plans by name, at least one
   * @param clairvoyant of how many runs it is looked at what knowing the answers would save
   * @param control notified of every run of a plan; asked before every run; the rest is left out
   * @return null if it was stopped before the first run was done
   */
  public static @Nullable SimulationResult of(
      Simulation simulation,
      Map<String, Plan> plans,
      ServiceLevel level,
      int clairvoyant,
      Control control) {
    List<Samples> samples = simulation.run(plans, control);
    Samples first = samples.get(0);
    if (first.makespanS().length == 0) {
      return null;
    }
    List<PlanSummary> summaries = new ArrayList<>();
    for (int p = 0; p < samples.size(); p++) {
      summaries.add(PlanSummary.of(samples.get(p), level, p == 0 ? null : first));
    }
    Plan plan = plans.values().iterator().next();
    return new SimulationResult(
        samples,
        summaries,
        clairvoyant == 0
            ? null
            : simulation.clairvoyant(plan, first.makespanS(), clairvoyant, control));
  }

  /** How many runs of each plan there are. */
  public int runs() {
    return samples.get(0).makespanS().length;
  }

  public Map<String, FileContent> tables() {
    Map<String, FileContent> tables = new TreeMap<>();
    tables.put("samples.csv", SamplesCsv.of(samples));
    tables.put("tasks.csv", TasksCsv.of(samples));
    return tables;
  }
}
