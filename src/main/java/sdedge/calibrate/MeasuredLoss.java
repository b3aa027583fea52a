package sdedge.calibrate;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sdedge.stream.steady.SteadyService;

/**
 * What the length recommended at a load costs against the best one measured there.
 *
 * @param mode that the lengths are of; empty where modes are not distinguished
 * @param loss share of the tokens per second, in [0, 1)
 */
record MeasuredLoss(String mode, double concurrency, int length, int best, double loss) {

  /** Prompts and answers are alike within this factor. */
  private static final double ALIKE = 1.25;

  /** One per workload, mode and load with several lengths, chosen among those on like requests. */
  static List<MeasuredLoss> of(Predictions predictions, List<MeasuredRun> runs) {
    Map<String, List<MeasuredRun>> workloads =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    MeasuredRun::workload, LinkedHashMap::new, Collectors.toList()));
    List<MeasuredLoss> losses = new ArrayList<>();
    for (List<MeasuredRun> own : workloads.values()) {
      for (String mode : MeasuredRun.modes(own)) {
        own.stream()
            .filter(run -> run.length() == 0 || run.mode().equals(mode))
            .collect(
                Collectors.groupingBy(MeasuredRun::concurrency, TreeMap::new, Collectors.toList()))
            .forEach(
                (load, at) -> {
                  List<Integer> lengths = at.stream().map(MeasuredRun::length).toList();
                  if (lengths.stream().distinct().count() > 1 && isAlike(at)) {
                    losses.add(of(predictions, mode, load, at, lengths));
                  }
                });
      }
    }
    return losses;
  }

  /** Whether tokens per second can be compared. */
  private static boolean isAlike(List<MeasuredRun> runs) {
    DoubleSummaryStatistics input =
        runs.stream().mapToDouble(MeasuredRun::inputTokens).summaryStatistics();
    DoubleSummaryStatistics output =
        runs.stream().mapToDouble(MeasuredRun::outputTokens).summaryStatistics();
    return input.getMax() <= ALIKE * input.getMin() && output.getMax() <= ALIKE * output.getMin();
  }

  private static MeasuredLoss of(
      Predictions predictions,
      String mode,
      double load,
      List<MeasuredRun> at,
      List<Integer> lengths) {
    double[] predicted =
        at.stream()
            .mapToDouble(run -> predictions.correctedTpotS(run, mode) / run.running())
            .toArray();
    MeasuredRun chosen = at.get(SteadyService.best(lengths, predicted));
    MeasuredRun best = chosen;
    for (MeasuredRun run : at) {
      best = run.running() / run.tpotS() > best.running() / best.tpotS() ? run : best;
    }
    double rate = chosen.running() / chosen.tpotS() / (best.running() / best.tpotS());
    return new MeasuredLoss(mode, load, chosen.length(), best.length(), 1 - rate);
  }
}
