package sdedge.search.local;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The feasible solutions that differ from one by a move.
 *
 * @param <P> what is changed by moves
 */
public interface Neighbourhood<P> {
  /**
   * Those of a solution in the sequence in which they are tried, each made when it is asked for;
   * without an end where they are drawn.
   */
  Iterator<P> of(P solution);

  /**
   * The solution made last was executed.
   *
   * @param isFaster than the one it is beside, not only by rounding
   */
  default void executed(boolean isFaster) {}

  /** A solution some moves away, to go on from where no move helps; null if there is none. */
  default @Nullable P away(P solution) {
    return null;
  }
}
