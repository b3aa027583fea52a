package sdedge.wireless;

import java.util.List;

/** Shares B/K, K all tasks of the drafter. */
record Uniform() implements StaticShares {
  @Override
  public double[] bandsHz(List<Channel> channels) {
    int count = channels.size();
    return channels.stream()
        .mapToDouble(channel -> channel.hasPayload() ? channel.bandwidthHz() / count : 0)
        .toArray();
  }
}
