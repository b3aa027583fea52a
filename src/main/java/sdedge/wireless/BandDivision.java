package sdedge.wireless;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ways to divide a band. */
final class BandDivision {
  private BandDivision() {}

  /**
   * Shares B·w/Σw of the channels' common band.
   *
   * @param weight &ge; 0; next to infinite weights, finite ones get nothing
   */
  static double[] divide(List<Channel> channels, ToDoubleFunction<Channel> weight) {
    double[] parts = channels.stream().mapToDouble(weight).toArray();
    double largest = 0;
    for (double part : parts) {
      largest = Math.max(largest, part);
    }
    double sum = 0;
    for (int k = 0; k < parts.length; k++) {
      // Relative to the largest, so that the sum cannot overflow.
      parts[k] = parts[k] == largest ? 1 : parts[k] / largest;
      sum += parts[k];
    }
    for (int k = 0; k < parts.length; k++) {
      parts[k] = largest > 0 ? channels.get(k).bandwidthHz() * (parts[k] / sum) : 0;
    }
    return parts;
  }

  /** What a channel reports of its share; all 0 without payload. */
  static Share share(Channel channel, double bandHz, double startS, double finishS) {
    return channel.hasPayload()
        ? new Share(channel.payloadBits(), channel.efficiency(bandHz), bandHz, startS, finishS)
        : new Share(0, 0, 0, 0, 0);
  }
}
