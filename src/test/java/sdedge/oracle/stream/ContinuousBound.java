package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.instance.Steps;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Uplinks;

/**
 * What prices prove where a number of tasks is served: of the makespan if all are there at once, of
 * the rate if users send them (Section 12 of the model).
 */
public final class ContinuousBound {
  private final Instance instance;
  private final ContinuousPrices prices;
  private final Answers answers;
  private final ModeSelection known;
  private final boolean isWeighted;
  private final ContinuousNetwork network;

  /**
   * What prices prove.
   *
   * @param isMeanOfRuns whether what is bounded is a mean of executions, or made of mean steps
   * @throws IllegalArgumentException if they are none of the network
   */
  public ContinuousBound(ModeSelection loaded, ContinuousPrices prices, boolean isMeanOfRuns) {
    boolean isPlanned = prices.users() == 0; // plans never split prompts
    instance = isPlanned ? loaded.instance().with(Serving.PLAIN) : loaded.instance();
    this.prices = prices;
    prices.check();
    boolean isShared = prices.charging() == ServerPrices.PrefillCharging.SHARED;
    if (instance.serving().splitsPrompts() && (!isShared || prices.hasPhases())) {
      throw new IllegalArgumentException("prompts that are split are charged otherwise");
    }
    boolean isDrawn = steps() == Steps.EXPECTED;
    isWeighted = isDrawn && !isMeanOfRuns;
    double held = prices.memory() + prices.drafterMemory().stream().mapToDouble(m -> m).sum();
    if (isWeighted && (prices.hasPhases() || held > 0)) {
      throw new IllegalArgumentException("presence is not paid for in the mean of steps");
    }
    answers = isDrawn || prices.users() > 0 ? Answers.all(instance) : Answers.averages(instance);
    known = new ModeSelection(answers.known(), loaded.names());
    network = ContinuousNetwork.of(prices, floors(prices), answers, isWeighted);
  }

  private NetworkFloors floors(ContinuousPrices of) {
    List<ServerPrices.OfNode> drafters = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      drafters.add(of.drafters().get(d).on(instance.drafters().get(d).node()));
    }
    return new NetworkFloors(known, of.verifier().on(instance.verifier()), drafters, of.prompts());
  }

  private Steps steps() {
    return instance.speculation().steps();
  }

  /** V by task, of which each bears a part of what is taken off all. */
  public double[] values() {
    double[] values = answers.byPrompt(network.values(steps()));
    double each = network.firstRounds().ordered() / values.length;
    return Arrays.stream(values).map(value -> value - each).toArray();
  }

  /** V by task and answer of requests that users send. */
  public double[][] valuesByAnswer() {
    double[] values = network.values(steps());
    Arrays.setAll(values, i -> network.withUpload(i, values[i]));
    return answers.split(values);
  }

  /** The mean over the answers of each task. */
  public double[] means(double[][] byAnswer) {
    return answers.byPrompt(Arrays.stream(byAnswer).flatMapToDouble(Arrays::stream).toArray());
  }

  /** The least makespan, seconds. */
  public double makespanS() {
    double sum = Arrays.stream(values()).sum();
    double firstS =
        IntStream.range(0, instance.tasks().size())
            .mapToDouble(k -> Uplinks.aloneS(instance, k))
            .min()
            .orElse(0);
    double total = prices.total();
    double loadS = total > 0 ? sum / total : 0;
    double boundS = firstS + loadS;
    if (!prices.hasPhases() && total > 0) {
      boundS = Math.max(boundS, loadS + new PromptTimes(instance).worth(prices.own()) / total);
    }
    return boundS;
  }
}
