package sdedge.study.simulation;

import sdedge.study.Interval;

/**
 * By how much one plan is slower than another in the same runs.
 *
 * @param meanS mean of the differences of the makespans, seconds
 * @param lowS lower end of the 95 % confidence interval of the mean
 * @param highS its upper end
 */
public record PairedComparison(double meanS, double lowS, double highS) {
  /** The differences between the makespans of the same runs; one run has no interval. */
  static PairedComparison of(double[] makespanS, double[] baseS) {
    double[] differences = new double[makespanS.length];
    for (int run = 0; run < differences.length; run++) {
      differences[run] = makespanS[run] - baseS[run];
    }
    Interval paired = Interval.of(differences);
    return new PairedComparison(paired.mean(), paired.low(), paired.high());
  }
}
