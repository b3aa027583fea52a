package sdedge.study.stream;

import org.jspecify.annotations.Nullable;

/** How fast the requests of a stream come. */
public sealed interface Rate {
  /** Requests per second; null if something else says when they come. */
  @Nullable Double perS();

  /** The users of a closed loop; null if requests come by themselves. */
  default @Nullable Integer concurrency() {
    return this instanceof Users closed ? closed.users : null;
  }

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

  /**
   * Of a closed loop: each user sends the next request when an answer is complete.
   *
   * @param users at least 1
   * @param perS requests per second, before whose arrivals nobody sends them; null to send at once
   */
  record Users(int users, @Nullable Double perS) implements Rate {
    /** Users who do not wait. */
    public Users(int users) {
      this(users, null);
    }

    Users at(Rate rate) {
      return new Users(users, rate.perS());
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
