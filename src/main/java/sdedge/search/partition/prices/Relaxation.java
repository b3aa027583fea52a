package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * What a cohort costs at least beyond its prices whose batches have certain leads, if it costs at
 * least what lines say: every other task goes in part to the batch that it is cheapest in, as far
 * as there is room (docs/model.md section 7, "All batch plans"). Of several rooms the one that
 * matters most.
 *
 * <p>The innermost loop of the pricing: it works in arrays of its own, and is for one thread.
 */
final class Relaxation {
  private static final double ROUNDING = 1e-12;

  private final double[][] sizes; // by room, task
  private final int ofCohort; // the first rooms; the others are of each batch
  private final double[] left; // by room
  private final double[] gains; // by task, not positive
  private final int[] items;
  private Lead[] leads = {};
  private final double[][] bars; // by option, task
  private int options; // where a task may be: batches with a lead, and perhaps any other one
  private double[] prices = {};
  private int rooms; // that count
  private double chargeS;
  private int priced = -1; // the room that mattered last at all
  private double priceS; // of all of it
  private double splitPriceS; // of a room, by the task that is in it in part
  private double penaltyS;
  private double excessS;
  private int tight; // the room that mattered in the last relaxation; -1 if none did

  Relaxation(Rooms rooms, int tasks) {
    ofCohort = rooms.ofCohort.size();
    sizes = new double[ofCohort + rooms.ofBatches.size()][];
    for (int r = 0; r < sizes.length; r++) {
      sizes[r] = r < ofCohort ? rooms.ofCohort.get(r) : rooms.ofBatches.get(r - ofCohort);
    }
    left = new double[sizes.length];
    gains = new double[tasks];
    bars = new double[][] {gains, gains, gains};
    items = new int[tasks];
  }

  /** Takes up the leads of a cohort; false if they do not fit together. */
  boolean begin(Lead... some) {
    options = some.length;
    return take(some);
  }

  /**
   * Takes up leads of a cohort that has further batches, which have room by themselves.
   *
   * @param bar by task, 0 if it may be in one of these, else infinite
   */
  boolean begin(Lead[] some, double[] bar) {
    options = some.length + 1;
    bars[some.length] = bar;
    return take(some);
  }

  private boolean take(Lead[] some) {
    leads = some;
    for (int b = 0; b < some.length; b++) {
      bars[b] = some[b].bar;
    }
    rooms = options > some.length ? ofCohort : sizes.length;
    Lead dearest = some[0];
    chargeS = 0;
    for (Lead lead : some) {
      chargeS += lead.price;
      dearest = lead.byCohort > dearest.byCohort ? lead : dearest;
    }
    chargeS += dearest.byCohort;
    prices = dearest.prices;
    boolean fit = true;
    for (int r = 0; r < rooms; r++) {
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
    double[] first = lines[0];
    double[] bar = bars[0];
    double[] size = priced < 0 ? gains : sizes[priced];
    double price = priced < 0 ? 0 : priceS;
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

  /**
   * The bound, seconds.
   *
   * @param fixedS of the lines
   * @param lines by batch, then task; seconds
   */
  double valueS(double fixedS, double[][] lines) {
    double all = 0;
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
    for (int k = 0; k < gains.length; k++) {
      double gain = gains[k] - prices[k];
      gains[k] = gain < 0 ? gain : 0;
    }
    double valueS = fixedS - chargeS;
    for (int b = 0; b < leads.length; b++) {
      valueS += lines[b][leads[b].task];
      gains[leads[b].task] = 0;
    }
    for (int r = 0; r < rooms; r++) {
      leaveOut(r);
    }
    for (int k = 0; k < gains.length; k++) {
      all += gains[k];
    }
    return valueS + withinRooms(all);
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
    for (int r = 0; r < rooms; r++) {
      double[] size = sizes[r];
      double used = 0;
      for (int k = 0; k < gains.length; k++) {
        used += gains[k] < 0 ? size[k] : 0;
      }
      if (used > left[r]) {
        double within = within(r);
        if (within > best) {
          best = within;
          tight = r;
          priced = r;
          priceS = splitPriceS;
        }
      }
    }
    return best;
  }

  /** The most gain in a room, by parts of tasks: those of the most gain for their size. */
  private double within(int room) {
    double[] size = sizes[room];
    int count = 0;
    for (int k = 0; k < gains.length; k++) {
      if (gains[k] < 0) {
        items[count++] = k;
      }
    }
    double rest = left[room];
    double sum = 0;
    splitPriceS = 0;
    int from = 0;
    int to = count;
    while (from < to) {
      int middle = partition(from, to, size);
      double need = 0;
      double gain = 0;
      for (int i = from; i < middle; i++) {
        need += size[items[i]];
        gain += gains[items[i]];
      }
      if (need > rest) {
        if (middle == to) {
          middle = to - 1; // the pivot is the last of them
          need -= size[items[middle]];
          gain -= gains[items[middle]];
          if (need <= rest) {
            int split = items[middle];
            splitPriceS = -gains[split] / size[split];
            return sum + gain + gains[split] * ((rest - need) / size[split]);
          }
        }
        to = middle;
      } else {
        rest -= need;
        sum += gain;
        from = middle;
      }
    }
    return sum;
  }

  /**
   * Puts what gains as much for its size as a pivot before what gains less; the pivot last of them.
   *
   * @return the end of the first part, beyond {@code from}
   */
  private int partition(int from, int to, double[] size) {
    int pivot = items[(from + to) >>> 1];
    items[(from + to) >>> 1] = items[to - 1];
    items[to - 1] = pivot;
    double gain = gains[pivot];
    double of = size[pivot];
    int end = from;
    for (int i = from; i < to - 1; i++) {
      int k = items[i];
      if (gains[k] * of <= gain * size[k]) {
        items[i] = items[end];
        items[end++] = k;
      }
    }
    items[to - 1] = items[end];
    items[end] = pivot;
    return end + 1;
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
    int count = 0;
    for (int k = 0; k < gains.length; k++) {
      if (gains[k] < 0) {
        items[count++] = k;
      }
    }
    if (tight < 0) {
      for (int i = 0; i < count; i++) {
        shares[cheapest(lines, items[i])][items[i]] = 1;
      }
      return;
    }
    double[] size = sizes[tight];
    sort(count, size);
    double rest = left[tight];
    for (int i = 0; i < count && rest > 0; i++) {
      int k = items[i];
      double share = size[k] <= rest ? 1 : rest / size[k];
      shares[cheapest(lines, k)][k] = share;
      rest -= share * size[k];
    }
  }

  private int cheapest(double[][] lines, int task) {
    int best = 0;
    for (int b = 1; b < options; b++) {
      double own = lines[b][task] + bars[b][task];
      best = own < lines[best][task] + bars[best][task] ? b : best;
    }
    return best;
  }

  /** By gain for the size, the largest first. */
  private void sort(int count, double[] size) {
    for (int i = 1; i < count; i++) {
      int k = items[i];
      int at = i;
      while (at > 0 && gains[k] * size[items[at - 1]] < gains[items[at - 1]] * size[k]) {
        items[at] = items[at - 1];
        at--;
      }
      items[at] = k;
    }
  }

  /**
   * Adds to lines what makes tasks dear of which there are too many for a room: no set is above it
   * that fits. Then {@link #penaltyS} is what the lines lose beside that.
   *
   * @param shares by batch, then task
   * @param lines by batch, then task; seconds
   * @return the most by which a room is exceeded
   */
  double penalise(double[][] shares, double[][] lines) {
    penaltyS = 0;
    excessS = 0;
    double most = 0;
    for (int r = 0; r < rooms; r++) {
      for (int b = 0; b < (r < ofCohort ? 1 : options); b++) {
        int to = r < ofCohort ? options : b + 1;
        double excess = used(sizes[r], shares, b, to) - 1;
        if (excess > ROUNDING) {
          double dearS = dearS(sizes[r]);
          penaltyS += dearS;
          excessS += dearS * excess;
          most = Math.max(most, excess);
          for (int batch = b; batch < to; batch++) {
            for (int k = 0; k < gains.length; k++) {
              lines[batch][k] += dearS * sizes[r][k];
            }
          }
        }
      }
    }
    return most;
  }

  /** What lines that were penalised lose for the room itself, seconds. */
  double penaltyS() {
    return penaltyS;
  }

  /** What the shares that were penalised cost more by it, seconds. */
  double excessS() {
    return excessS;
  }

  private static double used(double[] size, double[][] shares, int from, int to) {
    double used = 0;
    for (int b = from; b < to; b++) {
      for (int k = 0; k < size.length; k++) {
        used += shares[b][k] * size[k];
      }
    }
    return used;
  }

  /** So much for a whole room that no task is worth its size. */
  private double dearS(double[] size) {
    double dear = 0;
    for (int k = 0; k < size.length; k++) {
      dear = size[k] > 0 ? Math.max(dear, prices[k] / size[k]) : dear;
    }
    return dear;
  }

  /** Whole tasks near to shares: those of the largest share, as long as there is room. */
  double[][] round(double[][] shares) {
    int count = 0;
    double[] share = new double[gains.length];
    int[] of = new int[gains.length];
    double[][] whole = new double[leads.length][gains.length];
    for (int b = 0; b < leads.length; b++) {
      whole[b][leads[b].task] = 1;
      for (int k = 0; k < gains.length; k++) {
        if (shares[b][k] > share[k]) {
          share[k] = shares[b][k];
          of[k] = b;
        }
      }
    }
    for (Lead lead : leads) {
      share[lead.task] = 0;
    }
    for (int k = 0; k < share.length; k++) {
      if (share[k] > 0) {
        items[count++] = k;
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (share[items[j]] > share[items[i]]) {
          int k = items[i];
          items[i] = items[j];
          items[j] = k;
        }
      }
      whole[of[items[i]]][items[i]] = 1;
      if (!fits(whole)) {
        whole[of[items[i]]][items[i]] = 0;
      }
    }
    return whole;
  }

  private boolean fits(double[][] shares) {
    boolean fit = true;
    for (int r = 0; r < sizes.length; r++) {
      for (int b = 0; b < (r < ofCohort ? 1 : leads.length); b++) {
        fit &= used(sizes[r], shares, b, r < ofCohort ? leads.length : b + 1) <= 1;
      }
    }
    return fit;
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
