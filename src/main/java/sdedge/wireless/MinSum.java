package sdedge.wireless;

import java.util.List;

/** Shares B·√W/Σ√W; under constant-psd no static shares have a smaller sum of ready times. */
record MinSum() implements StaticShares {
  @Override
  public double[] bandsHz(List<Channel> channels) {
    return Band.divide(channels, channel -> StrictMath.sqrt(channel.aloneSeconds()));
  }
}
