package sdedge.timeline;

import java.util.Arrays;

/** When the tokens of each step of a part are known, seconds. */
final class Verdicts {
  private final double[] timesS;
  private double firstS = Double.NaN;

  Verdicts(int steps) {
    timesS = new double[steps];
    Arrays.fill(timesS, Double.NaN);
  }

  private Verdicts(Verdicts known) {
    timesS = known.timesS.clone();
    firstS = known.firstS;
  }

  /** What is known now. */
  Verdicts copy() {
    return new Verdicts(this);
  }

  /** Steps beyond the last one of the part do not matter to it. */
  void known(int step, double timeS) {
    if (step <= timesS.length) {
      timesS[step - 1] = timeS;
    }
  }

  /** The first tokens are known earlier than the verdict of step 1. */
  void firstTokens(double timeS) {
    firstS = timeS;
  }

  /** Whether those of the last step are known. */
  boolean areKnown() {
    return !Double.isNaN(timesS[timesS.length - 1]);
  }

  /** When the tokens of step {@code n} are known. */
  double at(int n) {
    return timesS[n - 1];
  }

  /** When the first tokens are known. */
  double first() {
    return Double.isNaN(firstS) ? timesS[0] : firstS;
  }
}
