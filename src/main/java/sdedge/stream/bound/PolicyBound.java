package sdedge.stream.bound;

import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * What requests take at least of a network at some prices, and what no policy can therefore exceed
 * (docs/model.md section 12). Any prices give valid bounds; {@link PriceSearch} finds good ones.
 */
public final class PolicyBound {
  /** The longest answer that is valued, tokens. */
  public static final int LONGEST = 1_000_000;

  private final NetworkLimits network;
  private final Prices prices;
  private final Steps steps;
  private double @Nullable [] values; // V of each task with a known answer, once they are asked for

  /**
   * Bounds on a network.
   *
   * @param steps {@code MEAN} for mean progress, {@code EXPECTED} for acceptance that is drawn
   * @throws IllegalArgumentException if the prices are not those of such a network, or an answer is
   *     longer than {@value #LONGEST} tokens
   */
  PolicyBound(NetworkLimits network, Prices prices, Steps steps) {
    this.network = network;
    this.prices = prices;
    this.steps = steps;
    if (network.splitsPrompts() && prices.firstRounds().kind() != PrefillCharging.Kind.SHARED) {
      throw new IllegalArgumentException("first rounds of prompts that are split are shared");
    }
    for (Task task : network.instance().tasks()) {
      if (task.outputTokens() > LONGEST) {
        throw new IllegalArgumentException(
            "bounds are for answers of at most " + LONGEST + " tokens, not for " + task.id());
      }
    }
  }

  /**
   * What prices prove while some draft modes are loaded, with the steps of the instance.
   *
   * @throws IllegalArgumentException if the prices are not those of such a network
   */
  public static PolicyBound of(
      Instance instance, Set<String> loaded, Prices prices, Control control) {
    NetworkLimits network = new NetworkLimits(TaskOutcomes.of(instance), loaded, control);
    return new PolicyBound(network, prices, instance.speculation().steps());
  }

  public Prices prices() {
    return prices;
  }

  /** V of each task: what a request for it takes at least on average, at the prices. */
  public double[] values() {
    return network.outcomes().byTask(valuesByOutcome());
  }

  /** V of each task, and of each of the answers that may come. */
  public AnswerValues answerValues() {
    return network.outcomes().values(valuesByOutcome());
  }

  private synchronized double[] valuesByOutcome() {
    double[] known = values == null ? computed() : values;
    values = known;
    return known;
  }

  private double[] computed() {
    PricedNetwork priced = new PricedNetwork(network, prices);
    int[] all = IntStream.range(0, network.tasks()).toArray();
    double excess = PrefillExcess.excess(priced, all, this::everywhere);
    double[] values = new double[all.length];
    for (int k : all) {
      network.goOn();
      RoundCosts costs = new StreamRoundCosts(priced, k, excess);
      double rounds =
          steps == Steps.MEAN ? MeanValue.of(costs, MeanValue.PARTS) : DrawnValue.of(costs);
      double band = prices.drafters().get(task(k).drafter()).band();
      values[k] = rounds + band * network.uploadS(k);
    }
    return values;
  }

  private int[] everywhere(int task) {
    network.goOn();
    return IntStream.range(0, task(task).outputTokens()).toArray();
  }

  private Task task(int index) {
    return network.instance().tasks().get(index);
  }

  /** L: what a request takes on average, each task as often as any other. */
  public double load() {
    return mean(valuesByOutcome());
  }

  /** Θ/L: no policy can serve more requests per second for long; infinite if L is not positive. */
  public double mostPerS() {
    double load = load();
    return load > 0 ? prices.total() / load : Double.POSITIVE_INFINITY;
  }

  private double mean(double[] values) {
    return network.outcomes().mean(values);
  }
}
