package sdedge.random;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Stratified sampling: as many parts of [0, 1) as numbers, and a number in each part. Every number
 * has the law that it would have alone, and their means are far closer to those of the law.
 */
public final class Strata {
  private Strata() {}

  /**
   * A number for each of those drawn.
   *
   * @param drawn in [0, 1), whose order is that of the parts; of equal ones the earlier is less
   * @param places in [0, 1), where a number lies in its part
   */
  public static double[] of(double[] drawn, double[] places) {
    int[] ascending =
        IntStream.range(0, drawn.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> drawn[i])) // stable
            .mapToInt(Integer::intValue)
            .toArray();
    double[] numbers = new double[drawn.length];
    for (int rank = 0; rank < ascending.length; rank++) {
      numbers[ascending[rank]] = (rank + places[ascending[rank]]) / drawn.length;
    }
    return numbers;
  }
}
