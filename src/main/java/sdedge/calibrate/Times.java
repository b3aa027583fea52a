package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.latency.DraftPasses;
import sdedge.latency.JoinedPass;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;

/**
 * Measured times beside those of docs/model.md section 3 with some parameters: the logarithms of
 * the ratios, and their derivatives by the logarithms of the parameters.
 *
 * <p>A measured time is that of a step: a number of passes, each of which takes max(compute /
 * flops_efficiency, memory / bandwidth_efficiency) and overheads per pass, token, position and pass
 * with prompts, in the mean over the prompts that join it, and seconds that no parameter changes.
 * What each of the passes takes at an efficiency of 1, and what a prompt adds, is computed once.
 */
final class Times {
  private final List<FitParameter> parameters;
  private final List<Station> stations = new ArrayList<>();
  private final Station verifier;
  private final DraftPasses drafter;
  private final Map<String, DraftPasses> byMode = new HashMap<>();
  private double[] factor = new double[64]; // 1/measured, by time
  private double[] fixedS = new double[64]; // that no parameter changes
  private int[] end = new int[64]; // behind the last pass of a time
  private int count;
  private PassAtPeak[] passes = new PassAtPeak[64]; // those of a time behind those before
  private int passCount;
  private final List<NodeSums[]> sums = new ArrayList<>(); // by time and station
  private NodeSums[] noted = {}; // of the time that is noted

  /**
   * Where passes are made. A step that is asked what it takes with this as the time of its passes
   * has them noted, and takes the seconds that no parameter changes.
   */
  private final class Station implements PassTime {
    private final int index = stations.size();
    private final Role role;
    private final String mode; // empty for the node's own model
    private final @Nullable PassTime known; // times that stay
    private final @Nullable Peaks peaks; // null where they stay or nothing is measured

    Station(Role role, String mode, @Nullable PassTime known, @Nullable Peaks peaks) {
      this.role = role;
      this.mode = mode;
      this.known = known;
      this.peaks = peaks;
      stations.add(this);
    }

    @Override
    public double seconds(
        double chance, double newTokens, double positions, double contextTokens, double attended) {
      if (chance != 1) {
        throw new IllegalArgumentException("a pass that is measured is certain");
      }
      return meanSeconds(JoinedPass.alone(new Pass(newTokens, positions, contextTokens, attended)));
    }

    @Override
    public double meanSeconds(JoinedPass pass) {
      noted[index].add(pass, known != null);
      if (known != null) {
        return pass.seconds(known);
      }
      note(PassAtPeak.of(index, pass, Objects.requireNonNull(peaks)));
      return 0;
    }
  }

  /** What passes on a node take at an efficiency of 1, by their two sides. */
  record Peaks(PassTime compute, PassTime memory) {
    static Peaks of(Node node) {
      LatencyModel.Roofline peaks = Speed.roofline(node);
      return new Peaks(
          with(node, new LatencyModel.Flops(peaks.peakFlops(), 1)),
          with(
              node,
              new LatencyModel.Roofline(Double.POSITIVE_INFINITY, 1, peaks.memoryBandwidth(), 1)));
    }

    private static PassTime with(Node node, LatencyModel model) {
      return PassTime.of(node.with(model).with(Overheads.NONE));
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

  /** Of a drafter with draft modes, without any time yet. */
  Times(
      Map<Role, Node> base,
      Map<Role, Speed> known,
      List<DraftMode> modes,
      List<FitParameter> parameters) {
    this.parameters = List.copyOf(parameters);
    verifier = node(Role.VERIFIER, base, known);
    drafter = DraftPasses.single(node(Role.DRAFTER, base, known));
    for (DraftMode mode : modes) {
      Role role = FittedMode.role(mode);
      Node node = mode.on(Pair.known(base, role));
      PassTime stays = FittedMode.isFree(mode) ? null : PassTime.of(node);
      Peaks peaks = FittedMode.isFree(mode) ? Peaks.of(node) : null;
      Station station = new Station(role, mode.name(), stays, peaks);
      byMode.put(mode.name(), DraftPasses.of(mode, station));
    }
  }

  private Station node(Role role, Map<Role, Node> base, Map<Role, Speed> known) {
    Speed speed = known.get(role);
    PassTime stays = speed == null ? null : PassTime.of(speed.of(Pair.known(base, role)));
    boolean isFree = parameters.stream().anyMatch(p -> p.role() == role);
    return new Station(role, "", stays, isFree ? Peaks.of(Pair.known(base, role)) : null);
  }

  /** Takes a run and its time per token. */
  void add(Law law) {
    begin(law.perToken() / law.run().tpotS());
    String mode = law.run().length() == 0 ? "" : law.run().mode();
    DraftPasses drafts = mode.isEmpty() ? drafter : Pair.known(byMode, mode);
    end(law.step().seconds(verifier, drafts));
  }

  void add(Role role, MeasuredPass measured) {
    begin(1 / measured.seconds());
    PassTime time = role == Role.VERIFIER ? verifier : drafter.time();
    end(measured.pass().seconds(time));
  }

  private void begin(double of) {
    if (count == end.length) {
      factor = Arrays.copyOf(factor, 2 * count);
      fixedS = Arrays.copyOf(fixedS, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
    }
    factor[count] = of;
    noted = stations.stream().map(each -> new NodeSums()).toArray(NodeSums[]::new);
    sums.add(noted);
  }

  private void end(double fixed) {
    fixedS[count] = fixed;
    end[count] = passCount;
    count++;
  }

  private void note(PassAtPeak pass) {
    if (passCount == passes.length) {
      passes = Arrays.copyOf(passes, 2 * passCount);
    }
    passes[passCount++] = pass;
  }

  int count() {
    return count;
  }

  /** Is notified of a time. */
  interface RatioConsumer {
    /**
     * Takes the next one.
     *
     * @param ratio modelled/measured
     * @param slopes derivatives of its logarithm; overwritten after the call
     */
    void accept(int index, double ratio, double[] slopes);
  }

  /** Computes all times in their order, at logarithms of the parameters. */
  void at(double[] logarithms, RatioConsumer consumer) {
    NodeTimes[] nodes = stations.stream().map(each -> new NodeTimes()).toArray(NodeTimes[]::new);
    for (int k = 0; k < logarithms.length; k++) {
      double value = StrictMath.exp(logarithms[k]);
      for (int at = 0; at < nodes.length; at++) {
        if (parameters.get(k).isOf(stations.get(at).role, stations.get(at).mode)) {
          nodes[at].take(parameters.get(k), k, value);
        }
      }
    }
    double[] slopes = new double[logarithms.length];
    int p = 0;
    for (int i = 0; i < count; i++) {
      for (NodeTimes node : nodes) {
        node.begin();
      }
      Arrays.fill(slopes, 0);
      for (; p < end[i]; p++) {
        PassAtPeak pass = passes[p];
        nodes[pass.station()].add(pass);
      }
      double seconds = fixedS[i];
      NodeSums[] ofTime = sums.get(i);
      for (int at = 0; at < nodes.length; at++) {
        seconds += nodes[at].end(ofTime[at], slopes);
      }
      for (int k = 0; k < slopes.length; k++) {
        slopes[k] /= seconds;
      }
      consumer.accept(i, seconds * factor[i], slopes);
    }
  }
}
