package sdedge.study.stream;

import org.jspecify.annotations.Nullable;

/** How fast the requests of a stream come. */
public sealed interface Rate {
  /** Requests per second; null if something else says when they come. */
  @Nullable Double perS();

  /**
   * So many per second, on average.
   *
   * @param perS requests per second, &gt; 0 and finite
   */
  record PerSecond(Double perS) implements Rate {}

  /** All at once: what is served then is the throughput of a saturated network. */
  record AtOnce() implements Rate {
    @Override
    public @Nullable Double perS() {
      return null;
    }
  }

  /** As a trace says. */
  record Traced() implements Rate {
    @Override
    public @Nullable Double perS() {
      return null;
    }
  }
}
