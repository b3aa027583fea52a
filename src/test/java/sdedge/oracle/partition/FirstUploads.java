package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.PlanSearch;
import sdedge.oracle.model.Uplinks;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/**
 * When a first batch can have its prompts, whoever follows; of several policies the earliest.
 *
 * @param inTurnS by task, seconds alone on the band; empty if prompts are never sent in turn
 * @param readyS of each other policy, by task
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record FirstUploads(Instance instance, double[] inTurnS, List<double[]> readyS) {
  /**
   * Under the policies that an uplink stands for.
   *
   * @param uplink may be auto
   */
  static FirstUploads of(Instance instance, Plan known, UplinkPolicy uplink) {
    boolean isInTurn = uplink == UplinkPolicy.JOINT && PlanSearch.isInTurnBest(instance);
    List<UplinkPolicy> policies =
        PlanSearch.policies(instance, isInTurn ? UplinkPolicy.SEQUENTIAL : uplink);
    int tasks = instance.tasks().size();
    double[] inTurnS = new double[policies.contains(UplinkPolicy.SEQUENTIAL) ? tasks : 0];
    for (int k = 0; k < inTurnS.length; k++) {
      inTurnS[k] = Uplinks.aloneS(instance, k);
    }
    List<Integer> everyone = IntStream.range(0, tasks).boxed().toList();
    List<Cohort> together = List.of(new Cohort(List.of(new Batch(everyone, 0))));
    List<double[]> readyS = new ArrayList<>();
    for (UplinkPolicy policy : policies) {
      if (policy != UplinkPolicy.SEQUENTIAL) {
        double[] own = new double[tasks];
        Plan plan = new Plan(known.pipeline(), known.scope(), null, policy, together);
        Uplinks.of(instance, plan)
            .forEach((k, upload) -> own[k] = upload.readyS() - upload.looseS());
        readyS.add(own);
      }
    }
    return new FirstUploads(instance, inTurnS, readyS);
  }

  /** Until a batch can begin as the first one. */
  double of(List<Integer> batch) {
    double least = Double.POSITIVE_INFINITY;
    if (inTurnS.length > 0) {
      Map<Integer, Double> byDrafter = new HashMap<>();
      batch.forEach(
          k -> byDrafter.merge(instance.tasks().get(k).drafter(), inTurnS[k], Double::sum));
      least = byDrafter.values().stream().mapToDouble(own -> own).max().orElse(0);
    }
    for (double[] own : readyS) {
      least = Math.min(least, batch.stream().mapToDouble(k -> own[k]).max().orElse(0));
    }
    return least;
  }

  /** Until any batch can begin. */
  double least() {
    return IntStream.range(0, instance.tasks().size())
        .mapToDouble(k -> of(List.of(k)))
        .min()
        .orElse(0);
  }
}
