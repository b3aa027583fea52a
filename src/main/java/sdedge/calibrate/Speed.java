package sdedge.calibrate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.calibrate.FitParameter.Kind;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Overheads;

/**
 * How fast a node was found to be.
 *
 * @param table of measured passes; null where the law of docs/model.md section 3 holds
 * @param estimates of all parameters of the node that were fitted, beside a table overheads alone
 */
record Speed(@Nullable LatencyTable table, List<Estimate> estimates) {
  /** As the base says, such as by a former fit. */
  static final Speed OF_BASE = new Speed(null, List.of());

  /** By the law with some parameters. */
  static Speed fitted(List<Estimate> estimates) {
    return new Speed(null, estimates);
  }

  boolean isOfBase() {
    return table == null && estimates.isEmpty();
  }

  /** With what runs have shown beside it. */
  Speed with(List<Estimate> more) {
    return new Speed(table, Stream.concat(estimates.stream(), more.stream()).toList());
  }

  /** The node with this speed in place of its own. */
  Node of(Node base) {
    if (isOfBase()) {
      return base;
    }
    Map<FitParameter, Double> values =
        estimates.stream().collect(Collectors.toMap(Estimate::parameter, Estimate::value));
    return table == null
        ? of(base, values)
        : base.with(new LatencyModel.Table(table)).with(overheads(byKind(values)));
  }

  /** A node with some parameters; those it has none of are left out. */
  static Node of(Node base, Map<FitParameter, Double> values) {
    if (!(base.latency() instanceof LatencyModel.Roofline old)) {
      throw new IllegalArgumentException(
          base.id() + ": latency_model must be roofline, so that peaks can be fitted to");
    }
    Map<Kind, Double> byKind = byKind(values);
    double flops = byKind.getOrDefault(Kind.FLOPS_EFFICIENCY, old.flopsEfficiency());
    double bandwidth = byKind.getOrDefault(Kind.BANDWIDTH_EFFICIENCY, old.bandwidthEfficiency());
    return base.with(
            new LatencyModel.Roofline(old.peakFlops(), flops, old.memoryBandwidth(), bandwidth))
        .with(overheads(byKind));
  }

  private static Map<Kind, Double> byKind(Map<FitParameter, Double> values) {
    Map<Kind, Double> byKind = new EnumMap<>(Kind.class);
    values.forEach((parameter, value) -> byKind.put(parameter.kind(), value));
    return byKind;
  }

  private static Overheads overheads(Map<Kind, Double> values) {
    return new Overheads(
        values.getOrDefault(Kind.PASS_OVERHEAD, 0.0),
        values.getOrDefault(Kind.TOKEN_OVERHEAD, 0.0),
        values.getOrDefault(Kind.POSITION_OVERHEAD, 0.0),
        values.getOrDefault(Kind.PROMPT_PASS_OVERHEAD, 0.0));
  }
}
