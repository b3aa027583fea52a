package sdedge.latency;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.wireless.BandUser;

/**
 * The part of a batch at one drafter, growing task by task: its stage times (docs/model.md sections
 * 4 and 9) and what it adds to the verifier's passes.
 *
 * <p>All tasks of a pass process the same number of new tokens except in the prefill, so per step
 * two sums suffice: Σω and Σω·c over the tasks. Padded prompts are all as long as the longest, of
 * the part in passes on its drafter and of the batch in those on the verifier's node: then c is
 * what was gained, and their length is added to all. Steps count from 1. Adding tasks one by one
 * costs O(steps) each, which is what lets a search price all batches that start with the same task.
 */
public final class PartLoad {
  private final DraftStation station;
  private final DraftPasses draftPasses;
  private final int length;
  private final int drafted; // of which l are used
  private final boolean draftsAway; // not on the verifier's node
  private int steps;
  private final PromptSums prompts;
  private final boolean pads;
  private int batchLongest; // Ī
  private final boolean hasChances;
  private double[] activity; // Σω by step − 1
  private double[] context; // Σω·c by step − 1, of padded prompts without them
  private double[] chance; // π by step − 1
  private final PartSides sides;
  private final PartTransfers transfers;

  /**
   * An empty part.
   *
   * @param length l ≥ 0
   * @param steps how many steps it may come to; it grows beyond if need be
   * @param sumsPasses see {@link StageModel#sumsPasses}
   * @param pads whether prompts are padded
   */
  PartLoad(
      DraftStation station,
      int length,
      int steps,
      boolean hasChances,
      boolean sumsPasses,
      boolean pads) {
    this.station = station;
    draftPasses = station.passes();
    this.length = length;
    draftsAway = length > 0 && !station.mode().isAtVerifier();
    drafted = draftPasses.drafted(length);
    prompts = new PromptSums(length, drafted, pads);
    this.pads = pads;
    this.hasChances = hasChances;
    activity = new double[steps];
    context = new double[steps];
    chance = new double[steps];
    sides = new PartSides(this, station, hasChances, sumsPasses);
    transfers = new PartTransfers(this, station);
  }

  /** Adds a task whose progress is that of this part's length. */
  public void add(TaskProgress task) {
    prompts.add(task.inputTokens());
    batchLongest = Math.max(batchLongest, task.inputTokens());
    grow(task.steps());
    sides.forget();
    task.addTo(activity, context, pads ? 0 : task.inputTokens());
    if (hasChances) {
      task.addTo(chance);
    }
  }

  /** Takes note of Ī, tokens of the longest prompt of its batch, which is none of its own. */
  void joinBatch(int longest) {
    batchLongest = longest;
  }

  /** Ī_d, tokens of its longest prompt. */
  int longestPrompt() {
    return prompts.longest();
  }

  /** 1 − (1 − p)(1 − q), as a sum of positive terms, which keeps the digits of small chances. */
  static double either(double p, double q) {
    return p + q * (1 - p);
  }

  private void grow(int needed) {
    if (needed > activity.length) {
      int capacity = Math.max(needed, activity.length + (activity.length >> 1));
      activity = Arrays.copyOf(activity, capacity);
      context = Arrays.copyOf(context, capacity);
      chance = Arrays.copyOf(chance, capacity);
    }
    if (needed > steps) {
      if (!hasChances) {
        Arrays.fill(chance, steps, needed, 1);
      }
      steps = needed;
    }
  }

  /** The times of all its steps at once. */
  PartSides sides() {
    return sides;
  }

  /** Tasks that were added. */
  int tasks() {
    return prompts.count();
  }

  /** Σω by step − 1, up to N_d; not to be changed, valid until a task is added. */
  double[] activity() {
    return activity;
  }

  /** Σω·c, the same; of padded prompts without them. */
  double[] context() {
    return context;
  }

  /** Tokens that its drafting passes find cached of each task beside that sum. */
  int draftPrompt() {
    return pads ? draftWidth() : 0;
  }

  /** Tokens that the verifier's passes find cached of each task beside that sum. */
  int verifyPrompt() {
    return pads ? batchLongest : 0;
  }

  private int draftWidth() {
    return isCoLocated() ? batchLongest : prompts.longest();
  }

  /** π, the same. */
  double[] chances() {
    return chance;
  }

  /** Seconds of the verifier's pass of step 1, as if this part were the whole batch. */
  double prefillS(PassTime verifier) {
    double positions = verifyPositions(1);
    return verifier.seconds(1, verifyTokens(1), positions, 0, verifyAttended(1))
        + verifier.promptPassS();
  }

  /** N_d, the most steps of a task; 0 while empty. */
  public int steps() {
    return steps;
  }

  /** l_d. */
  public int length() {
    return length;
  }

  /** Its mode; that of no drafts means nothing. */
  public DraftMode mode() {
    return station.mode();
  }

  /** Whether it drafts on the verifier's node, before the verification. */
  public boolean isCoLocated() {
    return length > 0 && station.mode().isAtVerifier();
  }

  /** How many passes make the drafts of a step, wherever they are. */
  public int passes() {
    return draftPasses.count(length);
  }

  /** Its passes on the node where it drafts. */
  DraftPasses draftPasses() {
    return draftPasses;
  }

  /** Σω, the tasks active in step {@code n}; 0 beyond N_d. */
  public double active(int n) {
    return n <= steps ? activity[n - 1] : 0;
  }

  /** π_{d,n}, the chance that any task is active in step {@code n}; 0 beyond N_d. */
  public double chance(int n) {
    return n <= steps ? chance[n - 1] : 0;
  }

  /** d_{d,n}, seconds: the drafting passes of step {@code n}; 0 for l = 0 or at the verifier. */
  public double draft(int n) {
    if (n > steps || !draftsAway) {
      return 0;
    }
    double firstS =
        draftPasses.firstS(
            chance(n),
            draftTokens(n, 1),
            draftPositions(n),
            draftCached(n, 1),
            draftAttended(n, 1));
    return draftPasses.allS(firstS, length, chance(n), activity[n - 1], confirmed(n));
  }

  /** Σω·c of its drafting passes in step {@code n}. */
  private double confirmed(int n) {
    return context[n - 1] + draftPrompt() * activity[n - 1];
  }

  /** Σq over the drafting passes of step {@code n}, wherever they are. */
  public double draftTokens(int n) {
    double ofPasses = drafted * active(n);
    return n == 1 && length > 0 ? ofPasses - active(n) + prompts.tokens(draftWidth()) : ofPasses;
  }

  /** Σq in the verifier's pass of step {@code n}. */
  public double verifyTokens(int n) {
    return n == 1 ? prompts.tokens(batchLongest) + length * active(1) : (length + 1) * active(n);
  }

  /** Of these, the positions at which a next token is computed: of a prompt only the last. */
  double verifyPositions(int n) {
    return (length + 1) * active(n);
  }

  /** Σω·c in the verifier's pass of step {@code n}, tokens it has cached. */
  public double verifyCached(int n) {
    return n == 1 || n > steps ? 0 : context[n - 1] + (verifyPrompt() - 1) * activity[n - 1];
  }

  /** Σq in drafting pass {@code i} of step {@code n}. */
  public double draftTokens(int n, int i) {
    if (draftPasses.isBlock()) {
      return n == 1
          ? prompts.tokens(draftWidth()) + (drafted - 1) * active(1)
          : drafted * active(n);
    }
    return n == 1 && i == 1 ? prompts.tokens(draftWidth()) : active(n);
  }

  /** Of these, the positions at which a next token is computed. */
  double draftPositions(int n) {
    return draftPasses.positions(length) * active(n);
  }

  /** Σω·c in drafting pass {@code i} of step {@code n}, tokens the drafter has cached. */
  public double draftCached(int n, int i) {
    return n > steps || (n == 1 && i == 1)
        ? 0
        : DraftPasses.cached(i, activity[n - 1], confirmed(n));
  }

  /** Σω·q·(c + q) in drafting pass {@code i} of step {@code n}. */
  double draftAttended(int n, int i) {
    double cached = draftCached(n, i);
    if (draftPasses.isBlock()) {
      return n == 1
          ? prompts.blockAttended(draftWidth())
          : drafted * (cached + drafted * active(n));
    }
    return n == 1 && i == 1 ? prompts.prefillAttended(draftWidth()) : cached + active(n);
  }

  /** Σω·q·(c + q) in the verifier's pass of step {@code n}. */
  double verifyAttended(int n) {
    double perTask = length + 1.0;
    return n == 1
        ? prompts.verifyAttended(batchLongest)
        : perTask * (verifyCached(n) + perTask * active(n));
  }

  /** Whether drafts and verdicts cross the fronthaul in every step: not of plain decoding. */
  public boolean isOnTheWay() {
    return draftsAway;
  }

  /** What it sends and gets over the fronthaul. */
  public PartTransfers transfers() {
    return transfers;
  }

  /** Tokens of its prompts, as they are sent. */
  double promptTokens() {
    return prompts.tokens();
  }

  /** The band that it goes up on; null if that is its own. */
  @Nullable BandUser band() {
    return station.band();
  }

  /** Seconds that follow the last bit, whoever has sent it. */
  double latencyS() {
    return station.fronthaul().latencyS();
  }
}
