package sdedge.search.partition.prices;

/**
 * What makes tasks dear of which there are too many for a room: as much for a whole room as no task
 * in it is worth. No set is above lines by it that fits. For one thread.
 */
final class RoomPenalty {
  private static final double ROUNDING = 1e-12;

  private final double[][] sizes; // by room, task
  private final int ofCohort; // the first rooms; the others are of each batch
  private double fixedS;
  private double atSharesS;
  private double excess;

  RoomPenalty(Rooms rooms) {
    sizes = rooms.sizes();
    ofCohort = rooms.ofCohort.size();
  }

  /**
   * Adds it to lines.
   *
   * @param shares by batch, then task
   * @param lines by batch, then task; seconds
   * @param options where a task may be
   * @param led how many of these are a batch
   * @param prices of tasks, seconds
   */
  RoomPenalty add(double[][] shares, double[][] lines, int options, int led, double[] prices) {
    fixedS = 0;
    atSharesS = 0;
    excess = 0;
    for (int r = 0; r < sizes.length; r++) {
      for (int b = 0; b < (r < ofCohort ? 1 : led); b++) {
        add(sizes[r], shares, lines, b, r < ofCohort ? options : b + 1, prices);
      }
    }
    return this;
  }

  /** Adds it for a room of some batches. */
  private void add(
      double[] size, double[][] shares, double[][] lines, int from, int to, double[] prices) {
    double more = Rooms.used(size, shares, from, to) - 1;
    if (more > ROUNDING) {
      double dearS = dearS(size, prices);
      fixedS += dearS;
      atSharesS += dearS * more;
      excess = Math.max(excess, more);
      for (int b = from; b < to; b++) {
        for (int k = 0; k < size.length; k++) {
          lines[b][k] += dearS * size[k];
        }
      }
    }
  }

  private static double dearS(double[] size, double[] prices) {
    double dear = 0;
    for (int k = 0; k < size.length; k++) {
      dear = size[k] > 0 ? Math.max(dear, prices[k] / size[k]) : dear;
    }
    return dear;
  }

  /** What the lines lose for the rooms themselves, seconds. */
  double fixedS() {
    return fixedS;
  }

  /** What the shares cost more by it, seconds. */
  double atSharesS() {
    return atSharesS;
  }

  /** The most by which the shares exceed a room. */
  double excess() {
    return excess;
  }
}
