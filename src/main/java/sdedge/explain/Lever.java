package sdedge.explain;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Resource;

/**
 * A resource of which there may be more.
 *
 * @param resource such as {@code sbs1 uplink}
 * @param path where it stands in the instance
 * @param now what stands there; null if no single number does
 * @param unit of the number, SI; empty for a pure number
 * @param tenPercent a tenth more of it, of a latency less; null where that means nothing
 * @param oneUnit one unit more of it; null where it has none
 * @param steps larger shares of it than a tenth, the smallest first; none where there is no tenth
 * @param servers whose time it changes; none for what all of them depend on
 * @param more so many units more of it, of a latency less; null where it has no number of units
 */
public record Lever(
    String resource,
    String path,
    @Nullable Double now,
    String unit,
    @Nullable Change tenPercent,
    @Nullable Change oneUnit,
    List<Change> steps,
    List<Resource> servers,
    @Nullable DoubleFunction<Change> more) {
  private static final Pattern NEVER_WORSE =
      Pattern.compile(
          "\\b(peak_flops|table|memory_bandwidth|memory_bytes|fronthaul\\.rate_bps"
              + "|fronthaul\\.latency_s|max_tasks_per_batch|max_tasks_per_cohort|order|padding)$");

  /** One of which there is no number of units. */
  Lever(
      String resource,
      String path,
      @Nullable Double now,
      String unit,
      @Nullable Change tenPercent,
      @Nullable Change oneUnit,
      List<Resource> servers) {
    this(resource, path, now, unit, tenPercent, oneUnit, List.of(), servers, null);
  }

  public Lever {
    steps = List.copyOf(steps);
    servers = List.copyOf(servers);
  }

  /**
   * An instance with more of a resource.
   *
   * @param amount such as {@code +10 %}, {@code +1 MHz}
   * @param words what is bought, such as {@code 10 % more memory on mbs}
   * @param value what stands in the instance then; null if no single number does
   */
  public record Change(String amount, String words, @Nullable Double value, Instance instance) {}

  /**
   * Whether an optimum of batches in slots is never later with more of it: where that makes stages
   * shorter or leaves more plans, in orders that stay as they are.
   */
  boolean isNeverWorse() {
    return NEVER_WORSE.matcher(path).find();
  }

  /** All that can be bought of it. */
  List<Change> changes() {
    return Stream.concat(Stream.of(tenPercent, oneUnit).flatMap(Stream::ofNullable), steps.stream())
        .toList();
  }

  /**
   * How promising it is: first what all servers depend on, then the verifier, then what the longest
   * path is on for long, seconds.
   */
  double promiseS(CriticalPath path) {
    boolean first = servers.isEmpty();
    boolean second = servers.stream().anyMatch(one -> one.kind() == Resource.Kind.VERIFIER);
    double onPathS =
        servers.stream().mapToDouble(one -> path.seconds().getOrDefault(one, 0.0)).sum();
    return first || second ? Double.MAX_VALUE / (first ? 1 : 2) : onPathS;
  }
}
