package sdedge.oracle.stream;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Wireless;
import sdedge.oracle.claim.BandPrice;
import sdedge.oracle.model.Uplinks;

/** What prompts take of their bands, whatever the allocation (Section 12 of the model). */
record PromptTimes(Instance instance) {
  /** p by task: no set of the prompts of a cell is there before the sum of theirs, seconds. */
  double[] processingS() {
    double[] seconds = new double[instance.tasks().size()];
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<Integer> tasks = sending(d);
      double speedUp = speedUp(instance.drafters().get(d).wireless(), tasks);
      tasks.forEach(k -> seconds[k] = Uplinks.aloneS(instance, k) / speedUp);
    }
    return seconds;
  }

  private List<Integer> sending(int drafter) {
    return IntStream.range(0, instance.tasks().size())
        .filter(k -> instance.tasks().get(k).drafter() == drafter)
        .filter(k -> Uplinks.bits(instance, k) > 0)
        .boxed()
        .toList();
  }

  /** ρ: how much faster a band serves tasks side by side than in turn, at most. */
  private double speedUp(Wireless cell, List<Integer> tasks) {
    if (tasks.isEmpty() || cell.powerModel() == PowerModel.CONSTANT_PSD) {
      return 1;
    }
    double[] weights =
        tasks.stream()
            .mapToDouble(k -> Uplinks.aloneS(instance, k) / Uplinks.bits(instance, k))
            .toArray();
    double[] gammaHz = tasks.stream().mapToDouble(k -> Uplinks.gammaHz(instance, k)).toArray();
    return Math.max(1, BandPrice.largestRate(cell.bandwidthHz(), weights, gammaHz));
  }

  /**
   * S: what the time of tasks comes to until their prompts are there.
   *
   * @param own ν by task
   */
  double worth(List<Double> own) {
    double[] processingS = processingS();
    double worth = 0;
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<Integer> order =
          sending(d).stream()
              .filter(k -> own.get(k) > 0)
              .sorted(Comparator.comparingDouble(k -> processingS[k] / own.get(k)))
              .toList();
      double alone = 0;
      double inTurn = 0;
      double nowS = 0;
      for (int k : order) {
        nowS += processingS[k];
        inTurn += own.get(k) * nowS;
        alone += own.get(k) * Uplinks.aloneS(instance, k);
      }
      worth += Math.max(alone, inTurn);
    }
    return worth;
  }
}
