package sdedge.wireless.allocation;

/**
 * What weights prove about every plan contiguous in an order, and every allocation (docs/model.md
 * section 7): T ≥ constant + Σ_k (Ω(k) − Ω(k − 1))·L(k), L(k) of the batch with the k-th task.
 *
 * @param weights λ of free prompts, cell by cell, then ω of fixed tasks, of scale 1
 * @param constantS Σ λ·D + Σ ω·C, seconds
 * @param reached Ω by position, from 0 to 1, nondecreasing: how much of the weight lies before
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
public record OrderBound(double[] weights, double constantS, double[] reached) {
  /** The bound of weights ≥ 0, not all 0, in any scale. */
  public static OrderBound of(Traffic traffic, double[] weights) {
    double[] left = left(traffic, weights); // by position, what the tasks behind it weigh
    double scale = left[0];
    double[] reached = new double[left.length];
    for (int j = 1; j < reached.length; j++) {
      reached[j] = left[j] == left[j - 1] ? reached[j - 1] : 1 - left[j] / scale;
      reached[j] = Math.max(reached[j], reached[j - 1]);
    }
    double constant = 0;
    double[] scaled = weights.clone();
    int u = 0;
    for (SharedCell cell : traffic.cells()) {
      for (double bits : cell.bits()) {
        scaled[u] /= scale;
        constant += scaled[u++] * bits;
      }
    }
    for (double readyS : traffic.fixedReadyS()) {
      scaled[u] /= scale;
      constant += scaled[u++] * readyS;
    }
    return new OrderBound(scaled, constant, reached);
  }

  private static double[] left(Traffic traffic, double[] weights) {
    double[] left = new double[traffic.size() + 1];
    for (int c = 0; c < traffic.cells().size(); c++) {
      addCell(traffic.cells().get(c), weights, traffic.offset(c), left);
    }
    int u = traffic.offset(traffic.cells().size());
    double[] fixedLeft = new double[left.length];
    double sum = 0;
    for (int k = traffic.fixed().length - 1; k >= 0; k--) {
      sum += weights[u + k];
      int position = traffic.fixed()[k];
      int before = k > 0 ? traffic.fixed()[k - 1] : -1;
      for (int j = before + 1; j <= position; j++) {
        fixedLeft[j] = sum;
      }
    }
    for (int j = 0; j < left.length; j++) {
      left[j] += fixedLeft[j];
    }
    return left;
  }

  /**
   * The best use of the band by prompts at positions ≥ j, found anew only where one is left out.
   */
  private static void addCell(SharedCell cell, double[] weights, int offset, double[] left) {
    double price = 0;
    double value = 0;
    int from = -1; // the prompts the value is of
    int next = 0; // the first prompt at or behind the position
    for (int j = 0; j < left.length; j++) {
      while (next < cell.size() && cell.positions()[next] < j) {
        next++;
      }
      int sender = next;
      while (sender < cell.size() && weights[offset + sender] == 0) {
        sender++;
      }
      if (sender != from && sender < cell.size()) {
        WeightedSumRate window = WeightedSumRate.of(cell, weights, offset, sender, price);
        price = window.price();
        value = window.value();
        from = sender;
      }
      left[j] += sender < cell.size() ? value : 0;
    }
  }

  /** Σ (Ω(k) − Ω(k − 1))·L(k) over the tasks whose path lengths are given. */
  public double along(double[] pathS) {
    double sum = 0;
    for (int k = 0; k < pathS.length; k++) {
      sum += (reached[k + 1] - reached[k]) * pathS[k];
    }
    return sum;
  }
}
