package sdedge.wireless.allocation;

/**
 * The sides of a batch by step − 1 (docs/model.md sections 4 and 9).
 *
 * @param a drafter side, seconds
 * @param b verifier side, seconds
 * @param chanceA π^a, that there is a drafter side; empty where steps are certain
 * @param chanceB π^b, that there is a verifier side; empty where steps are certain
 */
@SuppressWarnings("ArrayRecordComponent") // read only
public record StepTimes(double[] a, double[] b, double[] chanceA, double[] chanceB) {
  /** N, its last step. */
  int steps() {
    return a.length;
  }

  /** a_n, seconds; 0 beyond N. */
  double drafterSide(int n) {
    return at(a, n);
  }

  /** b_n, seconds; 0 beyond N. */
  double verifierSide(int n) {
    return at(b, n);
  }

  /** π^a_n. */
  double drafterChance(int n) {
    return chanceA.length == 0 ? 1 : at(chanceA, n);
  }

  /** π^b_n. */
  double verifierChance(int n) {
    return chanceB.length == 0 ? 1 : at(chanceB, n);
  }

  private static double at(double[] values, int n) {
    return n <= values.length ? values[n - 1] : 0;
  }
}
