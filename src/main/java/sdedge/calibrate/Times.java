package sdedge.calibrate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  private final List<FitParameter> parameters;
  private final Map<Role, PassTime> known;
  private final Map<Role, Peaks> peaks;
  private double[] factor = new double[64]; // 1/measured, by time
  private double[] fixedS = new double[64]; // of passes on nodes that are known
  private int[] end = new int[64]; // behind the last pass of a time
  private int count;
  private boolean[] verifies = new boolean[64]; // by pass
  private double[] computeS = new double[64];
  private double[] memoryS = new double[64];
  private double[] tokens = new double[64];
  private int passes;

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
      switch (parameter) {
        case VERIFIER_FLOPS_EFFICIENCY, DRAFTER_FLOPS_EFFICIENCY -> {
          flops = index;
          perCompute = 1 / value;
        }
        case VERIFIER_BANDWIDTH_EFFICIENCY, DRAFTER_BANDWIDTH_EFFICIENCY -> {
          bandwidth = index;
          perMemory = 1 / value;
        }
        case VERIFIER_PASS_OVERHEAD, DRAFTER_PASS_OVERHEAD -> {
          pass = index;
          passOverheadS = value;
        }
        case VERIFIER_TOKEN_OVERHEAD -> {
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

    /** The time of the passes; tells its derivatives by the logarithms of the parameters. */
    double end(double[] slopes) {
      double passS = passes * passOverheadS;
      double tokenS = tokens * tokenOverheadS;
      if (flops >= 0) {
        slopes[flops] = -boundByCompute;
        slopes[bandwidth] = -boundByMemory;
        slopes[pass] = passS;
      }
      if (token >= 0) {
        slopes[token] = tokenS;
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
    this.parameters = List.copyOf(parameters);
    this.known = new EnumMap<>(Role.class);
    known.forEach(
        (role, speed) -> this.known.put(role, PassTime.of(speed.of(Pair.known(base, role)))));
    peaks = new EnumMap<>(Role.class);
    parameters.stream()
        .map(FitParameter::role)
        .distinct()
        .forEach(role -> peaks.put(role, Peaks.of(Pair.known(base, role))));
  }

  /** Takes a run and its time per token. */
  void add(Law law) {
    begin(law.perToken() / law.run().tpotS());
    add(Role.VERIFIER, law.step().verify());
    law.step().drafts(false).forEach(pass -> add(Role.DRAFTER, pass));
    count++;
  }

  /** Takes a measured pass. */
  void add(Role role, MeasuredPass measured) {
    begin(1 / measured.seconds());
    add(role, measured.pass());
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

  private void add(Role of, Pass pass) {
    PassTime time = known.get(of);
    if (time != null) {
      fixedS[count] += pass.seconds(time);
      return;
    }
    if (passes == verifies.length) {
      verifies = Arrays.copyOf(verifies, 2 * passes);
      computeS = Arrays.copyOf(computeS, 2 * passes);
      memoryS = Arrays.copyOf(memoryS, 2 * passes);
      tokens = Arrays.copyOf(tokens, 2 * passes);
    }
    Peaks peak = Pair.known(peaks, of);
    verifies[passes] = of == Role.VERIFIER;
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
  interface RatioHearer {
    /**
     * Takes the next one.
     *
     * @param ratio modelled/measured
     * @param slopes derivatives of its logarithm; overwritten after the call
     */
    void hear(int index, double ratio, double[] slopes);
  }

  /** Tells all times in their order, at logarithms of the parameters. */
  void at(double[] logarithms, RatioHearer hearer) {
    NodeTimes verifier = new NodeTimes();
    NodeTimes drafter = new NodeTimes();
    for (int k = 0; k < logarithms.length; k++) {
      FitParameter parameter = parameters.get(k);
      NodeTimes node = parameter.role() == Role.VERIFIER ? verifier : drafter;
      node.take(parameter, k, StrictMath.exp(logarithms[k]));
    }
    double[] slopes = new double[logarithms.length];
    int p = 0;
    for (int i = 0; i < count; i++) {
      verifier.begin();
      drafter.begin();
      for (; p < end[i]; p++) {
        (verifies[p] ? verifier : drafter).add(computeS[p], memoryS[p], tokens[p]);
      }
      double seconds = fixedS[i] + verifier.end(slopes) + drafter.end(slopes);
      for (int k = 0; k < slopes.length; k++) {
        slopes[k] /= seconds;
      }
      hearer.hear(i, seconds * factor[i], slopes);
    }
  }
}
