package sdedge.stream;

import java.util.Arrays;
import sdedge.latency.DraftPasses;

/** What the drafting passes of requests add up to that have lengths of their own. */
final class MixedDrafts {
  private final double[] active; // those with drafts of each length, then with more of them too
  private final double[] confirmed; // their tokens
  private double tokens; // new ones of the first pass
  private double positions; // of them, those at which drafts are made
  private double cached; // before it
  private double attended; // Σq(c + q) of it
  private int longest; // so far
  private double later; // passes of requests behind their first ones

  MixedDrafts(int most) {
    active = new double[most + 2];
    confirmed = new double[most + 2];
  }

  void clear() {
    Arrays.fill(active, 0, longest + 1, 0);
    Arrays.fill(confirmed, 0, longest + 1, 0);
    longest = 0;
    tokens = 0;
    positions = 0;
    cached = 0;
    attended = 0;
    later = 0;
  }

  /**
   * One more request.
   *
   * @param c its confirmed tokens
   * @param inCache how many of them the model has
   * @param length of its drafts, at least 1
   * @param isBlock whether one pass makes all of them
   */
  void add(double c, double inCache, int length, boolean isBlock) {
    double more = isBlock ? length - 1.0 : 0;
    double q = c - inCache + more;
    tokens += q;
    positions += 1 + more;
    cached += inCache;
    attended += q * (c + more);
    if (!isBlock) {
      later += length - 1;
      longest = Math.max(longest, length);
      active[length]++;
      confirmed[length] += c;
    }
  }

  /** All have been added. */
  void addUp() {
    for (int l = longest - 1; l > 0; l--) {
      active[l] += active[l + 1];
      confirmed[l] += confirmed[l + 1];
    }
  }

  /** New tokens of all passes. */
  double tokens() {
    return tokens + later;
  }

  /** Seconds of the first pass and of one more for each draft that anybody still lacks. */
  double seconds(DraftPasses passes, StageNotifier notifier) {
    double seconds = passes.firstS(1, tokens, positions, cached, attended);
    notifier.pass(passes.time(), tokens, cached, seconds);
    for (int i = 2; active[i] > 0; i++) {
      double before = DraftPasses.cached(i, active[i], confirmed[i]);
      double nextS = passes.laterS(1, active[i], before);
      notifier.pass(passes.time(), active[i], before, nextS);
      seconds += nextS;
    }
    return seconds;
  }
}
