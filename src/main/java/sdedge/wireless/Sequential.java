package sdedge.wireless;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.PowerModel;

/**
 * Tasks upload in plan order on the whole band. Under constant-psd no allocation has the first m
 * tasks ready earlier, for any m.
 */
record Sequential() implements Policy {

  @Override
  public double[] readySeconds(List<Channel> channels) {
    double[] ready = new double[channels.size()];
    double clock = 0;
    for (int k = 0; k < ready.length; k++) {
      clock += channels.get(k).aloneSeconds();
      ready[k] = channels.get(k).hasPayload() ? clock : 0;
    }
    return ready;
  }

  /** Under constant-psd a batch's tasks are shown side by side, which is the same to the batch. */
  @Override
  public List<Share> shares(List<List<Channel>> batches) {
    List<Share> shares = new ArrayList<>();
    double clock = 0;
    for (List<Channel> batch : batches) {
      double start = clock;
      double[] bands = BandDivision.divide(batch, Channel::aloneSeconds);
      for (Channel channel : batch) {
        double before = clock;
        clock += channel.aloneSeconds();
        if (channel.powerModel() == PowerModel.CONSTANT_POWER) {
          shares.add(BandDivision.share(channel, channel.bandwidthHz(), before, clock));
        }
      }
      for (int k = 0; k < bands.length; k++) {
        if (batch.get(k).powerModel() == PowerModel.CONSTANT_PSD) {
          shares.add(BandDivision.share(batch.get(k), bands[k], start, clock));
        }
      }
    }
    return shares;
  }
}
