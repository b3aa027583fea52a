package sdedge.wireless;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shares B·w/Σw. */
record Weighted(ToDoubleFunction<Channel> weight) implements StaticShares {
  @Override
  public double[] bandsHz(List<Channel> channels) {
    return BandDivision.divide(channels, weight);
  }
}
