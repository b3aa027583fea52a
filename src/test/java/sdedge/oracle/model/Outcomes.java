package sdedge.oracle.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/** The answers that may come to a prompt (Sections 2 and 9 of the model). */
public final class Outcomes {
  private static final BigDecimal ROUNDING = BigDecimal.valueOf(1, 9);

  private Outcomes() {}

  /** Ō, tokens: the least integer that Σ p·O exceeds by 1e-9 at most, without rounding. */
  public static int plannedTokens(Task task) {
    BigDecimal weights = BigDecimal.ZERO;
    BigDecimal tokens = BigDecimal.ZERO;
    for (AnswerLaw.Outcome outcome : task.answer().outcomes()) {
      BigDecimal weight = new BigDecimal(outcome.weight());
      BigDecimal own = BigDecimal.valueOf(outcome.outputTokens()).subtract(ROUNDING);
      weights = weights.add(weight);
      tokens = tokens.add(weight.multiply(own));
    }
    return tokens.divide(weights, 0, RoundingMode.CEILING).intValueExact();
  }

  /** Tokens after the first one, on average. */
  public static double furtherTokens(Task task) {
    return mean(task, outcome -> outcome.outputTokens() - 1.0);
  }

  /** max O, tokens. */
  public static int largestTokens(Task task) {
    int largest = 0;
    for (AnswerLaw.Outcome outcome : task.answer().outcomes()) {
      largest = Math.max(largest, outcome.outputTokens());
    }
    return largest;
  }

  /** Ē, the tokens confirmed by a step behind so many others. */
  public static double tokensPerStep(Task task, DraftChoice choice, double confirmed) {
    return perStep(task, choice, own -> AcceptedDrafts.behind(own, choice.length(), confirmed));
  }

  /** The most tokens per step, whatever is confirmed of the answer. */
  public static double mostPerStep(Task task, DraftChoice choice) {
    return perStep(task, choice, Math::max);
  }

  /** The least tokens per step, whatever is confirmed of the answer. */
  public static double leastPerStep(Task task, DraftChoice choice) {
    return perStep(task, choice, Math::min);
  }

  private static double perStep(Task task, DraftChoice choice, DoubleBinaryOperator extreme) {
    double from = task.inputTokens();
    double to = from + plannedTokens(task);
    return perStep(
        task, choice, own -> AcceptedDrafts.extreme(own, choice.length(), from, to, extreme));
  }

  private static double perStep(
      Task task, DraftChoice choice, Function<Acceptance, double[]> ratesOf) {
    return mean(task, own -> AcceptedDrafts.tokens(ratesOf.apply(own.acceptance().under(choice))));
  }

  private static double mean(Task task, ToDoubleFunction<AnswerLaw.Outcome> of) {
    double weights = 0;
    double sum = 0;
    for (AnswerLaw.Outcome outcome : task.answer().outcomes()) {
      weights += outcome.weight();
      sum += outcome.weight() * of.applyAsDouble(outcome);
    }
    return sum / weights;
  }

  /** Whether what a step confirms depends on what is confirmed before. */
  public static boolean varyByContext(Task task) {
    return task.answer().outcomes().stream()
        .anyMatch(outcome -> outcome.acceptance().variesByContext());
  }

  /** ω and the tokens gained before each step, of steps as likely as {@code least}. */
  static Decoding decoding(Task task, DraftChoice choice, double least) {
    Collection<Gaining> groups = gaining(task, choice);
    int shortest =
        task.answer().outcomes().stream().mapToInt(AnswerLaw.Outcome::outputTokens).min().orElse(0);
    int sure = (shortest - 1) / (choice.length() + 1); // steps after which no answer is over
    DoubleStream.Builder active = DoubleStream.builder();
    DoubleStream.Builder gained = DoubleStream.builder();
    for (int before = 0; true; before++) {
      double chance = 0;
      double tokens = 0;
      for (Gaining group : groups) {
        for (int i = 0; i < group.chance.length && group.tokens + i < group.longer.length; i++) {
          double unfinished = group.longer[group.tokens + i] * group.chance[i];
          chance += unfinished;
          tokens += (group.tokens + i) * unfinished;
        }
        group.step();
      }
      if (chance < least) {
        return new Decoding(active.build().toArray(), gained.build().toArray());
      }
      active.add(before <= sure ? 1 : Math.min(1, chance));
      gained.add(tokens / chance);
    }
  }

  /** Outcomes that gain alike, and what they would have after some steps if they never ended. */
  private static final class Gaining {
    private static final double NEGLIGIBLE = 1e-30;

    private final Acceptance acceptance;
    private final int length;
    private final double input;
    private final Map<Integer, double[]> gains = new HashMap<>(); // P(G = j) at j, by tokens before
    private double[] longer = {}; // the chance of more than j tokens, at j
    private int tokens; // the least
    private double[] chance = {1}; // of i tokens more than that, at i

    Gaining(Acceptance acceptance, int length, int input) {
      this.acceptance = acceptance;
      this.length = length;
      this.input = input;
    }

    void add(int outputTokens, double chanceOfThese) {
      longer = Arrays.copyOf(longer, Math.max(longer.length, outputTokens));
      for (int j = 0; j < outputTokens; j++) {
        longer[j] += chanceOfThese;
      }
    }

    private double[] gain(int before) {
      return gains.computeIfAbsent(before, own -> Decoding.gain(acceptance, length, input + own));
    }

    /** One more step; what is over for all, or negligible at the ends, is left out. */
    void step() {
      double[] alike = gain(acceptance.isConstant() ? 0 : tokens);
      double[] sum = new double[chance.length + length + 1];
      for (int i = 0; i < chance.length; i++) {
        double[] own = acceptance.isConstant() ? alike : gain(tokens + i);
        for (int j = 0; j < own.length; j++) {
          sum[i + j] += chance[i] * own[j];
        }
      }
      int from = 0;
      int to = Math.max(1, Math.min(sum.length, longer.length - tokens));
      while (from < to - 1 && sum[from] < NEGLIGIBLE) {
        from++;
      }
      while (to > from + 1 && sum[to - 1] < NEGLIGIBLE) {
        to--;
      }
      chance = Arrays.copyOfRange(sum, from, to);
      tokens += from;
    }
  }

  private static Collection<Gaining> gaining(Task task, DraftChoice choice) {
    double weights = task.answer().outcomes().stream().mapToDouble(s -> s.weight()).sum();
    Map<Acceptance, Gaining> groups = new LinkedHashMap<>();
    for (AnswerLaw.Outcome outcome : task.answer().outcomes()) {
      groups
          .computeIfAbsent(
              outcome.acceptance().under(choice),
              own -> new Gaining(own, choice.length(), task.inputTokens()))
          .add(outcome.outputTokens(), outcome.weight() / weights);
    }
    return groups.values();
  }
}
