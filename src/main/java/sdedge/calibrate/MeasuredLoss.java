package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sdedge.stream.steady.SteadyService;

/**
 * What the length recommended at a load costs against the best one measured there.
 *
 * @param loss share of the tokens per second, in [0, 1)
 */
record MeasuredLoss(double concurrency, int length, int best, double loss) {

  /** One per load with several lengths, chosen among those measured. */
  static List<MeasuredLoss> of(Predictions predictions, List<MeasuredRun> runs) {
    Map<Double, List<MeasuredRun>> byLoad =
        runs.stream()
            .collect(
                Collectors.groupingBy(MeasuredRun::concurrency, TreeMap::new, Collectors.toList()));
    List<MeasuredLoss> losses = new ArrayList<>();
    byLoad.forEach(
        (load, at) -> {
          List<Integer> lengths = at.stream().map(MeasuredRun::length).toList();
          if (lengths.stream().distinct().count() > 1) {
            losses.add(of(predictions, load, at, lengths));
          }
        });
    return losses;
  }

  private static MeasuredLoss of(
      Predictions predictions, double load, List<MeasuredRun> at, List<Integer> lengths) {
    double[] predicted =
        at.stream().mapToDouble(run -> predictions.tpotS(run) / run.running()).toArray();
    MeasuredRun chosen = at.get(SteadyService.best(lengths, predicted));
    MeasuredRun best = chosen;
    for (MeasuredRun run : at) {
      best = run.running() / run.tpotS() > best.running() / best.tpotS() ? run : best;
    }
    double rate = chosen.running() / chosen.tpotS() / (best.running() / best.tpotS());
    return new MeasuredLoss(load, chosen.length(), best.length(), 1 - rate);
  }
}
