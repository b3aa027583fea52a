package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sdedge.stream.steady.SteadyService;

/**
 * The length to use for some numbers of running requests.
 *
 * @param mode of the lengths; empty where modes are not distinguished
 * @param lo fewest running requests, {@code hi} most
 * @param nextBest the second best length; −1 if there is only one
 * @param lossOfNextBest share of the tokens per second lost with it, in the mean over the range
 * @param lossOfNone the same with length 0; NaN if it is not among the lengths asked for
 */
record Recommendation(
    String mode,
    int lo,
    int hi,
    int length,
    int nextBest,
    double lossOfNextBest,
    double lossOfNone) {
  /** One load. */
  private record BestAt(
      int running, int length, int nextBest, double lossOfNext, double lossOfNone) {}

  /**
   * The ranges of every mode, from one request to the most; from where no more run the last holds.
   *
   * @param lengths to choose among
   * @param input mean tokens of a prompt, {@code output} of an answer
   */
  static List<Recommendation> of(
      Pair pair, List<Integer> lengths, double input, double output, Request.Serving serving) {
    boolean drafts = !pair.draftModes().isEmpty();
    List<Integer> known = lengths.stream().filter(length -> length == 0 || drafts).toList();
    List<Recommendation> all = new ArrayList<>();
    if (!known.isEmpty()) {
      for (String mode : drafts ? pair.draftModes() : List.of("")) {
        SteadyService service = pair.service(mode, input, output, known).withCache(serving.cache());
        all.addAll(of(mode, service, serving.most()));
      }
    }
    return all;
  }

  /** The most requests that run, of those that are asked for. */
  static int most(Pair pair, double input, double output, Request.Serving serving) {
    List<String> modes = pair.draftModes().isEmpty() ? List.of("") : pair.draftModes();
    return modes.stream()
        .map(mode -> pair.service(mode, input, output, List.of(0)))
        .mapToInt(service -> service.withCache(serving.cache()).running(serving.most()))
        .max()
        .orElseThrow();
  }

  /** The ranges, from one request to {@code most}. */
  static List<Recommendation> of(String mode, SteadyService service, int most) {
    List<BestAt> choices = new ArrayList<>();
    for (int n = 1; n <= service.running(most); n++) {
      choices.add(choice(service, n));
    }
    return ranges(mode, choices, most);
  }

  private static BestAt choice(SteadyService service, int n) {
    List<Integer> lengths = service.lengths();
    double[] tpot = lengths.stream().mapToDouble(length -> service.tpotS(length, n)).toArray();
    int best = SteadyService.best(lengths, tpot);
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

  private static List<Recommendation> ranges(String mode, List<BestAt> choices, int most) {
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
              mode,
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
