package sdedge.calibrate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sdedge.calibrate.FitParameter.Kind;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Overheads;

/** How fast a node was found to be. */
sealed interface Speed {
  /** The node with this speed in place of its own. */
  Node of(Node base);

  /** With what runs have shown beside it. */
  Speed with(List<Estimate> more);

  /**
   * The law of docs/model.md section 3 with fitted parameters.
   *
   * @param estimates of all parameters of the node
   */
  record Fitted(List<Estimate> estimates) implements Speed {
    @Override
    public Node of(Node base) {
      return Speed.of(base, values(estimates));
    }

    @Override
    public Speed with(List<Estimate> more) {
      return new Fitted(Stream.concat(estimates.stream(), more.stream()).toList());
    }
  }

  /**
   * Measured passes.
   *
   * @param estimates of overheads that passes do not tell
   */
  record Tabulated(LatencyTable table, List<Estimate> estimates) implements Speed {
    @Override
    public Node of(Node base) {
      return base.with(new LatencyModel.Table(table)).with(overheads(byKind(values(estimates))));
    }

    @Override
    public Speed with(List<Estimate> more) {
      return new Tabulated(table, more);
    }
  }

  /** A former fit, read again: the node as it is. */
  record Former() implements Speed {
    @Override
    public Node of(Node base) {
      return base;
    }

    @Override
    public Speed with(List<Estimate> more) {
      return this;
    }
  }

  /** A node with some parameters; those it has none of are left out. */
  static Node of(Node base, Map<FitParameter, Double> values) {
    LatencyModel.Roofline old = roofline(base);
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

  private static Map<FitParameter, Double> values(List<Estimate> estimates) {
    return estimates.stream().collect(Collectors.toMap(Estimate::parameter, Estimate::value));
  }

  /**
   * The figures of a node's data sheet.
   *
   * @throws IllegalArgumentException if it has none
   */
  static LatencyModel.Roofline roofline(Node node) {
    if (node.latency() instanceof LatencyModel.Roofline roofline) {
      return roofline;
    }
    throw new IllegalArgumentException(
        node.id() + ": latency_model must be roofline, so that peaks can be fitted to");
  }
}
