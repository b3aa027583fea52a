package sdedge.control;

import java.time.Instant;

/** A source of time, so that a test can say what time it is. */
public interface TimeSource {
  /** Nanoseconds since some moment; only differences mean something. */
  long nanos();

  /** Seconds since that moment. */
  default double seconds() {
    return nanos() / 1e9;
  }

  /** The time of day. */
  Instant now();

  /** The clocks of the system. */
  TimeSource SYSTEM =
      new TimeSource() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }
      };
}
