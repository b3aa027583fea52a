package sdedge.instance;

/**
 * How a node's time for a forward pass is computed (docs/model.md section 3); overhead not
 * included.
 */
public sealed interface LatencyModel {

  /**
   * Time in proportion to the FLOPs.
   *
   * @param peakFlops FLOP/s, &gt; 0
   * @param flopsEfficiency in (0, 1]
   */
  record Flops(double peakFlops, double flopsEfficiency) implements LatencyModel {}

  /**
   * The larger of compute time and memory time.
   *
   * @param peakFlops FLOP/s, &gt; 0
   * @param flopsEfficiency in (0, 1]
   * @param memoryBandwidth bytes/s, &gt; 0
   * @param bandwidthEfficiency in (0, 1]
   */
  record Roofline(
      double peakFlops, double flopsEfficiency, double memoryBandwidth, double bandwidthEfficiency)
      implements LatencyModel {}

  /** Measured seconds over new and context tokens. */
  record Table(LatencyTable table) implements LatencyModel {}
}
