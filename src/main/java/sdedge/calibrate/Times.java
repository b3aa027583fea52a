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
import sdedge.latency.JoinedPass;
import sdedge.latency.JoiningPrompts;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;

/**
 * Measured times beside those of docs/model.md section 3 with some parameters: the logarithms of
 * the ratios, and their derivatives by the logarithms of the parameters.
 *
 * <p>A measured time is a number of passes, each of which takes max(compute / flops_efficiency,
 * memory / bandwidth_efficiency) + pass_overhead_s + token_overhead_s·tokens, in the mean over the
 * prompts that join it. What each of them takes at an efficiency of 1, and what a prompt adds, is
 * computed once.
 */
final class Times {
  private static final int VERIFIER = 0; // of the stations
  private static final int DRAFTER = 1;

  private final List<FitParameter> parameters;
  private final List<Station> stations;
  private double[] factor = new double[64]; // 1/measured, by time
  private double[] fixedS = new double[64]; // of passes on nodes that are known
  private int[] end = new int[64]; // behind the last pass of a time
  private int count;
  private PassAtPeak[] passes = new PassAtPeak[64]; // those of a time behind those before
  private int passCount;

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
  private int station(String mode) {
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
    int station = law.run().length() == 0 ? 0 : station(law.run().mode());
    boolean inBlocks = stations.get(station).inBlocks();
    law.step().drafts(inBlocks).forEach(pass -> add(station, pass));
    count++;
  }

  /** Takes a measured pass. */
  void add(Role role, MeasuredPass measured) {
    begin(1 / measured.seconds());
    Pass none = new Pass(0, 0, 0);
    JoinedPass pass = new JoinedPass(measured.pass(), none, JoiningPrompts.NONE);
    add(role == Role.VERIFIER ? VERIFIER : DRAFTER, pass);
    count++;
  }

  private void begin(double of) {
    if (count == end.length) {
      factor = Arrays.copyOf(factor, 2 * count);
      fixedS = Arrays.copyOf(fixedS, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
    }
    factor[count] = of;
    end[count] = passCount;
  }

  private void add(int at, JoinedPass pass) {
    Station of = stations.get(at);
    if (of.known() != null) {
      fixedS[count] += pass.seconds(of.known());
      return;
    }
    Peaks peak = Objects.requireNonNull(of.peaks());
    if (passCount == passes.length) {
      passes = Arrays.copyOf(passes, 2 * passCount);
    }
    passes[passCount++] =
        new PassAtPeak(
            at,
            pass.alone().seconds(peak.compute()),
            ofPrompt(pass.prompt(), peak.compute()),
            pass.alone().seconds(peak.memory()),
            ofPrompt(pass.prompt(), peak.memory()),
            pass.newTokens(),
            pass.joining());
    end[count] = passCount;
  }

  /** Without the weights, which are read for all. */
  private static double ofPrompt(Pass prompt, PassTime time) {
    return time.seconds(0, prompt.newTokens(), prompt.contextTokens(), prompt.attended());
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

  /** Tells all times in their order, at logarithms of the parameters. */
  void at(double[] logarithms, RatioConsumer consumer) {
    NodeTimes[] nodes = stations.stream().map(each -> new NodeTimes()).toArray(NodeTimes[]::new);
    for (int k = 0; k < logarithms.length; k++) {
      double value = StrictMath.exp(logarithms[k]);
      for (int at = 0; at < nodes.length; at++) {
        if (parameters.get(k).isOf(stations.get(at).role(), stations.get(at).mode())) {
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
