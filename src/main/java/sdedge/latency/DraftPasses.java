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
 * @param slots drafts that a block computes however few are used; 0 for as many
 */
public record DraftPasses(PassTime time, boolean isBlock, int slots) {
  /** Those of which every draft is used. */
  public DraftPasses(PassTime time, boolean isBlock) {
    this(time, isBlock, 0);
  }

  public static DraftPasses of(DraftMode mode, Node node) {
    return of(mode, PassTime.of(mode.on(node)));
  }

  /** Those of a mode whose passes take some time. */
  public static DraftPasses of(DraftMode mode, PassTime time) {
    return new DraftPasses(time, mode.isBlock(), mode.slots());
  }

  /** Those of a drafter without modes. */
  public static DraftPasses single(PassTime time) {
    return new DraftPasses(time, false);
  }

  /** Of a task in each pass of so many drafts, the positions at which a next token is computed. */
  public int positions(int length) {
    return isBlock ? drafted(length) : 1;
  }

  /** Drafts that are made for so many to be used. */
  public int drafted(int length) {
    return length == 0 ? 0 : Math.max(length, slots);
  }

  /** These where no more drafts are made than are used. */
  public DraftPasses withoutSpare() {
    return new DraftPasses(time, isBlock);
  }

  /** How many make so many drafts. */
  int count(int length) {
    return isBlock ? Math.min(1, length) : length;
  }

  /**
   * Σω·c that pass {@code i} of a step finds cached, tokens: of the confirmed ones of each task all
   * but the last, and the drafts before it. Nobody else says so.
   *
   * @param active Σω
   * @param confirmed Σω·c
   */
  public static double cached(int i, double active, double confirmed) {
    return confirmed + (i - 2) * active;
  }

  /** Makes Σω·c of one pass by step, from an index on, that of the next pass. */
  static void goOn(double[] cached, double[] active, int from, int to) {
    for (int k = from; k < to; k++) {
      cached[k] += active[k];
    }
  }

  /**
   * Seconds of all passes of a step.
   *
   * @param firstS of the first of them
   * @param active Σω
   * @param confirmed Σω·c
   */
  public double allS(double firstS, int length, double chance, double active, double confirmed) {
    double seconds = firstS;
    double cached = cached(1, active, confirmed);
    for (int i = 2; i <= count(length); i++) {
      cached += active;
      seconds += laterS(chance, active, cached);
    }
    return seconds;
  }

  /** Seconds of the first pass, by its sums as {@link PassTime#seconds} takes them. */
  public double firstS(
      double chance, double newTokens, double positions, double cached, double attended) {
    return time.seconds(chance, newTokens, positions, cached, attended);
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
    return time.seconds(chance, active, active, cached, cached + active);
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
      return shorterS + laterS(1, active, cached(length, active, confirmed));
    }
    double each = drafted(length);
    double tokens = each * active;
    double cached = cached(1, active, confirmed);
    return firstS(1, tokens, tokens, cached, each * (cached + tokens));
  }

  /** The slopes of all passes of so many drafts; null where they need not be linear. */
  @Nullable PassSlopes slopes(int length, int tasks) {
    return time.slopes(count(length), positions(length), tasks);
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
    int perTask = i == 1 && isBlock ? drafted(length) : 1;
    time.addSeconds(perTask, chance, active, cached, from, to, times, at);
  }
}
