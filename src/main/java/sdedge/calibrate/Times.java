package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;

/**
 * Measured times beside those of docs/model.md section 3 with some parameters: the logarithms of
 * the ratios, and their derivatives by the logarithms of the parameters.
 *
 * <p>A measured time is a number of passes, each of which takes max(compute / flops_efficiency,
 * memory / bandwidth_efficiency) + pass_overhead_s + token_overhead_s·tokens. What each of them
 * takes at an efficiency of 1 is computed once.
 */
final class Times {
  /** The two sides of a maximum count in part where their logarithms are as close as this. */
  private static final double CLOSE = 1e-6;

  private static final int VERIFIER = 0; // of the stations
  private static final int DRAFTER = 1;

  private final List<FitParameter> parameters;
  private final List<Station> stations;
  private double[] factor = new double[64]; // 1/measured, by time
  private double[] fixedS = new double[64]; // of passes on nodes that are known
  private int[] end = new int[64]; // behind the last pass of a time
  private int count;
  private int[] station = new int[64]; // by pass
  private double[] computeS = new double[64];
  private double[] memoryS = new double[64];
  private double[] tokens = new double[64];
  private int passes;

  /**
   * Where passes are made.
   *
   * @param mode empty for the node's own model
   * @param known times that stay
   * @param peaks at an efficiency of 1; null where they stay or nothing is measured
   */
  private record Station(
      Role role, String mode, boolean inBlocks, @Nullable PassTime known, @Nullable Peaks peaks) {}

  /** What passes on a node take at an efficiency of 1, by their two sides. */
  private record Peaks(PassTime compute, PassTime memory) {
    static Peaks of(Node node) {
      LatencyModel.Roofline peaks = Speed.roofline(node);
      return new Peaks(
          with(node, new LatencyModel.Flops(peaks.peakFlops(), 1)),
          with(
              node,
              new LatencyModel.Roofline(Double.POSITIVE_INFINITY, 1, peaks.memoryBandwidth(), 1)));
    }

    private static PassTime with(Node node, LatencyModel model) {
      return PassTime.of(node.with(model).withOverheads(0, 0));
    }
  }

  /** The parameters of a node, of which all are free, and sums over some of its passes. */
  private static final class NodeTimes {
    private int flops = -1; // index among all parameters
    private int bandwidth = -1;
    private int pass = -1;
    private int token = -1;
    private double perCompute; // 1/flops_efficiency
    private double perMemory;
    private double passOverheadS;
    private double tokenOverheadS;
    private double boundByCompute; // seconds of passes
    private double boundByMemory;
    private double tokens;
    private int passes;

    void take(FitParameter parameter, int index, double value) {
      switch (parameter.kind()) {
        case FLOPS_EFFICIENCY -> {
          flops = index;
          perCompute = 1 / value;
        }
        case BANDWIDTH_EFFICIENCY -> {
          bandwidth = index;
          perMemory = 1 / value;
        }
        case PASS_OVERHEAD -> {
          pass = index;
          passOverheadS = value;
        }
        case TOKEN_OVERHEAD -> {
          token = index;
          tokenOverheadS = value;
        }
      }
    }

    void begin() {
      boundByCompute = 0;
      boundByMemory = 0;
      tokens = 0;
      passes = 0;
    }

    void add(double computeS, double memoryS, double newTokens) {
      double compute = computeS * perCompute;
      double memory = memoryS * perMemory;
      double ahead = compute - memory;
      if (Math.abs(ahead) < CLOSE * memory) {
        double share = (1 + ahead / (CLOSE * memory)) / 2;
        boundByCompute += share * Math.max(compute, memory);
        boundByMemory += (1 - share) * Math.max(compute, memory);
      } else if (ahead > 0) {
        boundByCompute += compute;
      } else {
        boundByMemory += memory;
      }
      tokens += newTokens;
      passes++;
    }

    /** The time of the passes; adds its derivatives by the logarithms of the parameters. */
    double end(double[] slopes) {
      double passS = passes * passOverheadS;
      double tokenS = tokens * tokenOverheadS;
      if (flops >= 0) {
        slopes[flops] -= boundByCompute;
        slopes[bandwidth] -= boundByMemory;
      }
      if (pass >= 0) {
        slopes[pass] += passS;
      }
      if (token >= 0) {
        slopes[token] += tokenS;
      }
      return boundByCompute + boundByMemory + passS + tokenS;
    }
  }

  /**
   * Without any time yet.
   *
   * @param base the nodes, with the peaks of their data sheets
   * @param known speeds that stay
   * @param parameters of all other nodes that have passes
   */
  Times(Map<Role, Node> base, Map<Role, Speed> known, List<FitParameter> parameters) {
    this(base, known, List.of(), parameters);
  }

  /** The same, with draft modes. */
  Times(
      Map<Role, Node> base,
      Map<Role, Speed> known,
      List<DraftMode> modes,
      List<FitParameter> parameters) {
    this.parameters = List.copyOf(parameters);
    stations = new ArrayList<>();
    for (Role role : List.of(Role.VERIFIER, Role.DRAFTER)) {
      Speed speed = known.get(role);
      PassTime stays = speed == null ? null : PassTime.of(speed.of(Pair.known(base, role)));
      boolean isFree = parameters.stream().anyMatch(p -> p.role() == role);
      Peaks peaks = isFree ? Peaks.of(Pair.known(base, role)) : null;
      stations.add(new Station(role, "", false, stays, peaks));
    }
    for (DraftMode mode : modes) {
      Role role = mode.isAtVerifier() ? Role.VERIFIER : Role.DRAFTER;
      Node node = mode.on(Pair.known(base, role));
      PassTime stays = mode.table() == null ? null : PassTime.of(node);
      Peaks peaks = mode.table() == null ? Peaks.of(node) : null;
      stations.add(new Station(role, mode.name(), mode.isBlock(), stays, peaks));
    }
  }

  /** Where the drafts of a run are made. */
  private int drafting(String mode) {
    int found = DRAFTER;
    while (!stations.get(found).mode().equals(mode)) {
      found++;
    }
    return found;
  }

  /** Takes a run and its time per token. */
  void add(Law law) {
    begin(law.perToken() / law.run().tpotS());
    add(VERIFIER, law.step().verify());
    int drafting = law.run().length() == 0 ? 0 : drafting(law.run().mode());
    boolean inBlocks = stations.get(drafting).inBlocks();
    law.step().drafts(inBlocks).forEach(pass -> add(drafting, pass));
    count++;
  }

  /** Takes a measured pass. */
  void add(Role role, MeasuredPass measured) {
    begin(1 / measured.seconds());
    add(role == Role.VERIFIER ? VERIFIER : DRAFTER, measured.pass());
    count++;
  }

  private void begin(double of) {
    if (count == end.length) {
      factor = Arrays.copyOf(factor, 2 * count);
      fixedS = Arrays.copyOf(fixedS, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
    }
    factor[count] = of;
    end[count] = passes;
  }

  private void add(int at, Pass pass) {
    Station of = stations.get(at);
    if (of.known() != null) {
      fixedS[count] += pass.seconds(of.known());
      return;
    }
    if (passes == station.length) {
      station = Arrays.copyOf(station, 2 * passes);
      computeS = Arrays.copyOf(computeS, 2 * passes);
      memoryS = Arrays.copyOf(memoryS, 2 * passes);
      tokens = Arrays.copyOf(tokens, 2 * passes);
    }
    Peaks peak = Objects.requireNonNull(of.peaks());
    station[passes] = at;
    computeS[passes] = pass.seconds(peak.compute());
    memoryS[passes] = pass.seconds(peak.memory());
    tokens[passes] = pass.newTokens();
    passes++;
    end[count] = passes;
  }

  int count() {
    return count;
  }

  /** Hears of a time. */
  interface RatioConsumer {
    /**
     * Takes the next one.
     *
     * @param ratio modelled/measured
     * @param slopes derivatives of its logarithm; overwritten after the call
     */
    void accept(int index, double ratio, double[] slopes);
  }

  /** Tells all times in their order, at logarithms of the parameters. */
  void at(double[] logarithms, RatioConsumer consumer) {
    List<NodeTimes> nodes = stations.stream().map(each -> new NodeTimes()).toList();
    for (int k = 0; k < logarithms.length; k++) {
      double value = StrictMath.exp(logarithms[k]);
      for (int at = 0; at < nodes.size(); at++) {
        if (parameters.get(k).isOf(stations.get(at).role(), stations.get(at).mode())) {
          nodes.get(at).take(parameters.get(k), k, value);
        }
      }
    }
    double[] slopes = new double[logarithms.length];
    int p = 0;
    for (int i = 0; i < count; i++) {
      nodes.forEach(NodeTimes::begin);
      Arrays.fill(slopes, 0);
      for (; p < end[i]; p++) {
        nodes.get(station[p]).add(computeS[p], memoryS[p], tokens[p]);
      }
      double seconds = fixedS[i];
      for (NodeTimes node : nodes) {
        seconds += node.end(slopes);
      }
      for (int k = 0; k < slopes.length; k++) {
        slopes[k] /= seconds;
      }
      consumer.accept(i, seconds * factor[i], slopes);
    }
  }
}
