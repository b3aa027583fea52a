package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
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
  private final boolean isMeanOfRuns;
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
    this.isMeanOfRuns = isMeanOfRuns;
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
    double boundS = byPricesS();
    List<NetworkFloors> free = List.of(floors(prices.ofOne(0, 0)), floors(prices.ofOne(0, 1)));
    return isLastUploadWithin(boundS, free) ? boundS : Math.max(boundS, lastUploadS(free));
  }

  /** The least makespan by the prices alone, seconds. */
  public double byPricesS() {
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

  /**
   * Whether the last prompts leave no more to be done than that, by one task of each drafter: the
   * mean of the least is at most the mean of any.
   */
  private boolean isLastUploadWithin(double boundS, List<NetworkFloors> free) {
    for (int d = 0; d < instance.drafters().size(); d++) {
      OptionalInt shortest = shortest(d);
      if (shortest.isPresent()
          && Uplinks.lastReadyS(instance, d) + meanS(shortest.getAsInt(), free) > boundS) {
        return false;
      }
    }
    return true;
  }

  private OptionalInt shortest(int drafter) {
    return IntStream.range(0, instance.tasks().size())
        .filter(k -> instance.tasks().get(k).drafter() == drafter)
        .reduce((k, j) -> outputTokens(j) < outputTokens(k) ? j : k);
  }

  private int outputTokens(int task) {
    return instance.tasks().get(task).outputTokens();
  }

  /** The mean over the answers of a task that is there alone. */
  private double meanS(int task, List<NetworkFloors> free) {
    double[] aloneS =
        IntStream.range(0, answers.known().tasks().size())
            .mapToDouble(i -> answers.prompt(i) == task ? aloneS(i, free) : 0)
            .toArray();
    return answers.byPrompt(aloneS)[task];
  }

  /** What an answer takes at least if it is there alone, seconds. */
  private double aloneS(int answer, List<NetworkFloors> free) {
    return IntStream.range(0, free.size())
        .mapToDouble(
            compute ->
                ContinuousNetwork.of(
                        prices.ofOne(answers.prompt(answer), compute),
                        free.get(compute),
                        answers,
                        isWeighted)
                    .value(answer, steps()))
        .max()
        .orElse(0);
  }

  /** The least makespan by what the last prompt of a drafter leaves to be done, seconds. */
  private double lastUploadS(List<NetworkFloors> free) {
    double[] aloneS =
        IntStream.range(0, answers.known().tasks().size())
            .mapToDouble(i -> aloneS(i, free))
            .toArray();
    double boundS = 0;
    for (int d = 0; d < instance.drafters().size(); d++) {
      double least = isMeanOfRuns ? meanLeast(aloneS, d) : least(answers.byPrompt(aloneS), d);
      if (least < Double.POSITIVE_INFINITY) {
        boundS = Math.max(boundS, Uplinks.lastReadyS(instance, d) + least);
      }
    }
    return boundS;
  }

  /** Infinite without a task of the drafter. */
  private double least(double[] byTask, int drafter) {
    return IntStream.range(0, byTask.length)
        .filter(k -> instance.tasks().get(k).drafter() == drafter)
        .mapToDouble(k -> byTask[k])
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double meanLeast(double[] byAnswer, int drafter) {
    boolean serves = instance.tasks().stream().anyMatch(task -> task.drafter() == drafter);
    double[] negative = Arrays.stream(byAnswer).map(value -> -value).toArray();
    return serves ? -answers.meanLargest(negative, drafter) : Double.POSITIVE_INFINITY;
  }
}
