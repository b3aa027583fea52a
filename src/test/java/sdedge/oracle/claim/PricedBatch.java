package sdedge.oracle.claim;

import java.util.Arrays;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Side;
import sdedge.plan.Batch;

/** A possible batch of a sequence: positions {@code begin} to {@code end − 1} with its lengths. */
final class PricedBatch {
  final int begin;
  final int end;
  final Batch batch;
  final int steps;

  /** Among all batches. */
  final int id;

  /** Among the batches that begin where it does. */
  final int index;

  final double readyS;
  final double firstA;
  final double firstB;
  final double sumA;
  final double sumB;
  final double laterA;
  final double laterB;

  private final Side drafter;
  private final Side verifier;
  private double[] pairs = new double[0];

  PricedBatch(int begin, int end, int id, int index, double readyS, Batch batch, BatchTimes times) {
    this.begin = begin;
    this.end = end;
    this.id = id;
    this.index = index;
    this.readyS = readyS;
    this.batch = batch;
    steps = times.steps();
    drafter = times.drafter();
    verifier = times.verifier();
    firstA = drafter.seconds(1);
    firstB = verifier.seconds(1);
    sumA = drafter.secondsFrom(1);
    sumB = verifier.secondsFrom(1);
    laterA = drafter.secondsFrom(2);
    laterB = verifier.secondsFrom(2);
  }

  /** Whether a plan is never slower for having this batch in place of another of the same tasks. */
  boolean isAsGoodAs(PricedBatch other) {
    return drafter.isAsGoodAs(other.drafter) && verifier.isAsGoodAs(other.verifier);
  }

  /** The slots of all steps from 2 on that prepare the next batch while this one is verified. */
  double pairLaterS(PricedBatch next, int count) {
    if (pairs.length == 0) {
      pairs = new double[count];
      Arrays.fill(pairs, Double.NaN);
    }
    if (Double.isNaN(pairs[next.index])) {
      pairs[next.index] = verifier.slotsFromS(2, next.drafter, 0);
    }
    return pairs[next.index];
  }

  /** The slots that verify this batch while the first one of its cohort drafts its next step. */
  double closingS(PricedBatch first) {
    return verifier.slotsFromS(1, first.drafter, 1);
  }
}
