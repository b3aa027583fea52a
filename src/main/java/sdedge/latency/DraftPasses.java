package sdedge.latency;

import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Node;

/**
 * The passes that make the drafts of a step in some mode (docs/model.md section 4): one after the
 * other, or one for all of them. The first reads what the model lacks, a later one a token per
 * task.
 *
 * @param time of each of them, on the node where they are
 */
public record DraftPasses(PassTime time, boolean isBlock) {
  /** Those of a mode on a node. */
  public static DraftPasses of(DraftMode mode, Node node) {
    return of(mode, PassTime.of(mode.on(node)));
  }

  /** Those of a mode whose passes take some time. */
  public static DraftPasses of(DraftMode mode, PassTime time) {
    return new DraftPasses(time, mode.isBlock());
  }

  /** Those of a drafter without modes. */
  public static DraftPasses single(PassTime time) {
    return new DraftPasses(time, false);
  }

  /** How many make so many drafts. */
  int count(int length) {
    return isBlock ? Math.min(1, length) : length;
  }

  /** Seconds of the first pass, by its sums as {@link PassTime#seconds} takes them. */
  public double firstS(double chance, double newTokens, double cached, double attended) {
    return time.seconds(chance, newTokens, cached, attended);
  }

  /** Seconds of the first pass in the mean over the prompts that join it. */
  double firstS(JoinedPass pass) {
    return pass.seconds(time);
  }

  /**
   * Seconds of a later pass.
   *
   * @param active Σω
   * @param cached Σω·c
   */
  public double laterS(double chance, double active, double cached) {
    return time.seconds(chance, active, cached, cached + active);
  }

  /**
   * Seconds of all passes of {@code length} &ge; 1 drafts for certain where all but the last
   * confirmed token of each task are cached.
   *
   * @param active tasks
   * @param confirmed Σc
   * @param shorterS the same of one draft less
   */
  public double steadyS(int length, double active, double confirmed, double shorterS) {
    if (length > 1 && !isBlock) {
      return shorterS + laterS(1, active, confirmed + (length - 2) * active);
    }
    double tokens = length * active;
    double cached = confirmed - active;
    return firstS(1, tokens, cached, length * (cached + tokens));
  }

  /** The slopes of all passes of so many drafts; null where they need not be linear. */
  @Nullable PassSlopes slopes(int length, int tasks) {
    return time.slopes(count(length), isBlock ? length : 1, tasks);
  }

  /** Adds pass {@code i} of several steps, as {@link PassTime#addSeconds}. */
  void add(
      int i,
      int length,
      double[] chance,
      double[] active,
      double[] cached,
      int from,
      int to,
      double[] times,
      int at) {
    int perTask = i == 1 && isBlock ? length : 1;
    time.addSeconds(perTask, chance, active, cached, from, to, times, at);
  }
}
