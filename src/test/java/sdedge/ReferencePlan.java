package sdedge;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;

/** A plan of a {@link ReferenceCase} and what is expected of it. */
public final class ReferencePlan {
  private final ReferenceCase reference;
  private final Map<String, Object> content;

  ReferencePlan(ReferenceCase reference, Map<String, Object> content) {
    this.reference = reference;
    this.content = content;
  }

  /** Whether no plan contiguous in the order is faster. */
  public boolean isOptimal() {
    return Boolean.TRUE.equals(content.get("optimal"));
  }

  /** The plan, to be executed under a pipeline. */
  public Plan under(Pipeline pipeline) {
    List<Cohort> cohorts =
        list(content.get("cohorts")).stream()
            .map(cohort -> new Cohort(list(cohort).stream().map(b -> batch(map(b))).toList()))
            .toList();
    TaskOrder order = isOptimal() ? reference.order() : null;
    Scope scope = reference.instance().speculation().scope();
    Plan plan = new Plan(pipeline, scope, order, reference.uplink(), cohorts);
    Object allocation = content.get("allocation");
    return allocation == null ? plan : plan.with(allocation(list(allocation)));
  }

  /** Whether it is expected to be refused. */
  public boolean isInfeasible() {
    return content.containsKey("infeasible");
  }

  private Allocation allocation(List<Object> cells) {
    return new Allocation(
        cells.stream()
            .map(cell -> map(cell))
            .map(
                cell ->
                    new Allocation.Cell(
                        reference.drafter(cell.get("drafter")),
                        list(cell.get("windows")).stream().map(w -> window(map(w))).toList()))
            .toList());
  }

  private Allocation.Window window(Map<String, Object> window) {
    SortedMap<Integer, Double> hz = new TreeMap<>();
    map(window.get("hz")).forEach((task, share) -> hz.put(reference.task(task), number(share)));
    return new Allocation.Window(number(window.get("end_s")), hz);
  }

  /** r by task index, seconds. */
  public double[] readyS() {
    return reference.byTask(content.get("ready_s"));
  }

  /** The pipelines executed. */
  public List<Pipeline> pipelines() {
    return map(content.get("executed")).keySet().stream()
        .map(key -> ReferenceCase.keyed(Pipeline.values(), key))
        .toList();
  }

  /** What is expected under a pipeline. */
  public Map<String, Object> executed(Pipeline pipeline) {
    return map(map(content.get("executed")).get(pipeline.key()));
  }

  private Batch batch(Map<String, Object> batch) {
    List<Integer> tasks = list(batch.get("tasks")).stream().map(reference::task).toList();
    return batch.get("lengths") == null
        ? new Batch(tasks, integer(batch.get("length")))
        : new Batch(tasks, reference.lengths(map(batch.get("lengths"))));
  }

  private static int integer(@Nullable Object number) {
    return ((Number) Objects.requireNonNull(number)).intValue();
  }
}
