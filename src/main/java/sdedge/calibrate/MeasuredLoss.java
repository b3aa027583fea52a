package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * What the length recommended at a load costs against the best one measured there.
 *
 * @param loss share of the tokens per second, in [0, 1)
 */
record MeasuredLoss(double concurrency, int length, int best, double loss) {

  /** One per load with several lengths, chosen among those measured. */
  static List<MeasuredLoss> of(Pair pair, List<Run> runs) {
    List<MeasuredLoss> losses = new ArrayList<>();
    double[] loads = runs.stream().mapToDouble(Run::concurrency).distinct().sorted().toArray();
    for (double load : loads) {
      List<Run> at = runs.stream().filter(run -> run.concurrency() == load).toList();
      List<Integer> lengths = at.stream().map(Run::length).toList();
      if (lengths.stream().distinct().count() > 1) {
        double[] predicted =
            at.stream().mapToDouble(run -> pair.tpotS(run) / run.running()).toArray();
        Run chosen = at.get(Recommendation.best(lengths, predicted));
        Run best = chosen;
        for (Run run : at) {
          best = run.running() / run.tpotS() > best.running() / best.tpotS() ? run : best;
        }
        double rate = chosen.running() / chosen.tpotS() / (best.running() / best.tpotS());
        losses.add(new MeasuredLoss(load, chosen.length(), best.length(), 1 - rate));
      }
    }
    return losses;
  }
}
