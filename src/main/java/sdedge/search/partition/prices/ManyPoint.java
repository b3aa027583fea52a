package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.List;
import sdedge.search.partition.prices.ManyBatches.Turn;

/**
 * Weights of the drafter side to begin with, of three batches and more.
 *
 * @param turn of step 1
 * @param first in step 1; 0 if it turns
 * @param alike later while a third batch may be active, no larger
 * @param later where two batches share slots after that
 */
record ManyPoint(Turn turn, double first, double alike, double later) {
  /** Some that are good for something. */
  static final List<ManyPoint> FEW =
      List.of(
          new ManyPoint(Turn.ALIKE, 0, 0, 0),
          new ManyPoint(Turn.ALIKE, 0.5, 0, 0),
          new ManyPoint(Turn.ALIKE, 1, 0, 0),
          new ManyPoint(Turn.ALIKE, 0.5, 0.5, 0.5),
          new ManyPoint(Turn.ALIKE, 1, 1, 1),
          new ManyPoint(Turn.ALIKE, 1, 0.5, 0.5),
          new ManyPoint(Turn.AT_LONGER, 0, 0, 0),
          new ManyPoint(Turn.AT_SHORTER, 0, 0, 0));

  /** Writes the weights by step − 1. */
  void write(double[] ofSteps) {
    Arrays.fill(ofSteps, alike);
    ofSteps[0] = first;
  }
}
