package sdedge.oracle.files;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import sdedge.oracle.stream.StreamAnswers;

/**
 * What no policy can exceed, whatever is loaded.
 *
 * @param ofModes the largest first
 */
record StatedBound(List<OfModes> ofModes) {
  /**
   * What no policy can exceed while some draft modes are loaded.
   *
   * @param values V by task and answer
   * @param total Θ
   * @param mostPerS Θ/L
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record OfModes(double[][] values, double total, double mostPerS) {}

  /** What requests take at least of everything, seconds, as far as it is known. */
  record Used(double leastS, double mostS) {}

  StatedBound {
    ofModes = List.copyOf(ofModes);
  }

  double mostPerS() {
    return ofModes.get(0).mostPerS;
  }

  Used usedS(int[] tasks, StreamAnswers answers) {
    return usedS(
        values -> {
          double sum = 0;
          for (int r = 0; r < tasks.length; r++) {
            sum += values[tasks[r]][answers.outcomes().get(r)];
          }
          return new Used(sum, sum);
        });
  }

  /**
   * What requests drawn in permutations take at least, seconds; the last permutation may be any
   * part of one.
   */
  Used usedS(int requests) {
    return usedS(values -> permutations(values, requests));
  }

  private Used usedS(Function<double[][], Used> sumOf) {
    double leastS = Double.MAX_VALUE;
    double mostS = Double.MAX_VALUE;
    for (OfModes of : ofModes) {
      Used values = sumOf.apply(of.values);
      leastS = Math.min(leastS, values.leastS / of.total);
      mostS = Math.min(mostS, values.mostS / of.total);
    }
    return new Used(leastS, mostS);
  }

  /** The least and the most that values of so many requests can sum up to. */
  static Used permutations(double[][] ofTasks, int requests) {
    double[] least = sorted(ofTasks, values -> values.min());
    double[] most = sorted(ofTasks, values -> values.max());
    int count = least.length;
    int rest = requests % count;
    int rounds = requests / count;
    return new Used(
        rounds * Arrays.stream(least).sum() + Arrays.stream(least, 0, rest).sum(),
        rounds * Arrays.stream(most).sum() + Arrays.stream(most, count - rest, count).sum());
  }

  private static double[] sorted(
      double[][] ofTasks, Function<DoubleStream, OptionalDouble> ofAnswers) {
    return Arrays.stream(ofTasks)
        .mapToDouble(values -> ofAnswers.apply(Arrays.stream(values)).orElse(0))
        .sorted()
        .toArray();
  }
}
