package sdedge.search.dp;

import java.util.Random;

/** One batch and others of as many steps, random times from 0 to 1 s, for every form alike. */
final class KernelData {
  final int steps;
  final int pairs;
  final double[] x;
  final double[] restOfX;
  final double[] y; // batch after batch
  final StepRows rows;
  final double[] sums;

  KernelData(int steps, int pairs) {
    this.steps = steps;
    this.pairs = pairs;
    Random random = new Random(1);
    x = random.doubles(steps).toArray();
    y = random.doubles((long) pairs * steps).toArray();
    sums = new double[pairs];
    restOfX = rest(x);
    double[][] batches = new double[pairs][steps];
    for (int pair = 0; pair < pairs; pair++) {
      System.arraycopy(y, pair * steps, batches[pair], 0, steps);
    }
    rows = new StepRows(batches);
  }

  /** Σ from each step on; one entry more than steps. */
  static double[] rest(double[] x) {
    double[] rest = new double[x.length + 1];
    for (int n = x.length - 1; n >= 0; n--) {
      rest[n] = rest[n + 1] + x[n];
    }
    return rest;
  }

  /** Σ max of x with every y. */
  double[] run(KernelForm form) {
    form.run(this);
    return sums;
  }
}
