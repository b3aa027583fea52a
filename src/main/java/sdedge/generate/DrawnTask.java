package sdedge.generate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A task as drawn.
 *
 * @param drafter counted from 0
 * @param acceptance by position, not rounded
 * @param arrivalS null if it waits at time 0 like all others
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares drawn tasks
record DrawnTask(
    int drafter,
    int inputTokens,
    int outputTokens,
    double[] acceptance,
    Link link,
    @Nullable BigDecimal arrivalS) {

  /**
   * The radio link of a user.
   *
   * @param distanceM on the ground; 0 where all gains are given
   * @param shadowingDb loss beside the path loss, 0 without shadowing
   * @param gainDb of the channel, as the instance says it
   */
  record Link(double distanceM, boolean lineOfSight, double shadowingDb, double gainDb) {}
}
