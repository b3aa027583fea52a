package sdedge.search.partition;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.search.PriceCertificate;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.PricedChoice;

/**
 * Steps that take as long whoever is in a batch: what all cohorts take together is then a whole
 * number of them, nearly (docs/model.md section 7, "All batch plans").
 *
 * @param stepS what a step of a batch takes at least, seconds; 0 if that is not known
 * @param moreS what a batch takes at most beyond its steps, seconds
 * @param tasks as many batches as there may be
 */
record EqualSteps(double stepS, double moreS, int tasks) {
  private static final double ROUNDING = 1e-9; // of a makespan, for each cohort
  private static final double LITTLE = 0.5; // of a step

  /** Those of an instance. */
  static EqualSteps of(Instance instance) {
    int tasks = instance.tasks().size();
    List<ChoiceSet> all = ChoiceSets.of(instance);
    ChoiceSet choices = all.get(0);
    boolean isOneChoice = all.size() == 1 && choices.all().size() == 1 && !instance.hasModes();
    if (!isOneChoice || PricedBatches.mayFall(instance)) {
      return new EqualSteps(0, 0, tasks);
    }
    PricedBatches batches = new PricedBatches(instance, choices);
    double stepS = Double.POSITIVE_INFINITY;
    for (int k = 0; k < tasks; k++) {
      double[] b = batches.of(TaskSet.of(k), 0).times().b();
      stepS = Math.min(stepS, Arrays.stream(b).min().orElseThrow());
    }
    TaskSet everyone = TaskSet.of(IntStream.range(0, tasks).toArray());
    PricedChoice longest = batches.of(everyone, 0).times();
    double mostS = Arrays.stream(longest.a()).sum() + Arrays.stream(longest.b()).sum();
    return new EqualSteps(stepS, mostS - longest.b().length * stepS, tasks);
  }

  /** Whether whole numbers of steps are distinguished in a makespan. */
  boolean areEqual(double makespanS) {
    return offS(makespanS) < LITTLE * stepS;
  }

  private double offS(double makespanS) {
    return tasks * (moreS + ROUNDING * makespanS);
  }

  /** What prices prove that hold but for roundings of a makespan, seconds. */
  double totalS(PriceCertificate prices, double makespanS) {
    if (!areEqual(makespanS)) {
      return prices.totalS();
    }
    double wholeS = stepS * Math.ceil((prices.boundS() - offS(makespanS)) / stepS);
    return prices.firstS() + Math.max(prices.boundS(), wholeS);
  }
}
