package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sdedge.instance.Node;

/** What predictions are worth: fits again without some runs, and predicts those. */
final class LeaveOut {
  private LeaveOut() {}

  /**
   * The errors of all runs, each predicted by a fit that knows no run of its length, then of its
   * load. A region is left out if too few runs remain for any such fit.
   */
  static List<Deviations> of(
      Map<Role, Node> base, Map<Role, Speed> known, List<Run> runs, int longest) {
    List<Deviations> all = new ArrayList<>();
    add(all, "a length left out", base, known, runs, longest, Run::length);
    add(all, "a concurrency left out", base, known, runs, longest, Run::concurrency);
    return all;
  }

  private static void add(
      List<Deviations> all,
      String name,
      Map<Role, Node> base,
      Map<Role, Speed> known,
      List<Run> runs,
      int longest,
      ToDoubleFunction<Run> group) {
    double[] groups = runs.stream().mapToDouble(group).distinct().sorted().toArray();
    double[] errors =
        Arrays.stream(groups)
            .parallel() // the order stays
            .mapToObj(value -> errors(base, known, runs, longest, group, value))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    if (errors.length > 0) {
      all.add(Deviations.of(name, errors));
    }
  }

  private static double[] errors(
      Map<Role, Node> base,
      Map<Role, Speed> known,
      List<Run> runs,
      int longest,
      ToDoubleFunction<Run> group,
      double value) {
    List<Run> kept = runs.stream().filter(run -> group.applyAsDouble(run) != value).toList();
    boolean drafts = kept.stream().anyMatch(run -> run.length() > 0);
    List<Run> left =
        runs.stream()
            .filter(run -> group.applyAsDouble(run) == value)
            .filter(run -> drafts || run.length() == 0)
            .toList();
    if (kept.size() < TooFewRowsException.LEAST || left.isEmpty()) {
      return new double[0];
    }
    Pair pair = Pair.fitted(base, known, kept, longest);
    return left.stream().mapToDouble(run -> pair.tpotS(run) / run.tpotS() - 1).toArray();
  }
}
