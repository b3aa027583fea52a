package sdedge.wireless;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.PowerModel;

/**
 * All tasks upload from time 0 and finish together at τ, the smallest that static shares can have
 * all tasks ready. Constant-psd: τ = ΣW, shares B·W/τ. Constant-power: {@link EqualFinish}.
 */
record EqualFinishShares() implements StaticShares {

  @Override
  public double[] bandsHz(List<Channel> channels) {
    return allocate(channels).stream().mapToDouble(Share::bandwidthHz).toArray();
  }

  @Override
  public List<Share> allocate(List<Channel> channels) {
    List<Channel> senders = channels.stream().filter(Channel::hasPayload).toList();
    double[] bands = BandDivision.divide(senders, Channel::aloneSeconds);
    double tau = 0;
    for (Channel sender : senders) {
      tau += sender.aloneSeconds();
    }
    boolean concave =
        senders.size() > 1 && senders.get(0).powerModel() == PowerModel.CONSTANT_POWER;
    if (concave && tau < Double.POSITIVE_INFINITY) {
      EqualFinish equal = new EqualFinish(senders);
      double excess = equal.excess();
      bands = equal.bandsHz(excess);
      tau = equal.seconds(excess);
    }
    return spread(channels, bands, tau);
  }

  private static List<Share> spread(List<Channel> channels, double[] bands, double tau) {
    List<Share> shares = new ArrayList<>(channels.size());
    int next = 0;
    for (Channel channel : channels) {
      double band = channel.hasPayload() ? bands[next++] : 0;
      shares.add(BandDivision.share(channel, band, 0, tau));
    }
    return shares;
  }
}
