package sdedge.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;

/**
 * What bounds a makespan, and when: the longest path through an execution, from time 0 or from the
 * uploads that it waited for to the end (docs/model.md section 8).
 *
 * @param segments one after the other from 0 to the makespan; the same resource never follows
 *     itself
 */
public record CriticalPath(List<Segment> segments) {
  /** A resource bounds the makespan from {@code startS} to {@code endS}, seconds. */
  public record Segment(Resource resource, double startS, double endS) {}

  public CriticalPath {
    segments = List.copyOf(segments);
  }

  /** The longest path through an execution, of whatever pipeline. */
  public static CriticalPath of(Execution execution) {
    Plan plan = execution.plan();
    boolean queues = plan.continuous() != null || plan.pipeline() == Pipeline.ASYNCHRONOUS;
    return new CriticalPath(
        merged(
            queues
                ? new QueueingPath(execution).segments()
                : SlotPath.segments(PricedPlan.of(execution.instance(), plan))));
  }

  /** Seconds by resource, the largest first; they sum to the makespan. */
  public Map<Resource, Double> seconds() {
    Map<Resource, Double> sums = new LinkedHashMap<>();
    segments.forEach(s -> sums.merge(s.resource, s.endS - s.startS, Double::sum));
    Map<Resource, Double> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<Resource, Double>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static List<Segment> merged(List<Segment> all) {
    List<Segment> merged = new ArrayList<>();
    for (Segment next : all) {
      Segment last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && last.resource.equals(next.resource)) {
        merged.set(merged.size() - 1, new Segment(last.resource, last.startS, next.endS));
      } else if (next.endS > next.startS) {
        merged.add(next);
      }
    }
    return merged;
  }
}
