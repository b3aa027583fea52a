package sdedge.latency;

import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;

/**
 * max(F / R, (Wb + κ·Σ(c + q)) / bw) (docs/model.md section 3, {@code roofline}).
 *
 * @param secondsPerNewToken 2·P / R
 * @param secondsPerAttended 4·J·h / R
 * @param weightS Wb / bw, seconds to read the weights
 * @param secondsPerCached κ / bw, seconds per cached or new token
 * @param passOverheadS per pass
 * @param tokenOverheadS per new token
 */
record RooflinePass(
    double secondsPerNewToken,
    double secondsPerAttended,
    double weightS,
    double secondsPerCached,
    double passOverheadS,
    double tokenOverheadS)
    implements PassTime {

  static RooflinePass of(Node node, LatencyModel.Roofline roofline) {
    FlopsPass compute = FlopsPass.of(node, roofline.flopsPerSecond());
    Model model = node.model();
    return new RooflinePass(
        compute.secondsPerNewToken(),
        compute.secondsPerAttended(),
        model.weightBytes() / roofline.bytesPerSecond(),
        model.kvBytesPerToken() / roofline.bytesPerSecond(),
        node.passOverheadS(),
        node.tokenOverheadS());
  }

  @Override
  public double seconds(double chance, double newTokens, double contextTokens, double attended) {
    double compute = secondsPerNewToken * newTokens + secondsPerAttended * attended;
    double memory = chance * weightS + secondsPerCached * (contextTokens + newTokens);
    return Math.max(compute, memory) + chance * passOverheadS + tokenOverheadS * newTokens;
  }

  @Override
  public void addSeconds(
      int perTask,
      double[] chance,
      double[] active,
      double[] cached,
      int from,
      int to,
      double[] seconds,
      int at) {
    double q = perTask;
    for (int k = from; k < to; k++) {
      double newTokens = q * active[k];
      double attended = q * (cached[k] + newTokens);
      double compute = secondsPerNewToken * newTokens + secondsPerAttended * attended;
      double memory = chance[k] * weightS + secondsPerCached * (cached[k] + newTokens);
      seconds[at + k] +=
          Math.max(compute, memory) + chance[k] * passOverheadS + tokenOverheadS * newTokens;
    }
  }
}
