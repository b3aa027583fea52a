package sdedge.latency;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The times and chances of all steps of a part at once, as searches need them: what {@link
 * PartLoad} says of each step, in loops over arrays by step − 1.
 */
final class PartSides {
  private final PartLoad part;
  private final DraftStation station;
  private final boolean hasChances;
  private final boolean sumsPasses;
  private double[] drafts = new double[0]; // d, once asked for
  private double[] drafterSide = new double[0]; // d + u
  private double[] down = new double[0]; // w
  private double[] cached = new double[0]; // scratch: Σω·c before a pass
  private boolean areKnown;

  /**
   * Those of a part.
   *
   * @param sumsPasses see {@link StageModel#sumsPasses}
   */
  PartSides(PartLoad part, DraftStation station, boolean hasChances, boolean sumsPasses) {
    this.part = part;
    this.station = station;
    this.hasChances = hasChances;
    this.sumsPasses = sumsPasses;
  }

  /** Takes note that a task was added. */
  void forget() {
    areKnown = false;
  }

  /** d + u, seconds, up to N_d; not to be changed, valid until a task is added. */
  double[] drafterSides() {
    prepare();
    return drafterSide;
  }

  /** d, seconds, up to N_d; not to be changed, valid until a task is added. */
  double[] drafts() {
    prepare();
    return drafts;
  }

  /** w, seconds, up to N_d; not to be changed, valid until a task is added. */
  double[] downs() {
    prepare();
    return down;
  }

  private void prepare() {
    if (areKnown) {
      return;
    }
    int steps = part.steps();
    if (drafterSide.length < steps) {
      drafts = new double[part.activity().length];
      drafterSide = new double[drafts.length];
      down = new double[drafts.length];
    }
    writeDrafts(drafts, 0);
    System.arraycopy(drafts, 0, drafterSide, 0, steps);
    addUps(drafterSide, 0);
    double[] activity = part.activity();
    double[] chance = part.chances();
    for (int k = 0; k < steps; k++) {
      down[k] =
          part.isOnTheWay()
              ? station.verdictS(activity[k]) + chance[k] * part.latencyS()
              : part.transfers().down(k + 1);
    }
    areKnown = true;
  }

  /** Adds Σω and Σω·c of the verifier's pass to sums. */
  void addToPass(double[] sumActive, double[] sumCached) {
    double[] activity = part.activity();
    double[] context = part.context();
    double beside = part.verifyPrompt() - 1;
    int steps = part.steps();
    for (int k = 0; k < steps; k++) {
      sumActive[k] += activity[k];
      sumCached[k] += context[k] + beside * activity[k];
    }
  }

  /**
   * Writes the chances of both sides, as if this part were the whole batch.
   *
   * @param times d + u, as written from the same index
   */
  void writeChances(double[] times, double[] drafterChance, double[] verifierChance, int at) {
    double[] chance = part.chances();
    int steps = part.steps();
    System.arraycopy(chance, 0, verifierChance, at, steps);
    for (int k = 0; k < steps; k++) {
      drafterChance[at + k] = times[at + k] > 0 ? chance[k] : 0;
    }
  }

  /** Adds π to the chances, from an index on, that anybody is active. */
  void addChances(double[] any, int at) {
    double[] chance = part.chances();
    int steps = part.steps();
    for (int k = 0; k < steps; k++) {
      any[at + k] = PartLoad.either(any[at + k], chance[k]);
    }
  }

  /**
   * Adds π to the chances of those steps in which its drafter side takes time, from an index on.
   */
  void addDrafterChances(double[] any, int at) {
    double[] sides = drafterSides();
    double[] chance = part.chances();
    int steps = part.steps();
    for (int k = 0; k < steps; k++) {
      double own = sides[k] > 0 ? chance[k] : 0;
      any[at + k] = PartLoad.either(any[at + k], own);
    }
  }

  /**
   * Adds the mean of the larger of two times step by step, as {@link ExpectedMaximum} has it.
   *
   * @param seconds of this part, each weighted by its chance
   * @param otherSeconds the same of another part
   */
  void addMeanMaximum(
      double[] seconds, PartLoad other, double[] otherSeconds, double[] times, int at) {
    int steps = part.steps();
    int common = Math.min(steps, other.steps());
    double[] chance = part.chances();
    double[] otherChance = other.chances();
    for (int k = 0; k < common; k++) {
      double p = chance[k];
      double q = otherChance[k];
      double x = seconds[k];
      double y = otherSeconds[k];
      double certain = p > 0 ? x / p : 0;
      double otherCertain = q > 0 ? y / q : 0;
      times[at + k] += certain < otherCertain ? y + (1 - q) * x : x + (1 - p) * y;
    }
    double[] longer = steps > common ? seconds : otherSeconds;
    for (int k = common; k < Math.max(steps, other.steps()); k++) {
      times[at + k] += longer[k];
    }
  }

  /** Adds π, Σω and Σω·c of drafting pass {@code i}, if it has that, to those of others. */
  void addToDrafts(int i, double[] anyChance, double[] sumActive, double[] sumCached) {
    double[] activity = part.activity();
    double[] context = part.context();
    double[] chance = part.chances();
    double prompt = part.draftPrompt();
    int steps = i <= part.passes() ? part.steps() : 0;
    for (int k = 0; k < steps; k++) {
      anyChance[k] = PartLoad.either(anyChance[k], chance[k]);
      sumActive[k] += activity[k];
      sumCached[k] += DraftPasses.cached(i, activity[k], context[k] + prompt * activity[k]);
    }
  }

  /** Writes d + u of all steps, seconds, from index {@code at} of an array. */
  void writeDrafterSide(double[] times, int at) {
    PassSlopes slopes = draftSlopes();
    if (slopes == null) {
      writeDrafts(times, at);
      addUps(times, at);
    } else {
      writeDrafts(slopes.plus(part.latencyS(), upS(1)), times, at);
      times[at] = part.draft(1) + part.transfers().up(1); // with the prompts
    }
  }

  private void addUps(double[] times, int at) {
    if (part.isOnTheWay()) {
      double[] activity = part.activity();
      double[] chance = part.chances();
      int steps = part.steps();
      for (int k = 1; k < steps; k++) {
        times[at + k] += upS(activity[k]) + chance[k] * part.latencyS();
      }
    }
    times[at] += part.transfers().up(1); // with the prompts
  }

  /** Seconds in which the drafts of so many active tasks go up. */
  private double upS(double active) {
    return station.draftBits(part.length(), active) / station.upBps();
  }

  private void writeDrafts(PassSlopes slopes, double[] times, int at) {
    write(slopes.behind(part.draftPrompt()), times, at);
  }

  private void write(PassSlopes slopes, double[] times, int at) {
    slopes.write(part.chances(), part.activity(), part.context(), part.steps(), times, at);
  }

  /** Of all drafting passes of a step; null if they are to be looked at one by one. */
  private @Nullable PassSlopes draftSlopes() {
    return part.isOnTheWay() && sumsPasses
        ? part.draftPasses().slopes(part.length(), part.tasks())
        : null;
  }

  private void writeDrafts(double[] times, int at) {
    PassSlopes slopes = draftSlopes();
    int steps = part.steps();
    if (slopes != null) {
      writeDrafts(slopes, times, at);
    } else {
      Arrays.fill(times, at, at + steps, 0);
    }
    if (slopes == null && part.isOnTheWay()) {
      double[] activity = part.activity();
      prepareCached(part.draftPrompt());
      for (int i = 1; i <= part.passes(); i++) {
        part.draftPasses()
            .add(i, part.length(), part.chances(), activity, cached, 1, steps, times, at);
        DraftPasses.goOn(cached, activity, 0, steps);
      }
    }
    times[at] = part.draft(1); // the prefill
  }

  /**
   * Writes v + w of all steps, seconds, as if this part were the whole batch, from index {@code at}
   * of an array.
   */
  void writeVerifierSide(PassTime verifier, double[] times, int at) {
    boolean draftsAway = part.isOnTheWay();
    int perTask = part.length() + 1;
    double[] activity = part.activity();
    double[] chance = part.chances();
    int steps = part.steps();
    PassSlopes slopes = sumsPasses ? verifier.slopes(1, perTask, part.tasks()) : null;
    if (slopes == null) {
      Arrays.fill(times, at, at + steps, 0);
      prepareCached(part.verifyPrompt());
      verifier.addSeconds(perTask, chance, activity, cached, 1, steps, times, at);
    } else {
      PassSlopes padded = slopes.behind(part.verifyPrompt());
      write(draftsAway ? padded.plus(part.latencyS(), station.verdictS(1)) : padded, times, at);
    }
    for (int k = 1; k < steps && slopes == null && draftsAway; k++) {
      times[at + k] += station.verdictS(activity[k]) + chance[k] * part.latencyS();
    }
    times[at] = part.prefillS(verifier);
    if (part.transfers().comesDown(1)) {
      times[at] += part.transfers().down(1);
    }
    for (int n = hasChances ? 2 : Math.max(2, steps); n <= steps && !draftsAway; n++) {
      times[at + n - 1] += part.transfers().down(n);
    }
  }

  /** Puts together what a first pass finds cached, with so many tokens of each task's prompt. */
  private void prepareCached(int prompt) {
    double[] activity = part.activity();
    double[] context = part.context();
    double beside = prompt - 1;
    int steps = part.steps();
    if (cached.length < steps) {
      cached = new double[activity.length];
    }
    for (int k = 0; k < steps; k++) {
      cached[k] = context[k] + beside * activity[k];
    }
  }
}
