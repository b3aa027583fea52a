package sdedge.search.partition.prices;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a cohort costs at least beyond its prices whose batches have certain leads, if it costs at
 * least what lines say: every other task goes in part to the batch that it is cheapest in, as far
 * as there is room (docs/model.md section 7, "All batch plans"). Of several rooms the one that
 * matters most; of that one, if it is asked for, only whole tasks.
 *
 * <p>The innermost loop of the pricing: it works in arrays of its own, and is for one thread.
 */
final class Relaxation {
  private static final double ROUNDING = 1e-12;

  private final double[][] sizes; // by room, task
  private final int ofCohort; // the first rooms; the others are of each batch
  private final Knapsack knapsack;
  private final @Nullable WholeKnapsack whole; // null if tasks may be there in part
  private final double[] left; // by room
  private final double[] gains; // by task, not positive
  private final double[] attained; // by task, shares
  private final double[] further; // gains in batches without a lead
  private final double[] more; // what is gained beside these by being in one that has
  private Lead[] leads = {};
  private final double[][] bars; // by option, task
  private int options; // where a task may be: batches with a lead, and perhaps any other one
  private double[] prices = {};
  private double byCohort; // what the leads pay by cohort, seconds
  private double chargeS;
  private int priced = -1; // the room that mattered last at all
  private double priceS; // of all of it
  private int tight; // the room that mattered in the last relaxation; -1 if none did
  private boolean isOfWhole; // whether the last relaxation had whole tasks there

  Relaxation(Rooms rooms, int tasks, boolean isWhole) {
    ofCohort = rooms.ofCohort.size();
    sizes = rooms.sizes();
    knapsack = new Knapsack(tasks);
    whole = isWhole ? new WholeKnapsack(tasks) : null;
    left = new double[sizes.length];
    gains = new double[tasks];
    attained = new double[tasks];
    further = new double[tasks];
    more = new double[tasks];
    bars = new double[][] {gains, gains, gains};
  }

  /** Takes up the leads of a cohort; false if they do not fit together. */
  boolean begin(Lead... some) {
    options = some.length;
    return take(some);
  }

  /**
   * Takes up leads of a cohort that has further batches, which have room by themselves. It pays for
   * the rows of whoever may be in these, which is less than for those of each of them.
   */
  boolean begin(Lead[] some, FurtherLines further) {
    options = some.length + 1;
    bars[some.length] = further.bar;
    boolean fit = take(some);
    if (further.byCohort > byCohort) {
      chargeS += further.byCohort - byCohort;
      prices = further.prices;
    }
    return fit;
  }

  private boolean take(Lead[] some) {
    leads = some;
    for (int b = 0; b < some.length; b++) {
      bars[b] = some[b].bar;
    }
    Lead dearest = some[0];
    chargeS = 0;
    for (Lead lead : some) {
      chargeS += lead.price;
      dearest = lead.byCohort > dearest.byCohort ? lead : dearest;
    }
    byCohort = dearest.byCohort;
    chargeS += byCohort;
    prices = dearest.prices;
    boolean fit = true;
    for (int r = 0; r < sizes.length; r++) {
      double room = r < ofCohort ? 1 : some.length;
      for (Lead lead : some) {
        room -= sizes[r][lead.task];
      }
      left[r] = Math.max(0, room);
      fit &= room >= -ROUNDING;
    }
    return fit;
  }

  /**
   * A bound that need not be the highest: as {@link #valueS} if that is not enough, else perhaps by
   * what the room that mattered last was worth then, which takes less work.
   */
  double valueS(double fixedS, double[][] lines, double enoughS) {
    double roughS = roughS(fixedS, lines);
    return roughS >= enoughS ? roughS : valueS(fixedS, lines);
  }

  private double roughS(double fixedS, double[][] lines) {
    double[] size = priced < 0 ? gains : sizes[priced];
    double price = priced < 0 ? 0 : priceS;
    if (price != 0 && areBeside(priced)) {
      return Double.NEGATIVE_INFINITY; // a price that not every option pays
    }
    writeCheapest(lines);
    double s0 = 0;
    double s1 = 0;
    for (int k = 0; k < gains.length; k++) {
      double gain = gains[k] - prices[k] + (price == 0 ? 0 : price * size[k]);
      if ((k & 1) == 0) {
        s0 += gain < 0 ? gain : 0;
      } else {
        s1 += gain < 0 ? gain : 0;
      }
    }
    double valueS = fixedS - chargeS + s0 + s1 - (price == 0 ? 0 : price * left[priced]);
    for (int b = 0; b < leads.length; b++) {
      valueS += lines[b][leads[b].task];
    }
    return valueS;
  }

  /** Writes what each task takes where it takes the least. */
  private void writeCheapest(double[][] lines) {
    double[] first = lines[0];
    double[] bar = bars[0];
    for (int k = 0; k < gains.length; k++) {
      gains[k] = first[k] + bar[k];
    }
    for (int b = 1; b < options; b++) {
      double[] own = lines[b];
      double[] ownBar = bars[b];
      for (int k = 0; k < gains.length; k++) {
        double other = own[k] + ownBar[k];
        gains[k] = other < gains[k] ? other : gains[k];
      }
    }
  }

  /**
   * The bound, seconds.
   *
   * @param fixedS of the lines
   * @param lines by batch, then task; seconds
   */
  double valueS(double fixedS, double[][] lines) {
    double all = 0;
    writeCheapest(lines);
    for (int k = 0; k < gains.length; k++) {
      double gain = gains[k] - prices[k];
      gains[k] = gain < 0 ? gain : 0;
    }
    double valueS = fixedS - chargeS;
    for (int b = 0; b < leads.length; b++) {
      valueS += lines[b][leads[b].task];
      gains[leads[b].task] = 0;
    }
    for (int r = 0; r < sizes.length; r++) {
      leaveOut(r);
    }
    for (int k = 0; k < gains.length; k++) {
      all += gains[k];
    }
    if (areBeside(sizes.length - 1)) {
      splitGains(lines);
    }
    return valueS + wholeWithin(withinRooms(all));
  }

  /** Whether a room is of batches with a lead, and there are others beside these. */
  private boolean areBeside(int room) {
    return room >= ofCohort && options > leads.length;
  }

  /** Of what is gained, what is without those batches, and what they gain more. */
  private void splitGains(double[][] lines) {
    double[] own = lines[leads.length];
    double[] bar = bars[leads.length];
    for (int k = 0; k < gains.length; k++) {
      double gain = own[k] + bar[k] - prices[k];
      further[k] = gain < 0 && gains[k] < 0 ? gain : 0;
      more[k] = gains[k] - further[k];
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Leaves out what has no room beside the leads. */
  private void leaveOut(int room) {
    double[] size = sizes[room];
    double most = (room < ofCohort ? left[room] : 1) + ROUNDING;
    for (int k = 0; k < gains.length; k++) {
      gains[k] = size[k] > most ? 0 : gains[k];
    }
  }

  private double withinRooms(double all) {
    tight = -1;
    double best = all;
    for (int r = 0; r < sizes.length; r++) {
      double[] size = sizes[r];
      double[] own = areBeside(r) ? more : gains;
      double used = 0;
      for (int k = 0; k < gains.length; k++) {
        used += own[k] < 0 ? size[k] : 0;
      }
      if (used > left[r]) {
        double beside = areBeside(r) ? sum(further) : 0;
        double within = beside + knapsack.most(own, size, left[r]);
        if (within > best) {
          best = within;
          tight = r;
          priced = r;
          priceS = knapsack.priceS();
        }
      }
    }
    return best;
  }

  /** What whole tasks gain at most in the room that mattered, if parts of them gain so much. */
  private double wholeWithin(double partsS) {
    isOfWhole = false;
    if (whole == null || tight < 0 || areBeside(tight)) {
      return partsS;
    }
    double wholeS = whole.most(gains, sizes[tight], left[tight]);
    isOfWhole = wholeS > Double.NEGATIVE_INFINITY;
    return Math.max(partsS, wholeS);
  }

  /**
   * Who is in which batch where the last bound is attained.
   *
   * @param lines as in the last call of {@link #valueS}
   * @param shares by batch, then task, to write
   */
  void attain(double[][] lines, double[][] shares) {
    for (int b = 0; b < options; b++) {
      Arrays.fill(shares[b], 0);
    }
    for (int b = 0; b < leads.length; b++) {
      shares[b][leads[b].task] = 1;
    }
    Arrays.fill(attained, 0);
    boolean isTight = tight >= 0;
    boolean isBeside = isTight && areBeside(tight);
    if (whole != null && isOfWhole) {
      whole.attain(attained);
    } else {
      knapsack.attain(
          isBeside ? more : gains,
          isTight ? sizes[tight] : null,
          isTight ? left[tight] : 0,
          attained);
    }
    for (int k = 0; k < gains.length; k++) {
      if (isBeside && further[k] < 0) {
        shares[leads.length][k] = 1 - attained[k];
      }
      if (attained[k] > 0) {
        shares[cheapest(lines, k, isBeside ? leads.length : options)][k] = attained[k];
      }
    }
  }

  private int cheapest(double[][] lines, int task, int among) {
    int best = 0;
    for (int b = 1; b < among; b++) {
      double own = lines[b][task] + bars[b][task];
      best = own < lines[best][task] + bars[best][task] ? b : best;
    }
    return best;
  }

  /** The most by which shares exceed a room of the cohort, or of a batch with a lead. */
  double excess(double[][] shares) {
    double excess = 0;
    for (int r = 0; r < sizes.length; r++) {
      for (int b = 0; b < (r < ofCohort ? 1 : leads.length); b++) {
        double used = Rooms.used(sizes[r], shares, b, r < ofCohort ? options : b + 1);
        excess = Math.max(excess, used - 1);
      }
    }
    return excess;
  }

  /** What tasks of a cohort cost beyond their prices if the cohort takes so long, seconds. */
  double reducedS(double seconds, double[][] shares) {
    double reducedS = seconds - chargeS;
    for (int b = 0; b < options; b++) {
      double[] bar = bars[b];
      int lead = b < leads.length ? leads[b].task : -1;
      for (int k = 0; k < gains.length; k++) {
        if (shares[b][k] > 0 && k != lead) {
          reducedS += shares[b][k] * (bar[k] - prices[k]);
        }
      }
    }
    return reducedS;
  }
}
