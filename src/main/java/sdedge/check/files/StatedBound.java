package sdedge.check.files;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.StreamAnswers;

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
   * @param singleTaskS what a request takes at least even alone, likewise; empty unless in a closed
   *     loop
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record OfModes(double[][] values, double total, double mostPerS, double[][] singleTaskS) {}

  /** What requests take at least of everything, seconds, as far as it is known. */
  record Used(double leastS, double mostS) {}

  StatedBound {
    ofModes = List.copyOf(ofModes);
  }

  double mostPerS() {
    return ofModes.get(0).mostPerS;
  }

  /**
   * What some requests take at least, seconds.
   *
   * @param users who send them, one each at a time; null if they arrive by themselves
   */
  Used usedS(int[] tasks, StreamAnswers answers, @Nullable Integer users) {
    return usedS(
        users,
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
  Used usedS(int requests, @Nullable Integer users) {
    return usedS(users, values -> permutations(values, requests));
  }

  private Used usedS(@Nullable Integer users, Function<double[][], Used> sumOf) {
    double leastS = Double.MAX_VALUE;
    double mostS = Double.MAX_VALUE;
    for (OfModes of : ofModes) {
      Used values = sumOf.apply(of.values);
      boolean isAlone = users != null && of.singleTaskS.length > 0;
      Used alone = isAlone ? sumOf.apply(of.singleTaskS) : new Used(0, 0);
      int atOnce = users == null ? 1 : users;
      leastS = Math.min(leastS, Math.max(values.leastS / of.total, alone.leastS / atOnce));
      mostS = Math.min(mostS, Math.max(values.mostS / of.total, alone.mostS / atOnce));
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
