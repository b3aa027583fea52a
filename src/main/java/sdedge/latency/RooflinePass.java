package sdedge.latency;

import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;

/**
 * max(F / R, (Wb + κ·Σ(c + q)) / bw) (docs/model.md section 3, {@code roofline}).
 *
 * @param weightS Wb / bw, seconds to read the weights
 * @param secondsPerCached κ / bw, seconds per cached or new token
 */
record RooflinePass(
    double secondsPerNewToken,
    double secondsPerAttended,
    double weightS,
    double secondsPerCached,
    double overheadS)
    implements PassTime {

  static RooflinePass of(Node node, LatencyModel.Roofline roofline) {
    FlopsPass compute = FlopsPass.of(node, roofline.peakFlops() * roofline.flopsEfficiency());
    double bytesPerSecond = roofline.memoryBandwidth() * roofline.bandwidthEfficiency();
    Model model = node.model();
    return new RooflinePass(
        compute.secondsPerNewToken(),
        compute.secondsPerAttended(),
        model.weightBytes() / bytesPerSecond,
        model.kvBytesPerToken() / bytesPerSecond,
        node.passOverheadS());
  }

  @Override
  public double seconds(double newTokens, double contextTokens, double attended) {
    double compute = secondsPerNewToken * newTokens + secondsPerAttended * attended;
    double memory = weightS + secondsPerCached * (contextTokens + newTokens);
    return Math.max(compute, memory) + overheadS;
  }

  @Override
  public void addSeconds(
      int perTask, double[] active, double[] cached, int from, int to, double[] seconds, int at) {
    double q = perTask;
    for (int k = from; k < to; k++) {
      double newTokens = q * active[k];
      double attended = q * (cached[k] + newTokens);
      double compute = secondsPerNewToken * newTokens + secondsPerAttended * attended;
      double memory = weightS + secondsPerCached * (cached[k] + newTokens);
      seconds[at + k] += Math.max(compute, memory) + overheadS;
    }
  }
}
