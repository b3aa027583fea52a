package sdedge.stream.bound;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.ModeSets;
import sdedge.stream.StreamLevel;

/**
 * What requests take at least of a network at some prices, and what no policy can therefore exceed
 * (docs/model.md section 12). Any prices give valid bounds; {@link PriceSearch} finds good ones.
 */
public final class PolicyBound {
  /** The longest answer that is valued, tokens. */
  public static final int LONGEST = 1_000_000;

  private static final double[] COMPUTE = {0, 1};

  private final NetworkLimits network;
  private final Prices prices;
  private final Steps steps;

  /** The same with all draft modes loaded. */
  public PolicyBound(Instance instance, Prices prices, Steps steps) {
    this(instance, Set.copyOf(ModeSets.names(instance)), prices, steps);
  }

  /**
   * Bounds on an instance.
   *
   * @param loaded names of the draft modes that are loaded
   * @param steps {@code MEAN} for mean progress, {@code EXPECTED} for acceptance that is drawn
   * @throws IllegalArgumentException if the prices are not those of such a network, or an answer is
   *     longer than {@value #LONGEST} tokens
   */
  public PolicyBound(Instance instance, Set<String> loaded, Prices prices, Steps steps) {
    this(new NetworkLimits(TaskOutcomes.of(instance), loaded, () -> false), prices, steps);
  }

  PolicyBound(NetworkLimits network, Prices prices, Steps steps) {
    this.network = network;
    this.prices = prices;
    this.steps = steps;
    for (Task task : network.instance().tasks()) {
      if (task.outputTokens() > LONGEST) {
        throw new IllegalArgumentException(
            "bounds are for answers of at most " + LONGEST + " tokens, not for " + task.id());
      }
    }
  }

  /** The prices. */
  public Prices prices() {
    return prices;
  }

  /** V of each task: what a request for it takes at least on average, at the prices. */
  public double[] values() {
    return network.outcomes().byTask(valuesByOutcome());
  }

  /** The same with what it is for each of the answers that may come. */
  public AnswerValues answerValues() {
    return network.outcomes().values(valuesByOutcome());
  }

  private double[] valuesByOutcome() {
    return values(TimePrice.NONE, TimePrice.NONE.most(), List.of(TimePrice.NONE));
  }

  /**
   * V of each task with a known answer if a request pays one per second for its own time, uploads
   * left out of it.
   */
  double[] valuesInTime() {
    TimePrice own = new TimePrice(1, 0);
    return values(own, own.most(), List.of(own, TimePrice.NONE));
  }

  /**
   * V of each task with a known answer.
   *
   * @param timePrice what it pays for its own time
   * @param most at most what anybody pays for it
   * @param riders what those in a pass with prompts may pay for theirs
   */
  double[] values(TimePrice timePrice, double most, List<TimePrice> riders) {
    PricedNetwork priced = new PricedNetwork(network, prices, most);
    int[] all = IntStream.range(0, network.tasks()).toArray();
    double excess = PrefillExcess.excess(priced, riders, all, this::everywhere);
    double[] values = new double[all.length];
    for (int k : all) {
      network.goOn();
      RoundCosts costs = new RoundCosts(priced, k, timePrice);
      double rounds =
          steps == Steps.MEAN ? MeanValue.of(costs, excess) : DrawnValue.of(costs, excess);
      double band = prices.drafters().get(task(k).drafter()).band();
      values[k] = rounds + band * network.uploadS(k);
    }
    return values;
  }

  private int[] everywhere(int task) {
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
    return perS(load());
  }

  private double perS(double load) {
    return load > 0 ? prices.total() / load : Double.POSITIVE_INFINITY;
  }

  /**
   * L under a service level: what a request takes on average if enough of them are served as
   * promised.
   *
   * @param waiting what those pay per second for their time who are, &ge; 0
   * @param first what they pay per second until their first round is over, beside that
   */
  public double load(StreamLevel level, double waiting, double first) {
    TimePrice own = new TimePrice(waiting, first);
    List<TimePrice> riders = List.of(TimePrice.NONE, new TimePrice(waiting, 0));
    double[] free = values(TimePrice.NONE, own.most(), riders);
    if (mean(free) == Double.NEGATIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY; // riders without limits: the prices say nothing
    }
    double[] more = values(own, own.most(), riders);
    for (int k = 0; k < more.length; k++) {
      double tokens = task(k).outputTokens() - 1.0;
      more[k] +=
          own.most() * network.uploadS(k)
              - waiting * (level.ttftS() + level.tpotS() * tokens)
              - first * level.ttftS();
      more[k] -= free[k];
    }
    return mean(free) + leastMore(more, level.share());
  }

  /** The least mean of what is more for some of the requests, at least a share of them. */
  private double leastMore(double[] more, double share) {
    TaskOutcomes outcomes = network.outcomes();
    int[] ascending =
        IntStream.range(0, more.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> more[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double left = share * outcomes.tasks();
    double sum = 0;
    for (int i : ascending) {
      double often = outcomes.chance(i);
      double part = more[i] < 0 ? often : Math.min(often, Math.max(0, left));
      sum += part * more[i];
      left -= part;
    }
    return sum / outcomes.tasks();
  }

  /** At most so many requests per second are served at a service level; see {@link #load}. */
  public double mostPerS(StreamLevel level, double waiting, double first) {
    return perS(load(level, waiting, first));
  }

  /**
   * What each task with a known answer takes at least from when its prompt is there, whoever else
   * is, seconds.
   */
  double[] aloneS() {
    double[] longest = new double[network.tasks()];
    List<PrefillCharging> ways =
        List.of(
            new PrefillCharging.Shared(),
            new PrefillCharging.ByArithmetic(prices.firstRounds().plane()));
    for (double compute : COMPUTE) {
      for (PrefillCharging way : ways) {
        PolicyBound free = new PolicyBound(network, prices.free(compute, way), steps);
        double[] seconds = free.valuesInTime();
        Arrays.setAll(longest, k -> Math.max(longest[k], seconds[k]));
      }
    }
    return longest;
  }

  /** The same of each task from when a request for it arrives, on average. */
  public AnswerValues leastEndToEndS() {
    double[] seconds = aloneS();
    Arrays.setAll(seconds, k -> seconds[k] + network.uploadS(k));
    return network.outcomes().values(seconds);
  }

  /** The mean of V and the upload if a request pays one per second for its own time. */
  public double loadInTime() {
    double[] values = valuesInTime();
    for (int k = 0; k < values.length; k++) {
      values[k] += network.uploadS(k);
    }
    return mean(values);
  }

  /** No policy answers sooner on average at a rate, seconds end to end. */
  public double leastEndToEndS(double ratePerS) {
    return loadInTime() - prices.total() / ratePerS;
  }

  private double mean(double[] values) {
    return network.outcomes().mean(values);
  }
}
