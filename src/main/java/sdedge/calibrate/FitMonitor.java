package sdedge.calibrate;

import org.jspecify.annotations.Nullable;

/** Watches and stops a calibration. Called from any thread, often; must be cheap. */
public interface FitMonitor {
  /** Why it must end now with what it has, such as {@code time_limit}; null to go on. */
  @Nullable String stopped();

  default boolean isStopped() {
    return stopped() != null;
  }

  /**
   * Is notified how it advances.
   *
   * @param what is counted, such as {@code starts}
   */
  default void advanced(String what, int done, int of) {}

  /** Stops with this one, and tells nobody how it advances. */
  default FitMonitor quiet() {
    return () -> stopped();
  }

  /** Goes on to the end, and nobody watches. */
  FitMonitor UNWATCHED = () -> null;
}
