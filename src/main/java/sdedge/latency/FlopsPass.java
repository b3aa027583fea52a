package sdedge.latency;

import sdedge.instance.Model;
import sdedge.instance.Node;

/**
 * F / R, F = Σ [2·P·q + 4·J·h·q·(c + q)] (docs/model.md section 3, {@code flops}).
 *
 * @param secondsPerNewToken 2·P / R
 * @param secondsPerAttended 4·J·h / R
 * @param passOverheadS per pass
 * @param tokenOverheadS per new token
 */
record FlopsPass(
    double secondsPerNewToken,
    double secondsPerAttended,
    double passOverheadS,
    double tokenOverheadS)
    implements PassTime {

  /** The compute time of a node at {@code flopsPerSecond} R &gt; 0. */
  static FlopsPass of(Node node, double flopsPerSecond) {
    Model model = node.model();
    return new FlopsPass(
        2 * model.parameters() / flopsPerSecond,
        4.0 * model.layers() * model.hidden() / flopsPerSecond,
        node.passOverheadS(),
        node.tokenOverheadS());
  }

  @Override
  public double seconds(double chance, double newTokens, double contextTokens, double attended) {
    return secondsPerNewToken * newTokens
        + secondsPerAttended * attended
        + chance * passOverheadS
        + tokenOverheadS * newTokens;
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
      seconds[at + k] +=
          secondsPerNewToken * newTokens
              + secondsPerAttended * attended
              + chance[k] * passOverheadS
              + tokenOverheadS * newTokens;
    }
  }
}
