package sdedge.instance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/**
 * How a node's time for a forward pass is computed (docs/model.md section 3); overheads not
 * included. All that instance files, their schema and edits of them need to know of a model.
 */
public sealed interface LatencyModel {

  /** The models, by the word that instance files have for them. */
  @SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
  enum Kind implements Named {
    FLOPS("flops", (node, tables) -> Flops.read(node), Flops.KEYS),
    ROOFLINE("roofline", (node, tables) -> Roofline.read(node), Roofline.KEYS),
    TABLE("table", Table::read, List.of(Table.FILE));

    private final String key;
    private final BiFunction<ObjectReader, Function<ValueReader, LatencyTable>, LatencyModel>
        reader;
    private final List<NodeKey> keys;

    Kind(
        String key,
        BiFunction<ObjectReader, Function<ValueReader, LatencyTable>, LatencyModel> reader,
        List<NodeKey> keys) {
      this.key = key;
      this.reader = reader;
      this.keys = keys;
    }

    @Override
    public String toString() {
      return key;
    }

    public List<NodeKey> keys() {
      return keys;
    }

    /**
     * The model with what a node says; problems are reported where they are.
     *
     * @param tables reads the table in the file that a value names
     */
    public LatencyModel read(ObjectReader node, Function<ValueReader, LatencyTable> tables) {
      return reader.apply(node, tables);
    }
  }

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
   * This model with other FLOP/s and bytes/s at the peak, as far as it reads them; times that were
   * measured are divided by what {@code flops} makes of 1.
   */
  LatencyModel withPeaks(DoubleUnaryOperator flops, DoubleUnaryOperator bytes);

  /** Whether more sequences or tokens, new or cached, never make a pass shorter. */
  boolean isMonotone();

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
    private static final NodeKey PEAK = NodeKey.positive("peak_flops", "FLOP/s");
    private static final NodeKey EFFICIENCY =
        NodeKey.efficiency("flops_efficiency", "Fraction of peak_flops achieved");
    private static final List<NodeKey> KEYS = List.of(PEAK, EFFICIENCY);

    private static Flops read(ObjectReader node) {
      int before = node.problems().count();
      Flops model = new Flops(PEAK.read(node), EFFICIENCY.read(node));
      if (node.problems().count() == before) {
        Magnitude.check(node.required(PEAK.key()), "the FLOP/s achieved", model.flopsPerSecond());
      }
      return model;
    }

    /** R, FLOP/s achieved. */
    public double flopsPerSecond() {
      return peakFlops * flopsEfficiency;
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
    public LatencyModel withPeaks(DoubleUnaryOperator flops, DoubleUnaryOperator bytes) {
      return new Flops(flops.applyAsDouble(peakFlops), flopsEfficiency);
    }

    @Override
    public boolean isMonotone() {
      return true;
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
    private static final NodeKey BANDWIDTH = NodeKey.positive("memory_bandwidth", "bytes/s");
    private static final NodeKey EFFICIENCY =
        NodeKey.efficiency("bandwidth_efficiency", "Fraction of memory_bandwidth achieved");
    private static final List<NodeKey> KEYS =
        List.of(Flops.PEAK, Flops.EFFICIENCY, BANDWIDTH, EFFICIENCY);

    private static Roofline read(ObjectReader node) {
      Flops compute = Flops.read(node);
      int before = node.problems().count();
      Roofline model =
          new Roofline(
              compute.peakFlops,
              compute.flopsEfficiency,
              BANDWIDTH.read(node),
              EFFICIENCY.read(node));
      if (node.problems().count() == before) {
        Magnitude.check(
            node.required(BANDWIDTH.key()), "the bytes/s achieved", model.bytesPerSecond());
      }
      return model;
    }

    /** R, FLOP/s achieved. */
    public double flopsPerSecond() {
      return peakFlops * flopsEfficiency;
    }

    /** bw, bytes/s achieved. */
    public double bytesPerSecond() {
      return memoryBandwidth * bandwidthEfficiency;
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
    public LatencyModel withPeaks(DoubleUnaryOperator flops, DoubleUnaryOperator bytes) {
      return new Roofline(
          flops.applyAsDouble(peakFlops),
          flopsEfficiency,
          bytes.applyAsDouble(memoryBandwidth),
          bandwidthEfficiency);
    }

    @Override
    public boolean isMonotone() {
      return true;
    }

    @Override
    public double longestPassS(double flops, double bytes, double tokens) {
      return flops / flopsPerSecond() + bytes / bytesPerSecond();
    }
  }

  /** Measured seconds over new and context tokens. */
  record Table(LatencyTable table) implements LatencyModel {
    private static final NodeKey FILE =
        NodeKey.file(
            "table",
            "CSV file new_tokens,context_tokens,seconds on a full grid, relative to the instance"
                + " file");

    private static Table read(ObjectReader node, Function<ValueReader, LatencyTable> tables) {
      return new Table(tables.apply(node.required(FILE.key())));
    }

    @Override
    public Kind kind() {
      return Kind.TABLE;
    }

    @Override
    public LatencyModel withPeaks(DoubleUnaryOperator flops, DoubleUnaryOperator bytes) {
      double times = flops.applyAsDouble(1);
      return new Table(table.map(seconds -> seconds / times));
    }

    @Override
    public boolean isMonotone() {
      return false;
    }

    @Override
    public double longestPassS(double flops, double bytes, double tokens) {
      return table.atMostS(tokens);
    }
  }
}
