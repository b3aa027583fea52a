package sdedge.search.dp;

import java.util.ArrayList;
import java.util.List;

/**
 * The prefixes that end at one position and may begin an optimal plan.
 *
 * <p>The earliest one always may. A later one may only if it is preferred by its cuts and its delay
 * can vanish: what follows is delayed by as much, unless it waits for uploads anyway. Until the
 * next upload is done it surely does, so that a prefix that ends before counts as ending then.
 */
final class PrefixSet {
  private final double nextReadyS;
  private final double latestReadyS;
  private final List<Prefix> prefixes = new ArrayList<>();
  private double earliestS = Double.POSITIVE_INFINITY;

  /**
   * An empty set.
   *
   * @param nextReadyS when the upload of the task behind the position is done; −∞ if none follows
   * @param latestReadyS when the last upload of the tasks behind the position is done
   */
  PrefixSet(double nextReadyS, double latestReadyS) {
    this.nextReadyS = nextReadyS;
    this.latestReadyS = latestReadyS;
  }

  /** End of the earliest prefix; infinite if there is none. */
  double earliestS() {
    return earliestS;
  }

  /** When what follows a prefix that ends at {@code timeS} can begin at the earliest. */
  double nextBeginS(double timeS) {
    return Math.max(timeS, nextReadyS);
  }

  /** When the last upload of the tasks behind the position is done. */
  double latestReadyS() {
    return latestReadyS;
  }

  /** The prefixes in the order of their cuts, none better than another in every respect. */
  List<Prefix> all() {
    return prefixes;
  }

  /** Whether a prefix that ends at {@code timeS} can matter; cheap, before it is built. */
  boolean mayAccept(double timeS, double tolerance) {
    return timeS <= Math.max(earliestS, latestReadyS) + tolerance;
  }

  /** Adds a prefix unless another one is at least as good; drops those it makes useless. */
  void add(Prefix candidate, double tolerance) {
    for (Prefix prefix : prefixes) {
      if (replaces(prefix, candidate, tolerance)) {
        return;
      }
    }
    prefixes.removeIf(prefix -> replaces(candidate, prefix, tolerance));
    prefixes.add(candidate);
    prefixes.sort(Prefix::compareCuts);
    earliestS = Math.min(earliestS, candidate.timeS());
  }

  private boolean replaces(Prefix better, Prefix worse, double tolerance) {
    if (nextBeginS(better.timeS()) > nextBeginS(worse.timeS())) {
      return false;
    }
    boolean delayStays =
        worse.timeS() > better.timeS() + tolerance && worse.timeS() > latestReadyS + tolerance;
    return delayStays || better.compareCuts(worse) <= 0;
  }
}
