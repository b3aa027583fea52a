package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The length to use for some numbers of running requests.
 *
 * @param lo fewest running requests, {@code hi} most
 * @param nextBest the second best length; −1 if there is only one
 * @param lossOfNextBest share of the tokens per second lost with it, in the mean over the range
 * @param lossOfNone the same with length 0; NaN if it is not among the lengths asked for
 */
record Recommendation(
    int lo, int hi, int length, int nextBest, double lossOfNextBest, double lossOfNone) {
  private static final double AS_GOOD = 0.005;
  private static final double RATIO = 1.02;

  /** One load. */
  private record BestAt(
      int running, int length, int nextBest, double lossOfNext, double lossOfNone) {}

  /**
   * The ranges, from one running request to the most measured.
   *
   * @param runs whose mean prompts and answers are taken
   * @param lengths to choose among, such as have a prediction
   */
  static List<Recommendation> of(
      Predictions predictions, List<MeasuredRun> runs, List<Integer> lengths) {
    double input = runs.stream().mapToDouble(MeasuredRun::inputTokens).average().orElse(1);
    double output = runs.stream().mapToDouble(MeasuredRun::outputTokens).average().orElse(2);
    int most = (int) Math.ceil(runs.stream().mapToDouble(MeasuredRun::running).max().orElse(1));
    if (lengths.isEmpty()) {
      return List.of();
    }
    List<BestAt> choices = new ArrayList<>();
    for (int n = 1; n <= most; n = Math.max(n + 1, (int) (n * RATIO))) {
      choices.add(choice(predictions, n, input, output, lengths));
    }
    return ranges(choices, most);
  }

  private static BestAt choice(
      Predictions predictions, int n, double input, double output, List<Integer> lengths) {
    double[] tpot =
        lengths.stream()
            .mapToDouble(
                length ->
                    predictions.tpotS(
                        new MeasuredRun(length, n, n, input, output, 1, Double.NaN, Double.NaN, 1)))
            .toArray();
    int best = best(lengths, tpot);
    int next = -1;
    for (int i = 0; i < tpot.length; i++) {
      if (i != best && (next < 0 || tpot[i] < tpot[next])) {
        next = i;
      }
    }
    int none = lengths.indexOf(0);
    return new BestAt(
        n,
        lengths.get(best),
        next < 0 ? -1 : lengths.get(next),
        next < 0 ? Double.NaN : 1 - tpot[best] / tpot[next],
        none < 0 ? Double.NaN : 1 - tpot[best] / tpot[none]);
  }

  /** The index of the shortest length within half a percent of the most tokens per second. */
  static int best(List<Integer> lengths, double[] tpot) {
    double fastest = Double.POSITIVE_INFINITY;
    for (double each : tpot) {
      fastest = Math.min(fastest, each);
    }
    int best = -1;
    for (int i = 0; i < tpot.length; i++) {
      boolean isAsGood = fastest >= tpot[i] * (1 - AS_GOOD);
      if (isAsGood && (best < 0 || lengths.get(i) < lengths.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static List<Recommendation> ranges(List<BestAt> choices, int most) {
    List<Recommendation> ranges = new ArrayList<>();
    int from = 0;
    while (from < choices.size()) {
      int to = from;
      while (to + 1 < choices.size()
          && choices.get(to + 1).length() == choices.get(from).length()) {
        to++;
      }
      List<BestAt> range = choices.subList(from, to + 1);
      BestAt middle = range.get(range.size() / 2);
      int hi = to + 1 < choices.size() ? choices.get(to + 1).running() - 1 : most;
      ranges.add(
          new Recommendation(
              range.get(0).running(),
              hi,
              middle.length(),
              middle.nextBest(),
              range.stream().mapToDouble(BestAt::lossOfNext).average().orElse(Double.NaN),
              range.stream().mapToDouble(BestAt::lossOfNone).average().orElse(Double.NaN)));
      from = to + 1;
    }
    return ranges;
  }

  /** The lengths in order, without repetition. */
  static List<Integer> sorted(List<Integer> lengths) {
    return lengths.stream().distinct().sorted(Comparator.naturalOrder()).toList();
  }
}
