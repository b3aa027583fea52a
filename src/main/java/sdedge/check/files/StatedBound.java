package sdedge.check.files;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
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
  record OfModes(
      Set<String> loaded,
      double[][] values,
      double total,
      double mostPerS,
      double[][] singleTaskS) {
    /** What some requests take at least of everything, and of so many users if there are any. */
    double usedS(double ofValues, double alone, @Nullable Integer users) {
      return users == null ? ofValues / total : Math.max(ofValues / total, alone / users);
    }
  }

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
    double usedS = Double.MAX_VALUE;
    for (OfModes of : ofModes) {
      double alone = users == null ? 0 : sum(of.singleTaskS, tasks, answers);
      usedS = Math.min(usedS, of.usedS(sum(of.values, tasks, answers), alone, users));
    }
    return new Used(usedS, usedS);
  }

  private static double sum(double[][] ofTasks, int[] tasks, StreamAnswers answers) {
    double sum = 0;
    for (int r = 0; r < tasks.length; r++) {
      sum += ofTasks[tasks[r]][answers.outcomes().get(r)];
    }
    return sum;
  }

  /**
   * What requests drawn in permutations take at least, seconds; the last permutation may be any
   * part of one.
   */
  Used usedS(int requests, @Nullable Integer users) {
    double leastS = Double.MAX_VALUE;
    double mostS = Double.MAX_VALUE;
    for (OfModes of : ofModes) {
      Used values = permutations(of.values, requests);
      Used alone = users == null ? new Used(0, 0) : permutations(of.singleTaskS, requests);
      leastS = Math.min(leastS, of.usedS(values.leastS, alone.leastS, users));
      mostS = Math.min(mostS, of.usedS(values.mostS, alone.mostS, users));
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
