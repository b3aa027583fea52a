package sdedge.wireless;

import java.util.List;

/** Shares B·D/ΣD. */
record Proportional() implements StaticShares {
  @Override
  public double[] bandsHz(List<Channel> channels) {
    return Band.divide(channels, Channel::payloadBits);
  }
}
