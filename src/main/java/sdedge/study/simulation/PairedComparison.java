package sdedge.study.simulation;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;

import org.jspecify.annotations.Nullable;
import sdedge.result.table.Table;
import sdedge.study.Interval;

/**
 * By how much one plan is slower than another in the same runs.
 *
 * @param meanS mean of the differences of the makespans, seconds
 * @param lowS lower end of the 95 % confidence interval of the mean
 * @param highS its upper end
 */
public record PairedComparison(double meanS, double lowS, double highS) {
  /** Its columns; empty where there is none, or no interval. */
  static final Table<PairedComparison> COLUMNS =
      Table.of(
          optional(column("difference_to_first_s", PairedComparison::meanS)),
          optional(column("difference_low_s", paired -> paired.orNone(paired.lowS))),
          optional(column("difference_high_s", paired -> paired.orNone(paired.highS))));

  private @Nullable Double orNone(double endS) {
    return Double.isFinite(lowS) ? Double.valueOf(endS) : null;
  }

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
