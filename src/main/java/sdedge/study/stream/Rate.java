package sdedge.study.stream;

import org.jspecify.annotations.Nullable;

/**
 * How fast the requests of a stream come.
 *
 * @param perS requests per second, on average, &gt; 0 and finite; of users none is sent before it
 *     would come so; null if something else says when they come
 * @param concurrency the users of a closed loop, at least 1, each of whom sends the next request
 *     when an answer is complete; null if requests come by themselves
 * @param isTraced whether a trace says when they come
 */
public record Rate(@Nullable Double perS, @Nullable Integer concurrency, boolean isTraced) {
  /** All at once: what is served then is the throughput of a saturated network. */
  public static final Rate AT_ONCE = new Rate(null, null, false);

  /** As a trace says. */
  public static final Rate TRACED = new Rate(null, null, true);

  /** So many per second. */
  public static Rate perSecond(double perS) {
    return new Rate(perS, null, false);
  }

  /** Of so many users, who wait for nothing but answers. */
  public static Rate users(int users) {
    return new Rate(null, users, false);
  }

  /** These users, who send no request before it would come at a rate. */
  Rate at(Rate rate) {
    return new Rate(rate.perS, concurrency, false);
  }
}
