package sdedge.check.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.check.model.Decoding;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.Outcomes;
import sdedge.check.model.Uplinks;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/** What requests use at least of a network, at given prices (Section 12 of the model). */
public final class Valuation {
  private static final int PARTS = 64; // of a token

  private final Answers answers;
  private final ModeSelection loaded;
  private final Instance instance; // whose tasks are the answers
  private final ServerPrices prices;
  private final boolean isDrawn;
  private final int least;
  private final int most;

  /** Values of the tasks of an instance while some draft modes are loaded. */
  public Valuation(ModeSelection loaded, ServerPrices prices, Steps steps) {
    this(Answers.all(loaded.instance()), loaded.names(), prices, steps);
  }

  Valuation(Answers answers, Set<String> names, ServerPrices prices, Steps steps) {
    this.answers = answers;
    loaded = new ModeSelection(answers.known(), names);
    instance = loaded.instance();
    this.prices = prices;
    isDrawn = steps == Steps.EXPECTED;
    Speculation lengths = instance.speculation();
    least = lengths.minLength();
    most = lengths.maxLength();
  }

  /**
   * V by task, the mean over its answers.
   *
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  public double[] values() {
    return answers.byPrompt(values(0));
  }

  /** V by task and answer; see {@link #values}. */
  public double[][] valuesByAnswer() {
    return answers.split(values(0));
  }

  /** The mean over the answers of each task. */
  public double[] means(double[][] byAnswer) {
    return answers.byPrompt(Arrays.stream(byAnswer).flatMapToDouble(Arrays::stream).toArray());
  }

  /** V by answer, each paying one per second for its own time from its first pass on. */
  public double[] valuesInTime() {
    return values(1);
  }

  /** V by answer at ν. */
  private double[] values(double timePrice) {
    PassPrices passes = new PassPrices(loaded, prices, timePrice);
    double excess =
        prices.charging() == ServerPrices.PrefillCharging.SHARED ? 0 : excess(passes, timePrice);
    return IntStream.range(0, instance.tasks().size())
        .parallel()
        .mapToDouble(k -> value(new RoundPrices(passes, k, timePrice), k, excess))
        .toArray();
  }

  private double value(RoundPrices rounds, int task, double excess) {
    double band = prices.drafters().get(rounds.task().drafter()).band();
    return leastCost(rounds, excess) + band * Uplinks.aloneS(instance, task);
  }

  /** Δ; {@code mostTimePrice} is what piggybacked rounds may pay for their time, beside nothing. */
  private double excess(PassPrices passes, double mostTimePrice) {
    int shortest = instance.tasks().stream().mapToInt(Task::inputTokens).min().orElse(0);
    PassFloor prompts = passes.prompts();
    double shortestS = prompts.part((double) shortest + least, 0) + prompts.fixedS();
    double largest = 0;
    double largestPerMemory = 0;
    for (int k = 0; k < instance.tasks().size(); k++) {
      for (double timePrice : new double[] {0, mostTimePrice}) {
        RoundPrices rounds = new RoundPrices(passes, k, timePrice);
        for (int g = 0; g < rounds.task().outputTokens(); g++) {
          for (int l = least; l <= most; l++) {
            double excess = rounds.excess(l, g, shortestS);
            largest = Math.max(largest, excess);
            if (excess > 0) {
              largestPerMemory = Math.max(largestPerMemory, excess / passes.memory(k));
            }
          }
        }
      }
    }
    return largest == 0
        ? 0
        : Math.min((passes.cap() - 1) * largest, (1 - passes.leastMemory()) * largestPerMemory);
  }

  /** Backwards over what is gained and what caches hold: the least mean cost of what is left. */
  private double leastCost(RoundPrices rounds, double excess) {
    Rounds choices = new Rounds(rounds.modes(), least, most);
    List<Rounds.Round> all = choices.all();
    double[][] gains =
        all.stream().map(of -> gain(of.choice(), rounds.task())).toArray(double[][]::new);
    int output = rounds.task().outputTokens();
    int end = isDrawn ? output : (int) Math.ceil(PARTS * (output - 1e-6));
    double[][] left = new double[choices.states()][end + PARTS * (most + 1) + 1]; // 0 from the end
    double[][] later = {}; // by whether the caches stay as they are
    int priced = -1;
    for (int at = end - 1; at > 0; at--) {
      int gained = isDrawn ? at : at / (PARTS + 1); // for sure
      later = gained == priced ? later : later(rounds, all, gained);
      priced = gained;
      for (int state = 0; state < left.length; state++) {
        left[state][at] = least(later, choices.after(state), state, left, at, gains);
      }
    }
    double[] first =
        all.stream().mapToDouble(of -> rounds.first(of.mode(), of.length(), excess)).toArray();
    return least(new double[][] {first, first}, choices.after(0), 0, left, 0, gains);
  }

  private double least(
      double[][] costs, int[] after, int state, double[][] left, int at, double[][] gains) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < after.length; i++) {
      double[] leftThen = left[after[i]];
      double[] gain = gains[i];
      double cost = costs[after[i] == state ? 1 : 0][i];
      cost += isDrawn ? mean(leftThen, at, gain) : leftThen[at + (int) gain[0]];
      best = Math.min(best, cost);
    }
    return best;
  }

  private static double mean(double[] left, int at, double[] chances) {
    double mean = 0;
    for (int j = 1; j < chances.length; j++) {
      mean += chances[j] * left[at + j];
    }
    return mean;
  }

  /** What later rounds cost by round, their models' caches lacking tokens or not. */
  private double[][] later(RoundPrices rounds, List<Rounds.Round> all, int gained) {
    double[][] costs = new double[2][all.size()];
    for (int read = 0; read < costs.length; read++) {
      Arrays.fill(costs[read], rounds.later(0, gained));
      for (DraftMode mode : rounds.modes()) {
        double[] byLength = rounds.later(mode, most, gained, read == 1);
        for (int i = 0; i < costs[read].length; i++) {
          Rounds.Round round = all.get(i);
          if (round.mode() != null && round.mode().name().equals(mode.name())) {
            costs[read][i] = byLength[round.length()];
          }
        }
      }
    }
    return costs;
  }

  /** What a round gains: parts of a token for sure, or the chance of j tokens at j. */
  private double[] gain(DraftChoice choice, Task task) {
    return isDrawn
        ? Decoding.gain(task.acceptance().under(choice), choice.length())
        : new double[] {Math.ceil(PARTS * Outcomes.tokensPerStep(task, choice) - 1e-9)};
  }
}
