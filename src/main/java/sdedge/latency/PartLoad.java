package sdedge.latency;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.wireless.BandUser;

/**
 * The part of a batch at one drafter, growing task by task: its stage times (docs/model.md sections
 * 4 and 9) and what it adds to the verifier's passes.
 *
 * <p>All tasks of a pass process the same number of new tokens except in the prefill, so per step
 * two sums suffice: Σω and Σω·c over the tasks. Steps count from 1. Adding tasks one by one costs
 * O(steps) each, which is what lets a search price all batches that start with the same task.
 */
public final class PartLoad {
  private static final double ROUNDING = 1e-12;

  private final DraftStation station;
  private final DraftPasses drafting;
  private final Fronthaul link;
  private final double upBps;
  private final int length;
  private final boolean draftsAway; // not on the verifier's node
  private int steps;
  private int tasks;
  private double promptTokens;
  private double prefillAttended; // Σ I², the drafter's prefill
  private double blockAttended; // Σ (I + l − 1)², its first block
  private double verifyAttended; // Σ (I + l)², the verifier's first pass
  private final boolean hasChances;
  private final boolean sumsPasses;
  private double[] activity; // Σω by step − 1
  private double[] context; // Σω·c by step − 1
  private double[] chance; // π by step − 1
  private double[] drafts = new double[0]; // d by step − 1, once asked for
  private double[] drafterSide = new double[0]; // d + u by step − 1
  private double[] down = new double[0]; // w by step − 1
  private boolean sidesAreKnown;
  private double[] cached; // scratch: Σω·c before a pass, by step − 1

  /**
   * An empty part.
   *
   * @param length l ≥ 0
   * @param steps how many steps it may come to; it grows beyond if need be
   * @param sumsPasses see {@link StageModel#sumsPasses}
   */
  PartLoad(DraftStation station, int length, int steps, boolean hasChances, boolean sumsPasses) {
    this.station = station;
    drafting = station.passes();
    link = station.fronthaul();
    upBps = station.upBps();
    this.length = length;
    draftsAway = length > 0 && !station.mode().isAtVerifier();
    this.hasChances = hasChances;
    this.sumsPasses = sumsPasses;
    activity = new double[steps];
    context = new double[steps];
    cached = new double[steps];
    chance = new double[steps];
  }

  /** Adds a task whose progress is that of this part's length. */
  public void add(TaskProgress task) {
    tasks++;
    double input = task.inputTokens();
    promptTokens += input;
    prefillAttended += input * input;
    blockAttended += (input + length - 1) * (input + length - 1);
    verifyAttended += (input + length) * (input + length);
    grow(task.steps());
    sidesAreKnown = false;
    task.addTo(activity, context);
    if (hasChances) {
      task.addTo(chance);
    }
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
      cached = new double[capacity];
      chance = Arrays.copyOf(chance, capacity);
    }
    if (needed > steps) {
      if (!hasChances) {
        Arrays.fill(chance, steps, needed, 1);
      }
      steps = needed;
    }
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
    return drafting.count(length);
  }

  /** Its passes on the node where it drafts. */
  DraftPasses drafting() {
    return drafting;
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
    double seconds =
        drafting.firstS(chance(n), draftTokens(n, 1), draftCached(n, 1), draftAttended(n, 1));
    double active = activity[n - 1];
    double before = context[n - 1] - active; // pass i holds c + i − 2
    for (int i = 2; i <= passes(); i++) {
      before += active;
      seconds += drafting.laterS(chance(n), active, before);
    }
    return seconds;
  }

  /** Adds the drafting passes of step {@code n} at the drafter's own node; none beyond N_d. */
  void addPasses(int n, List<LocatedPass> all) {
    for (int i = 1; i <= passes() && draftsAway && n <= steps; i++) {
      all.add(
          new LocatedPass(
              drafting.time(),
              chance(n),
              draftTokens(n, i),
              draftCached(n, i),
              draftAttended(n, i)));
    }
  }

  /** Σq over the drafting passes of step {@code n}, wherever they are. */
  public double draftTokens(int n) {
    double ofPasses = length * active(n);
    return n == 1 && length > 0 ? ofPasses - active(n) + promptTokens : ofPasses;
  }

  /** Σq in the verifier's pass of step {@code n}. */
  public double verifyTokens(int n) {
    return n == 1 ? promptTokens + length * active(1) : (length + 1) * active(n);
  }

  /** Σω·c in the verifier's pass of step {@code n}, tokens it has cached. */
  public double verifyCached(int n) {
    return n == 1 || n > steps ? 0 : context[n - 1] - activity[n - 1];
  }

  /** Σq in drafting pass {@code i} of step {@code n}. */
  public double draftTokens(int n, int i) {
    if (drafting.isBlock()) {
      return n == 1 ? promptTokens + (length - 1) * active(1) : length * active(n);
    }
    return n == 1 && i == 1 ? promptTokens : active(n);
  }

  /** Σω·c in drafting pass {@code i} of step {@code n}, tokens the drafter has cached. */
  public double draftCached(int n, int i) {
    return n > steps || (n == 1 && i == 1) ? 0 : context[n - 1] + (i - 2) * activity[n - 1];
  }

  /** Σω·q·(c + q) in drafting pass {@code i} of step {@code n}. */
  double draftAttended(int n, int i) {
    double cached = draftCached(n, i);
    if (drafting.isBlock()) {
      return n == 1 ? blockAttended : length * (cached + length * active(n));
    }
    return n == 1 && i == 1 ? prefillAttended : cached + active(n);
  }

  /** Σω·q·(c + q) in the verifier's pass of step {@code n}. */
  double verifyAttended(int n) {
    double perTask = length + 1.0;
    return n == 1 ? verifyAttended : perTask * (verifyCached(n) + perTask * active(n));
  }

  /** Whether drafts and verdicts cross the fronthaul in every step: not of plain decoding. */
  public boolean isOnTheWay() {
    return draftsAway;
  }

  /** Whether the link up is used in step {@code n}: always, without drafts only in step 1. */
  public boolean goesUp(int n) {
    return n <= steps && (draftsAway || n == 1);
  }

  /** Whether the link down is used in step {@code n}: always, without drafts after the last one. */
  public boolean comesDown(int n) {
    return n <= steps && (draftsAway || lastShare(n) > 0);
  }

  /** The chance that the step is the last one of a part that is active in it; 0 for rounding. */
  private double lastShare(int n) {
    double share = 1 - chance(n + 1) / chance(n);
    return share > ROUNDING ? share : 0;
  }

  /** X_d, the bits that go up in step {@code n}. */
  double upBits(int n) {
    double prompts = n == 1 ? link.bitsPerPromptToken() * promptTokens : 0;
    return goesUp(n) ? station.draftBits(length, active(n)) + prompts : 0;
  }

  /** The band that it goes up on; null if that is its own. */
  @Nullable BandUser band() {
    return station.band();
  }

  /** Seconds that follow the last bit, whoever has sent it. */
  double latencyS() {
    return link.latencyS();
  }

  /** Seconds that step {@code n} occupies the link up: bits over rate, latency not included. */
  public double upSerialisation(int n) {
    return upBits(n) / upBps;
  }

  /** Seconds that step {@code n} occupies the link down: bits over rate, latency not included. */
  public double downSerialisation(int n) {
    double whole = station.verdictS(active(n));
    return draftsAway ? whole : comesDown(n) ? lastShare(n) * whole : 0;
  }

  /** Seconds that follow serialisation in step {@code n}: the latency, if there is a transfer. */
  public double linkLatency(int n) {
    return chance(n) * link.latencyS();
  }

  /** u_{d,n}, seconds: serialisation and latency of the link up, which it has to itself. */
  public double up(int n) {
    return goesUp(n) ? upSerialisation(n) + linkLatency(n) : 0;
  }

  /** w_{d,n}, seconds: serialisation and latency of the link down. */
  public double down(int n) {
    if (draftsAway) {
      return n <= steps ? downSerialisation(n) + linkLatency(n) : 0;
    }
    return comesDown(n) ? downSerialisation(n) + lastShare(n) * linkLatency(n) : 0;
  }

  /** d + u by step − 1, seconds, up to N_d; not to be changed, valid until a task is added. */
  double[] drafterSides() {
    prepareSides();
    return drafterSide;
  }

  /** d by step − 1, the same. */
  double[] drafts() {
    prepareSides();
    return drafts;
  }

  /** w by step − 1, seconds, up to N_d; not to be changed, valid until a task is added. */
  double[] downs() {
    prepareSides();
    return down;
  }

  private void prepareSides() {
    if (!sidesAreKnown) {
      if (drafterSide.length < steps) {
        drafts = new double[activity.length];
        drafterSide = new double[activity.length];
        down = new double[activity.length];
      }
      writeDrafts(drafts, 0);
      System.arraycopy(drafts, 0, drafterSide, 0, steps);
      addUps(drafterSide, 0);
      for (int k = 0; k < steps; k++) {
        down[k] =
            draftsAway ? station.verdictS(activity[k]) + chance[k] * link.latencyS() : down(k + 1);
      }
      sidesAreKnown = true;
    }
  }

  /** Adds Σω and Σω·c of the verifier's pass to sums by step − 1. */
  void addToPass(double[] sumActive, double[] sumCached) {
    for (int k = 0; k < steps; k++) {
      sumActive[k] += activity[k];
      sumCached[k] += context[k] - activity[k];
    }
  }

  /**
   * Writes the chances of both sides, as if this part were the whole batch.
   *
   * @param times d + u, as written from the same index
   */
  void writeChances(double[] times, double[] drafterSide, double[] verifierSide, int at) {
    System.arraycopy(chance, 0, verifierSide, at, steps);
    for (int k = 0; k < steps; k++) {
      drafterSide[at + k] = times[at + k] > 0 ? chance[k] : 0;
    }
  }

  /** Adds π to the chances, by step − 1 from an index on, that anybody is active. */
  void addChances(double[] any, int at) {
    for (int k = 0; k < steps; k++) {
      any[at + k] = either(any[at + k], chance[k]);
    }
  }

  /** The same only in those steps in which its drafter side takes time. */
  void addDrafterChances(double[] any, int at) {
    double[] sides = drafterSides();
    for (int k = 0; k < steps; k++) {
      double own = sides[k] > 0 ? chance[k] : 0;
      any[at + k] = either(any[at + k], own);
    }
  }

  /**
   * Adds the mean of the larger of two times step by step, as {@link ExpectedMaximum} has it.
   *
   * @param seconds of this part, each weighted by its chance, by step − 1
   * @param otherSeconds the same of another part
   */
  void addMeanMaximum(
      double[] seconds, PartLoad other, double[] otherSeconds, double[] times, int at) {
    int common = Math.min(steps, other.steps);
    for (int k = 0; k < common; k++) {
      double p = chance[k];
      double q = other.chance[k];
      double x = seconds[k];
      double y = otherSeconds[k];
      double certain = p > 0 ? x / p : 0;
      double otherCertain = q > 0 ? y / q : 0;
      times[at + k] += certain < otherCertain ? y + (1 - q) * x : x + (1 - p) * y;
    }
    double[] longer = steps > common ? seconds : otherSeconds;
    for (int k = common; k < Math.max(steps, other.steps); k++) {
      times[at + k] += longer[k];
    }
  }

  /** Adds π, Σω and Σω·c of drafting pass {@code i}, if it has that, to those by step − 1. */
  void addToDrafts(int i, double[] anyChance, double[] sumActive, double[] sumCached) {
    for (int k = 0; k < steps && i <= passes(); k++) {
      anyChance[k] = either(anyChance[k], chance[k]);
      sumActive[k] += activity[k];
      sumCached[k] += context[k] + (i - 2) * activity[k];
    }
  }

  /** Writes d + u of all steps, seconds, from index {@code at} of an array. */
  void writeDrafterSide(double[] times, int at) {
    PassSlopes slopes = draftSlopes();
    if (slopes == null) {
      writeDrafts(times, at);
      addUps(times, at);
    } else {
      slopes
          .plus(link.latencyS(), station.draftBits(length, 1) / upBps)
          .write(chance, activity, context, steps, times, at);
      times[at] = draft(1) + up(1); // with the prompts
    }
  }

  private void addUps(double[] times, int at) {
    if (draftsAway) {
      for (int k = 1; k < steps; k++) {
        double bits = station.draftBits(length, activity[k]);
        times[at + k] += bits / upBps + chance[k] * link.latencyS();
      }
    }
    times[at] += up(1); // with the prompts
  }

  /** Of all drafting passes of a step; null if they are to be looked at one by one. */
  private @Nullable PassSlopes draftSlopes() {
    return draftsAway && sumsPasses ? drafting.slopes(length, tasks) : null;
  }

  private void writeDrafts(double[] times, int at) {
    PassSlopes slopes = draftSlopes();
    if (slopes != null) {
      slopes.write(chance, activity, context, steps, times, at);
    } else {
      Arrays.fill(times, at, at + steps, 0);
    }
    if (slopes == null && draftsAway) {
      prepareCached();
      for (int i = 1; i <= passes(); i++) {
        drafting.add(i, length, chance, activity, cached, 1, steps, times, at);
        for (int k = 0; k < steps; k++) {
          cached[k] += activity[k];
        }
      }
    }
    times[at] = draft(1); // the prefill
  }

  /**
   * Writes v + w of all steps, seconds, as if this part were the whole batch, from index {@code at}
   * of an array.
   */
  void writeVerifierSide(PassTime verifier, double[] times, int at) {
    PassSlopes slopes = sumsPasses ? verifier.slopes(1, length + 1, tasks) : null;
    if (slopes == null) {
      Arrays.fill(times, at, at + steps, 0);
      prepareCached();
      verifier.addSeconds(length + 1, chance, activity, cached, 1, steps, times, at);
    } else {
      PassSlopes all = draftsAway ? slopes.plus(link.latencyS(), station.verdictS(1)) : slopes;
      all.write(chance, activity, context, steps, times, at);
    }
    for (int k = 1; k < steps && slopes == null && draftsAway; k++) {
      times[at + k] += station.verdictS(activity[k]) + chance[k] * link.latencyS();
    }
    times[at] = verifier.seconds(1, verifyTokens(1), 0, verifyAttended); // the prefill
    if (comesDown(1)) {
      times[at] += down(1);
    }
    if (!draftsAway) {
      addLastDowns(times, at);
    }
  }

  private void addLastDowns(double[] times, int at) {
    for (int n = hasChances ? 2 : Math.max(2, steps); n <= steps; n++) {
      times[at + n - 1] += down(n);
    }
  }

  private void prepareCached() {
    for (int k = 0; k < steps; k++) {
      cached[k] = context[k] - activity[k];
    }
  }
}
