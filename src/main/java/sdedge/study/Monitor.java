package sdedge.study;

import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;

/**
 * Stops work of many pieces, and is notified how far it is. Called from any thread, often; must be
 * cheap.
 */
@FunctionalInterface
public interface Monitor {
  /** Goes on to the end, and nobody watches. */
  Monitor NONE = () -> null;

  /** Why to stop now with what there is; null to go on. */
  @Nullable Termination stop();

  /** Whether to stop. */
  default boolean isStopped() {
    return stop() != null;
  }

  /**
   * Is notified that a stage of the work begins.
   *
   * @param text of how far it is, a format of the pieces done, of all of them, of what tells how
   *     long the rest may take, and of the pieces done in per cent
   * @param pieces of it
   * @param units of all pieces, by which what is left is known best; 0 if nobody knows
   */
  default void begin(String text, int pieces, long units) {}

  /** As {@link #begin(String, int, long)}, of pieces that take as long each. */
  default void begin(String text, int pieces) {
    begin(text, pieces, 0);
  }

  /** Is notified that so many units more are done. */
  default void advanced(long units) {}

  /** Is notified that a piece is done. */
  default void next() {}

  /** Stops with this one, and tells nobody how far it is. */
  default Monitor quiet() {
    return () -> stop();
  }
}
