package sdedge.instance;

import java.util.OptionalDouble;

/**
 * How a node's time for a forward pass is computed (docs/model.md section 3); overheads not
 * included.
 */
public sealed interface LatencyModel {

  /** The models, by the word that instance files have for them. */
  enum Kind implements Keyed {
    FLOPS("flops"),
    ROOFLINE("roofline"),
    TABLE("table");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }
  }

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

  /** Which model this is. */
  Kind kind();

  /** FLOP/s that the node is said to reach at its peak, if the model reads that. */
  default OptionalDouble statedFlops() {
    return OptionalDouble.empty();
  }

  /** Bytes/s that the node is said to read at its peak, if the model reads that. */
  default OptionalDouble statedBytes() {
    return OptionalDouble.empty();
  }

  /**
   * At least the seconds of any pass of no more than so many FLOPs, bytes and tokens (new ones and
   * cached ones, each), overheads not included.
   */
  double longestPassS(double flops, double bytes, double tokens);

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

    @Override
    public Kind kind() {
      return Kind.FLOPS;
    }

    @Override
    public OptionalDouble statedFlops() {
      return OptionalDouble.of(peakFlops);
    }

    @Override
    public double longestPassS(double flops, double bytes, double tokens) {
      return flops / flopsPerSecond();
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

    @Override
    public Kind kind() {
      return Kind.ROOFLINE;
    }

    @Override
    public OptionalDouble statedFlops() {
      return OptionalDouble.of(peakFlops);
    }

    @Override
    public OptionalDouble statedBytes() {
      return OptionalDouble.of(memoryBandwidth);
    }

    @Override
    public double longestPassS(double flops, double bytes, double tokens) {
      return flops / flopsPerSecond() + bytes / bytesPerSecond();
    }
  }

  /** Measured seconds over new and context tokens. */
  record Table(LatencyTable table) implements LatencyModel {
    @Override
    public <R> R choose(Cases<R> cases) {
      return cases.table(this);
    }

    @Override
    public Kind kind() {
      return Kind.TABLE;
    }

    @Override
    public double longestPassS(double flops, double bytes, double tokens) {
      return table.atMostS(tokens);
    }
  }
}
