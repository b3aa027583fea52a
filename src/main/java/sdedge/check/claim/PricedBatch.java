package sdedge.check.claim;

import java.util.Arrays;
import sdedge.check.model.BatchTimes;

/** A possible batch of a sequence: positions {@code begin} to {@code end − 1} at one length. */
final class PricedBatch {
  final int begin;
  final int end;
  final int length;

  /** Among the batches that begin where it does. */
  final int index;

  final double readyS;
  final double firstA;
  final double firstB;
  final double sumA;
  final double sumB;
  final double laterA;
  final double laterB;

  private final double[] a;
  private final double[] b;
  private double[] pairs = new double[0];

  PricedBatch(int begin, int end, int index, double readyS, BatchTimes times) {
    this.begin = begin;
    this.end = end;
    this.length = times.length();
    this.index = index;
    this.readyS = readyS;
    int steps = times.steps();
    a = new double[steps];
    b = new double[steps];
    double allA = 0;
    double allB = 0;
    for (int n = 1; n <= steps; n++) {
      a[n - 1] = times.drafterSide(n);
      b[n - 1] = times.verifierSide(n);
      allA += a[n - 1];
      allB += b[n - 1];
    }
    firstA = a[0];
    firstB = b[0];
    sumA = allA;
    sumB = allB;
    laterA = Arrays.stream(a).skip(1).sum();
    laterB = Arrays.stream(b).skip(1).sum();
  }

  /** Σ_{n≥2} max(a_n of the next batch, b_n of this one), of {@code count} that begin there. */
  double pairLaterS(PricedBatch next, int count) {
    if (pairs.length == 0) {
      pairs = new double[count];
      Arrays.fill(pairs, Double.NaN);
    }
    if (Double.isNaN(pairs[next.index])) {
      double sum = 0;
      for (int n = 1; n < Math.max(b.length, next.a.length); n++) {
        sum += Math.max(n < next.a.length ? next.a[n] : 0, n < b.length ? b[n] : 0);
      }
      pairs[next.index] = sum;
    }
    return pairs[next.index];
  }

  /** Σ_{n≥1} max(a_{n+1} of the first batch of a cohort, b_n of this one, the last). */
  double closingS(PricedBatch first) {
    double sum = 0;
    for (int n = 0; n < Math.max(b.length, first.a.length - 1); n++) {
      sum += Math.max(n + 1 < first.a.length ? first.a[n + 1] : 0, n < b.length ? b[n] : 0);
    }
    return sum;
  }
}
