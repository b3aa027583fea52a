package sdedge.instance;

/**
 * How a node's time for a forward pass is computed (docs/model.md section 3); overheads not
 * included.
 */
public sealed interface LatencyModel {

  /** What depends on the model: a case each, so that a new model is seen by all who need it. */
  interface Cases<R> {
    /** For time in proportion to the FLOPs. */
    R flops(Flops model);

    /** For the larger of compute time and memory time. */
    R roofline(Roofline model);

    /** For measured times. */
    R table(Table model);
  }

  /** The case that is this model's. */
  <R> R choose(Cases<R> cases);

  /**
   * Time in proportion to the FLOPs.
   *
   * @param peakFlops FLOP/s, &gt; 0
   * @param flopsEfficiency in (0, 1]
   */
  record Flops(double peakFlops, double flopsEfficiency) implements LatencyModel {
    /** R, FLOP/s achieved. */
    public double flopsPerSecond() {
      return peakFlops * flopsEfficiency;
    }

    @Override
    public <R> R choose(Cases<R> cases) {
      return cases.flops(this);
    }
  }

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
      implements LatencyModel {
    /** R, FLOP/s achieved. */
    public double flopsPerSecond() {
      return peakFlops * flopsEfficiency;
    }

    /** bw, bytes/s achieved. */
    public double bytesPerSecond() {
      return memoryBandwidth * bandwidthEfficiency;
    }

    @Override
    public <R> R choose(Cases<R> cases) {
      return cases.roofline(this);
    }
  }

  /** Measured seconds over new and context tokens. */
  record Table(LatencyTable table) implements LatencyModel {
    @Override
    public <R> R choose(Cases<R> cases) {
      return cases.table(this);
    }
  }
}
