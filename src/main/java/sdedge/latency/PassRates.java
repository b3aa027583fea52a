package sdedge.latency;

import java.util.Optional;
import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;

/**
 * What arithmetic and memory take on a node whose times follow from its hardware (docs/model.md
 * section 3), seconds.
 *
 * @param newTokenS 2·P / R, per new token
 * @param attendedS 4·J·h / R, per new token and token it attends to
 * @param weightsS Wb / bw, to read the weights once; 0 under {@code flops}
 * @param cachedS κ / bw, per cached or new token; 0 under {@code flops}
 */
public record PassRates(double newTokenS, double attendedS, double weightsS, double cachedS) {

  /** The rates of a node; none if its times are measured. */
  public static Optional<PassRates> of(Node node) {
    LatencyModel latency = node.latency();
    if (latency instanceof LatencyModel.Roofline roofline) {
      return rates(node.model(), roofline.flopsPerSecond(), roofline.bytesPerSecond());
    }
    return latency instanceof LatencyModel.Flops flops
        ? rates(node.model(), flops.flopsPerSecond(), Double.POSITIVE_INFINITY)
        : Optional.empty();
  }

  private static Optional<PassRates> rates(
      Model model, double flopsPerSecond, double bytesPerSecond) {
    return Optional.of(
        new PassRates(
            2 * model.parameters() / flopsPerSecond,
            4.0 * model.layers() * model.hidden() / flopsPerSecond,
            model.weightBytes() / bytesPerSecond,
            model.kvBytesPerToken() / bytesPerSecond));
  }
}
