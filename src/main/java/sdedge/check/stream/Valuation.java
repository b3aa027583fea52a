package sdedge.check.stream;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
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
    int drafter = rounds.task().drafter();
    Rounds choices = new Rounds(rounds.modes(), least, most);
    double value = isDrawn ? drawn(rounds, choices, excess) : mean(rounds, choices, excess);
    return value + prices.drafters().get(drafter).band() * Uplinks.aloneS(instance, task);
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

  /** Forwards: the least cost of having gained so many parts, with some caches. */
  private double mean(RoundPrices rounds, Rounds choices, double excess) {
    Task task = rounds.task();
    int end = (int) Math.ceil(PARTS * (task.outputTokens() - 1e-6));
    int[] gain = new int[choices.all().size()];
    Arrays.setAll(
        gain,
        i -> {
          double tokens = Outcomes.tokensPerStep(task, choices.all().get(i).choice());
          return (int) Math.ceil(PARTS * tokens - 1e-9);
        });
    double[][] cost = new double[choices.states()][end + 1];
    for (double[] own : cost) {
      Arrays.fill(own, Double.POSITIVE_INFINITY);
    }
    for (int i = 0; i < gain.length; i++) {
      Rounds.Round round = choices.all().get(i);
      double first = rounds.first(round.mode(), round.length(), excess);
      lower(cost[choices.after(0)[i]], Math.min(end, gain[i]), first);
    }
    double[][] round = new double[2][gain.length];
    for (int h = PARTS; h < end; h++) {
      int gained = h / (PARTS + 1); // for sure
      if (h == PARTS || h % (PARTS + 1) == 0) {
        round = later(rounds, choices, gained);
      }
      for (int state = 0; state < cost.length; state++) {
        double here = cost[state][h];
        int[] after = choices.after(state);
        for (int i = 0; here < Double.POSITIVE_INFINITY && i < gain.length; i++) {
          double so = here + round[after[i] == state ? 1 : 0][i];
          lower(cost[after[i]], Math.min(end, h + gain[i]), so);
        }
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (double[] own : cost) {
      least = Math.min(least, own[end]);
    }
    return least;
  }

  /** What later rounds cost by round, their models' caches lacking tokens or not. */
  private double[][] later(RoundPrices rounds, Rounds choices, int gained) {
    double[][] costs = new double[2][choices.all().size()];
    for (int read = 0; read < costs.length; read++) {
      Arrays.fill(costs[read], rounds.later(0, gained));
      for (DraftMode mode : rounds.modes()) {
        double[] byLength = rounds.later(mode, most, gained, read == 1);
        for (int i = 0; i < costs[read].length; i++) {
          Rounds.Round round = choices.all().get(i);
          if (round.mode() != null && round.mode().name().equals(mode.name())) {
            costs[read][i] = byLength[round.length()];
          }
        }
      }
    }
    return costs;
  }

  private static void lower(double[] cost, int at, double to) {
    cost[at] = Math.min(cost[at], to);
  }

  /** Backwards: the least mean cost of what is left. */
  private double drawn(RoundPrices rounds, Rounds choices, double excess) {
    int output = rounds.task().outputTokens();
    double[][] left = new double[choices.states()][output + most + 1];
    for (int g = output - 1; g >= 0; g--) {
      double[][] later = g == 0 ? new double[2][] : later(rounds, choices, g);
      for (int state = 0; state < left.length; state++) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < choices.all().size(); i++) {
          Rounds.Round of = choices.all().get(i);
          int after = choices.after(state)[i];
          double cost =
              g == 0
                  ? rounds.first(of.mode(), of.length(), excess)
                  : later[after == state ? 1 : 0][i];
          best = Math.min(best, cost + after(left[after], g, of.choice(), rounds.task()));
        }
        left[state][g] = best;
      }
    }
    return left[0][0];
  }

  private static double after(double[] left, int gained, DraftChoice choice, Task task) {
    double mean = 0;
    double reached = 1;
    int length = choice.length();
    for (int i = 0; i <= length; i++) {
      double stops = i < length ? 1 - task.acceptance().under(choice).at(i + 1) : 1;
      mean += reached * stops * left[gained + i + 1];
      reached *= 1 - stops;
    }
    return mean;
  }
}
