package sdedge.oracle.stream;

import java.util.Arrays;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.oracle.model.PassSums;

/** How first rounds are charged, and what is taken off for it (Section 12 of the model). */
final class FirstRounds {
  private final ContinuousPrices prices;
  private final NetworkFloors floors;
  private final Presence presence;
  private final PassShare share;
  private final Answers answers;
  private final double all; // Ω
  private final double perS; // θ + Ω, or θ of piggybacked rounds
  private final double[] excess; // e by prompt
  private final double mostPerMemory; // the largest e/μ; infinite without a limit

  FirstRounds(
      ContinuousPrices prices,
      NetworkFloors floors,
      Presence presence,
      PassShare share,
      Answers answers) {
    this.prices = prices;
    this.floors = floors;
    this.presence = presence;
    this.share = share;
    this.answers = answers;
    all = prices.presence();
    perS = prices.verifier().perS() + (isStalled() ? all : 0);
    excess = new double[answers.prompts()];
    double perMemory = 0;
    if (prices.charging() != ServerPrices.PrefillCharging.SHARED) {
      double[] each =
          IntStream.range(0, floors.instance().tasks().size())
              .parallel()
              .mapToDouble(this::excess)
              .toArray();
      for (int i = 0; i < each.length; i++) {
        int k = answers.prompt(i);
        excess[k] = Math.max(excess[k], each[i]);
        perMemory = Math.max(perMemory, each[i] == 0 ? 0 : each[i] / floors.memory(i));
      }
    }
    mostPerMemory = presence.isLimited() ? perMemory : Double.POSITIVE_INFINITY;
  }

  private boolean isStalled() {
    return prices.charging() == ServerPrices.PrefillCharging.STALLED;
  }

  /** By how much a rider's share can exceed what it adds to a pass with prompts. */
  private double excess(int answer) {
    double own = presence.perS(answer);
    if (own == 0 && prices.verifier().perS() == 0 && prices.stalled() == 0) {
      return 0; // nobody who pays nothing pays too much
    }
    Instance instance = floors.instance();
    Task task = instance.tasks().get(answer);
    Speculation lengths = instance.speculation();
    double paid = own * (isStalled() ? prices.phaseS() : shortestS());
    double largest = 0;
    for (int l = lengths.minLength(); l <= lengths.maxLength(); l++) {
      for (int g = 0; g < task.outputTokens(); g++) {
        double c = (double) task.inputTokens() + g - 1;
        largest = Math.max(largest, excess(answer, l + 1.0, l + 1.0, c, paid));
      }
      if (!prices.isOrdered()) {
        double q = (double) task.inputTokens() + l;
        largest = Math.max(largest, excess(answer, q, l + 1.0, 0, paid));
      }
    }
    return largest;
  }

  private double excess(int answer, double q, double p, double c, double paid) {
    double of = share.of(q, p, c, presence.perS(answer), floors.memory(answer));
    return of - perS * floors.prompts().part(q, p, c) - paid;
  }

  /** F₀. */
  private double shortestS() {
    Instance instance = floors.instance();
    int shortest = instance.tasks().stream().mapToInt(Task::inputTokens).min().orElse(0);
    double drafts = instance.speculation().minLength();
    return floors.prompts().part(shortest + drafts, drafts + 1, 0) + floors.prompts().fixedS();
  }

  /** What the verification of a first round costs. */
  double cost(int answer, int length) {
    double q = (double) floors.instance().tasks().get(answer).inputTokens() + length;
    double own = presence.perS(answer);
    double part = floors.prompts().part(q, length + 1.0, 0);
    double fixedS = floors.prompts().fixedS();
    PassSums reading =
        floors.reading(floors.instance().tasks().get(answer).inputTokens(), length, length + 1.0);
    double shared = prices.isOrdered() ? 0 : share.of(reading, own, floors.memory(answer));
    return switch (prices.charging()) {
      case SHARED -> shared;
      case PIGGYBACKED -> Math.max(shared, (perS + own) * part + own * fixedS - rebate(answer));
      case STALLED -> Math.max(shared, perS * part + own * prices.phaseS() - rebate(answer));
    };
  }

  private double rebate(int answer) {
    if (prices.isOrdered()) {
      return 0;
    }
    int k = answers.prompt(answer);
    double riders = presence.together() - 1;
    double others =
        prices.users() > 0
            ? riders * Arrays.stream(excess).max().orElse(0)
            : largest(riders, IntStream.range(0, excess.length).filter(j -> j != k));
    double inMemory = (1 - floors.memory(answer)) * mostPerMemory;
    return rebate(Math.min(others, inMemory));
  }

  /** What first rounds of a pass may be charged too little, which has riders paying too much. */
  private double rebate(double riders) {
    double stalled = isStalled() ? prices.phaseS() * all : 0;
    return Math.max(0, stalled + riders - perS * floors.prompts().fixedS());
  }

  /** The sum of so many of the largest excesses of some prompts. */
  private double largest(double most, IntStream prompts) {
    double[] sorted = prompts.mapToDouble(j -> excess[j]).sorted().toArray();
    double sum = 0;
    for (int j = sorted.length - 1; j >= 0 && sorted.length - j <= most; j--) {
      sum += sorted[j];
    }
    return sum;
  }

  /** B: what is taken off all values together. */
  double ordered() {
    if (!prices.isOrdered()) {
      return 0;
    }
    double sum = 0;
    for (int before = 0; before < excess.length; before++) {
      double most = Math.min(presence.together() - 1, before);
      double riders = largest(most, IntStream.range(0, excess.length));
      sum += rebate(Math.min(riders, mostPerMemory));
    }
    return sum;
  }
}
