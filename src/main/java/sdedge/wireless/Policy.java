package sdedge.wireless;

import java.util.List;
import sdedge.instance.UplinkPolicy;

/** How the tasks of one drafter use its band (docs/model.md section 5). */
sealed interface Policy permits Sequential, StaticShares {

  static Policy of(UplinkPolicy policy) {
    return switch (policy) {
      case SEQUENTIAL -> new Sequential();
      case EQUAL_FINISH -> new EqualFinishShares();
      // √W: under constant-psd no static shares have a smaller sum of ready times
      case MIN_SUM -> new StaticShares.Weighted(channel -> StrictMath.sqrt(channel.aloneSeconds()));
      case EQUAL_SHARES -> new StaticShares.Equal();
      case PROPORTIONAL -> new StaticShares.Weighted(Channel::payloadBits);
      case EXPLICIT, JOINT, AUTO ->
          throw new IllegalArgumentException("no formula gives the shares of " + policy.key());
    };
  }

  /** r, seconds, of each channel in plan order; 0 without payload. */
  double[] readySeconds(List<Channel> channels);

  /** The share of each channel of each batch, in plan order. */
  List<Share> shares(List<List<Channel>> batches);
}
