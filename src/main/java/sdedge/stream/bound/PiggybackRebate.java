package sdedge.stream.bound;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * Those who are verified in a pass with first rounds of others pay a share of a pass that need not
 * be worth so much there: what first rounds must leave to them (docs/model.md section 12).
 */
final class PiggybackRebate {
  private final PricedNetwork priced;
  private final NetworkLimits network;
  private final double[] excess; // e by task
  private final double[] largest; // sums of so many of the largest
  private final double mostPerMemory; // of e/μ; infinite without a memory limit
  private final double spare; // what a rebate has beside the excess of others

  private PiggybackRebate(PricedNetwork priced, double[] byOutcome) {
    this.priced = priced;
    network = priced.limits().network();
    excess = new double[network.outcomes().instance().tasks().size()];
    double perMemory = 0;
    for (int i = 0; i < byOutcome.length; i++) {
      int task = network.outcomes().task(i);
      excess[task] = Math.max(excess[task], byOutcome[i]);
      perMemory =
          byOutcome[i] == 0 ? perMemory : Math.max(perMemory, byOutcome[i] / network.memory(i));
    }
    mostPerMemory = network.hasMemoryLimit() ? perMemory : Double.POSITIVE_INFINITY;
    double[] descending = Arrays.stream(excess).map(e -> -e).sorted().map(e -> -e).toArray();
    largest = new double[excess.length + 1];
    for (int n = 0; n < excess.length; n++) {
      largest[n + 1] = largest[n] + descending[n];
    }
    spare = spare();
  }

  /** Those of a network. */
  static PiggybackRebate of(PricedNetwork priced) {
    double[] excess = new double[priced.limits().network().tasks()];
    if (priced.charging().first() != Charging.FirstRounds.SHARED) {
      double shortestS = shortestS(priced);
      Arrays.setAll(excess, i -> excess(priced, i, shortestS));
    }
    return new PiggybackRebate(priced, excess);
  }

  /** No pass with a prompt has less arithmetic than this. */
  private static double shortestS(PricedNetwork priced) {
    Instance instance = priced.limits().network().instance();
    int shortest = instance.tasks().stream().mapToInt(Task::inputTokens).min().orElse(0);
    double drafts = instance.speculation().minLength();
    return priced.arithmeticS(shortest + drafts, drafts + 1, 0) + priced.overheadS();
  }

  /** e: by how much a share of a task exceeds what it pays for with first rounds of others. */
  private static double excess(PricedNetwork priced, int index, double shortestS) {
    priced.limits().network().goOn();
    Instance instance = priced.limits().network().instance();
    Task task = instance.tasks().get(index);
    Rates rates = priced.rates();
    Charging charging = priced.charging();
    double presence = rates.presence()[index];
    double perS = charging.isStalled() ? rates.verifier() + rates.all() : rates.verifier();
    double fixed = presence * (charging.isStalled() ? charging.phaseS() : shortestS);
    double most = 0;
    for (int l = instance.speculation().minLength(); l <= instance.speculation().maxLength(); l++) {
      double q = l + 1.0;
      DoubleUnaryOperator of =
          c -> priced.verify(index, q, q, c) - perS * priced.arithmeticS(q, q, c) - fixed;
      most = Math.max(most, peak(task.inputTokens() - 1, task.outputTokens() - 1, of));
      if (!charging.ordered() && !priced.limits().isOfStream()) {
        double all = (double) task.inputTokens() + l;
        double arithmeticS = priced.arithmeticS(all, q, 0);
        double own = priced.verify(index, all, q, 0) - perS * arithmeticS - fixed;
        most = Math.max(most, own);
      }
    }
    return most;
  }

  /** The most of a concave function at whole numbers from one on. */
  private static double peak(int from, int count, DoubleUnaryOperator of) {
    double first = of.applyAsDouble(from);
    double last = of.applyAsDouble((double) from + count);
    boolean falls = count == 0 || of.applyAsDouble(from + 1.0) <= first;
    if (falls || of.applyAsDouble((double) from + count - 1) <= last) {
      return Math.max(first, last); // as a rule it is a line
    }
    int low = 0;
    int high = count;
    while (high - low > 2) {
      int third = low + (high - low) / 3;
      int other = high - (high - low) / 3;
      if (of.applyAsDouble(from + third) < of.applyAsDouble(from + other)) {
        low = third;
      } else {
        high = other;
      }
    }
    double most = Math.max(first, last);
    for (int g = low; g <= high; g++) {
      most = Math.max(most, of.applyAsDouble((double) from + g));
    }
    return most;
  }

  private double spare() {
    Rates rates = priced.rates();
    double overheadS = priced.overheadS();
    return priced.charging().isStalled()
        ? priced.charging().phaseS() * rates.all() - (rates.verifier() + rates.all()) * overheadS
        : -rates.verifier() * overheadS;
  }

  /** The sum of e of so many who have most, of a closed batch each task once. */
  private double ofLargest(double count) {
    if (priced.limits().isOfBatch()) {
      return largest[(int) Math.min(count, excess.length)];
    }
    return largest[1] == 0 ? 0 : count * largest[1];
  }

  /** What a first round of a task is charged less, where each has a rebate of its own. */
  double rebate(int outcome) {
    if (priced.limits().isOfStream()) {
      double all =
          Math.min(
              ofLargest(priced.limits().most() - 1), (1 - network.leastMemory()) * mostPerMemory);
      double hidden =
          priced.charging().isStalled()
              ? priced.charging().phaseS() * priced.rates().presence()[outcome]
              : 0;
      return Math.max(0, spare - hidden + all);
    }
    int task = network.outcomes().task(outcome);
    double others = priced.limits().most() - 1;
    double sum = ofLargest(others);
    if (priced.limits().isOfBatch() && excess[task] > ofLargest(others + 1) - sum) {
      sum = ofLargest(others + 1) - excess[task];
    }
    double byMemory = (1 - network.memory(outcome)) * mostPerMemory;
    return Math.max(0, spare + Math.min(sum, byMemory));
  }

  /** B: what all first rounds are charged less, where rebates are those of their order. */
  double ordered() {
    double all = 0;
    double others = priced.limits().most() - 1;
    for (int before = 0; priced.charging().ordered() && before < excess.length; before++) {
      double sum = ofLargest(Math.min(others, before));
      all += Math.max(0, spare + Math.min(sum, mostPerMemory));
    }
    return all;
  }
}
