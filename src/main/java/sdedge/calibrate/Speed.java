package sdedge.calibrate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Overheads;

/** How fast a node was found to be. */
sealed interface Speed {
  /** The node with this speed in place of its own. */
  Node of(Node base);

  /**
   * The law of docs/model.md section 3 with fitted parameters.
   *
   * @param estimates of all parameters of the node
   */
  record Fitted(List<Estimate> estimates) implements Speed {
    @Override
    public Node of(Node base) {
      return Speed.of(
          base, estimates.stream().collect(Collectors.toMap(Estimate::parameter, Estimate::value)));
    }
  }

  /** Measured passes. */
  record Tabulated(LatencyTable table) implements Speed {
    @Override
    public Node of(Node base) {
      return base.with(new LatencyModel.Table(table)).with(Overheads.NONE);
    }
  }

  /** A former fit, read again: the node as it is. */
  record Former() implements Speed {
    @Override
    public Node of(Node base) {
      return base;
    }
  }

  /** A node with some parameters; those it has none of are left out. */
  static Node of(Node base, Map<FitParameter, Double> values) {
    LatencyModel.Roofline old = roofline(base);
    double flops = old.flopsEfficiency();
    double bandwidth = old.bandwidthEfficiency();
    double pass = 0;
    double token = 0;
    for (Map.Entry<FitParameter, Double> each : values.entrySet()) {
      switch (each.getKey().kind()) {
        case FLOPS_EFFICIENCY -> flops = each.getValue();
        case BANDWIDTH_EFFICIENCY -> bandwidth = each.getValue();
        case PASS_OVERHEAD -> pass = each.getValue();
        case TOKEN_OVERHEAD -> token = each.getValue();
      }
    }
    return base.with(
            new LatencyModel.Roofline(old.peakFlops(), flops, old.memoryBandwidth(), bandwidth))
        .with(base.overheads().with(pass, token));
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
