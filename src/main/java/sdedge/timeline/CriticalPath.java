package sdedge.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;

/**
 * What bounds a makespan, and when: the longest path through an execution, from time 0 or from the
 * uploads that it waited for to the end (docs/model.md section 8).
 *
 * @param segments one after the other from 0 to the makespan, of draws of the first one; the same
 *     resource never follows itself
 * @param seconds by resource, the largest first; they sum to the makespan, of draws in the mean
 * @param draws how many executions the seconds are means of
 */
public record CriticalPath(List<Segment> segments, Map<Resource, Double> seconds, int draws) {
  /** A resource bounds the makespan from {@code startS} to {@code endS}, seconds. */
  public record Segment(Resource resource, double startS, double endS) {}

  public CriticalPath {
    segments = List.copyOf(segments);
  }

  /** The longest path through an execution that nothing was drawn for. */
  public static CriticalPath of(Execution execution) {
    Plan plan = execution.plan();
    boolean queues = plan.continuous() != null || plan.pipeline() == Pipeline.ASYNCHRONOUS;
    return queues
        ? of(execution, execution.stages())
        : of(SlotPath.segments(PricedPlan.of(execution.instance(), plan)));
  }

  /** The longest path through an execution without slots. */
  static CriticalPath of(Execution execution, Stream<StageRun> stages) {
    return of(new QueueingPath(execution, stages).segments());
  }

  private static CriticalPath of(List<Segment> segments) {
    List<Segment> merged = merged(segments);
    Map<Resource, Double> seconds = new LinkedHashMap<>();
    merged.forEach(s -> seconds.merge(s.resource, s.endS - s.startS, Double::sum));
    return new CriticalPath(merged, sorted(seconds), 1);
  }

  /** The mean of the paths of several draws. */
  public static CriticalPath mean(List<CriticalPath> draws) {
    Map<Resource, Double> seconds = new LinkedHashMap<>();
    for (CriticalPath draw : draws) {
      draw.seconds.forEach((resource, s) -> seconds.merge(resource, s / draws.size(), Double::sum));
    }
    return new CriticalPath(draws.get(0).segments, sorted(seconds), draws.size());
  }

  private static Map<Resource, Double> sorted(Map<Resource, Double> seconds) {
    Map<Resource, Double> sorted = new LinkedHashMap<>();
    seconds.entrySet().stream()
        .sorted(Map.Entry.<Resource, Double>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** When the last segment ends, seconds. */
  public double endS() {
    return segments.isEmpty() ? 0 : segments.get(segments.size() - 1).endS;
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
