package sdedge.oracle.stream;

import java.util.Arrays;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Uplinks;

/** What requests use at least of a network, at given prices (Section 12 of the model). */
public final class Valuation {
  private final Answers answers;
  private final ModeSelection loaded;
  private final Instance instance; // whose tasks are the answers
  private final ServerPrices prices;
  private final boolean isDrawn;

  /** Values of the tasks of an instance while some draft modes are loaded. */
  public Valuation(ModeSelection selection, ServerPrices prices, Steps steps) {
    answers = Answers.all(selection.instance());
    loaded = new ModeSelection(answers.known(), selection.names());
    instance = loaded.instance();
    this.prices = prices;
    isDrawn = steps == Steps.EXPECTED;
  }

  /**
   * V by task, the mean over its answers.
   *
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  public double[] values() {
    return answers.byPrompt(byAnswer());
  }

  /** V by task and answer; see {@link #values}. */
  public double[][] valuesByAnswer() {
    return answers.split(byAnswer());
  }

  /** The mean over the answers of each task. */
  public double[] means(double[][] byAnswer) {
    return answers.byPrompt(Arrays.stream(byAnswer).flatMapToDouble(Arrays::stream).toArray());
  }

  private double[] byAnswer() {
    PassPrices passes = new PassPrices(loaded, prices);
    double excess = prices.charging() == ServerPrices.PrefillCharging.SHARED ? 0 : excess(passes);
    return IntStream.range(0, instance.tasks().size())
        .parallel()
        .mapToDouble(k -> value(new RoundPrices(passes, k, excess), k))
        .toArray();
  }

  private double value(RoundPrices rounds, int task) {
    double band = prices.drafters().get(rounds.task().drafter()).band();
    double least =
        isDrawn
            ? LeastCost.drawn(rounds, instance)
            : LeastCost.mean(rounds, instance, LeastCost.PARTS);
    return least + band * Uplinks.aloneS(instance, task);
  }

  /** Δ. */
  private double excess(PassPrices passes) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    int shortest = instance.tasks().stream().mapToInt(Task::inputTokens).min().orElse(0);
    PassFloor prompts = passes.floors().prompts();
    double shortestS = prompts.part((double) shortest + least, least + 1.0, 0) + prompts.fixedS();
    double largest = 0;
    double largestPerMemory = 0;
    for (int k = 0; k < instance.tasks().size(); k++) {
      RoundPrices rounds = new RoundPrices(passes, k, 0);
      for (int g = 0; g < rounds.task().outputTokens(); g++) {
        for (int l = least; l <= most; l++) {
          double excess = rounds.excess(l, g, shortestS);
          largest = Math.max(largest, excess);
          if (excess > 0) {
            largestPerMemory = Math.max(largestPerMemory, excess / passes.floors().memory(k));
          }
        }
      }
    }
    return largest == 0
        ? 0
        : Math.min(
            (passes.floors().cap() - 1) * largest,
            (1 - passes.floors().leastMemory()) * largestPerMemory);
  }
}
