package sdedge.wireless;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A policy under which a task keeps one share of the band from time 0 until it is ready. */
sealed interface StaticShares extends Policy
    permits EqualFinishShares, StaticShares.Equal, StaticShares.Weighted {

  /** Shares B/K, K all tasks of the drafter. */
  record Equal() implements StaticShares {
    @Override
    public double[] bandsHz(List<Channel> channels) {
      int count = channels.size();
      return channels.stream()
          .mapToDouble(channel -> channel.hasPayload() ? channel.bandwidthHz() / count : 0)
          .toArray();
    }
  }

  /** Shares B·w/Σw. */
  record Weighted(ToDoubleFunction<Channel> weight) implements StaticShares {
    @Override
    public double[] bandsHz(List<Channel> channels) {
      return BandDivision.divide(channels, weight);
    }
  }

  /** b, hertz, of each channel; 0 without payload. Their sum is at most B, but for rounding. */
  double[] bandsHz(List<Channel> channels);

  /** One share per channel. */
  default List<Share> allocate(List<Channel> channels) {
    double[] bands = bandsHz(channels);
    List<Share> shares = new ArrayList<>(bands.length);
    for (int k = 0; k < bands.length; k++) {
      Channel channel = channels.get(k);
      shares.add(BandDivision.share(channel, bands[k], 0, channel.secondsOn(bands[k])));
    }
    return shares;
  }

  @Override
  default double[] readySeconds(List<Channel> channels) {
    return allocate(channels).stream().mapToDouble(Share::finishS).toArray();
  }

  @Override
  default List<Share> shares(List<List<Channel>> batches) {
    return allocate(batches.stream().flatMap(List::stream).toList());
  }
}
