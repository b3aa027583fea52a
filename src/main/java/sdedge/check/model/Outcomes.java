package sdedge.check.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
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
    double weights = 0;
    double tokens = 0;
    for (AnswerLaw.Outcome outcome : task.answer().outcomes()) {
      weights += outcome.weight();
      tokens += outcome.weight() * (outcome.outputTokens() - 1.0);
    }
    return tokens / weights;
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
    return mean(task, choice, own -> AcceptedDrafts.behind(own, choice.length(), confirmed));
  }

  /** The most tokens per step, whatever is confirmed of the answer. */
  public static double mostPerStep(Task task, DraftChoice choice) {
    double from = task.inputTokens();
    double to = from + plannedTokens(task);
    return mean(task, choice, own -> AcceptedDrafts.largest(own, choice.length(), from, to));
  }

  /** The least tokens per step, likewise. */
  public static double leastPerStep(Task task, DraftChoice choice) {
    double from = task.inputTokens();
    double to = from + plannedTokens(task);
    return mean(task, choice, own -> AcceptedDrafts.smallest(own, choice.length(), from, to));
  }

  private static double mean(
      Task task, DraftChoice choice, Function<Acceptance, double[]> ratesOf) {
    double weights = 0;
    double tokens = 0;
    for (AnswerLaw.Outcome outcome : task.answer().outcomes()) {
      double[] rates = ratesOf.apply(outcome.acceptance().under(choice));
      weights += outcome.weight();
      tokens += outcome.weight() * AcceptedDrafts.tokens(rates);
    }
    return tokens / weights;
  }

  /** Whether what a step confirms depends on what is confirmed before. */
  public static boolean varyByContext(Task task) {
    return task.answer().outcomes().stream()
        .anyMatch(outcome -> outcome.acceptance().variesByContext());
  }

  /** ω and the tokens gained before each step, of steps as likely as {@code least}. */
  static Decoding decoding(Task task, DraftChoice choice, double least) {
    List<Gaining> groups = gaining(task, choice);
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

    private final IntFunction<double[]> gains; // in a step behind tokens: P(G = j) at j
    private final boolean areAlike; // whatever was gained before
    private double[] longer = {}; // the chance of more than j tokens, at j
    private int tokens; // the least
    private double[] chance = {1}; // of i tokens more than that, at i

    Gaining(IntFunction<double[]> gains, boolean areAlike) {
      this.gains = gains;
      this.areAlike = areAlike;
    }

    void add(int outputTokens, double chanceOfThese) {
      longer = Arrays.copyOf(longer, Math.max(longer.length, outputTokens));
      for (int j = 0; j < outputTokens; j++) {
        longer[j] += chanceOfThese;
      }
    }

    /** One more step; what is over for all, or negligible at the ends, is left out. */
    void step() {
      double[] gain = gains.apply(tokens);
      double[] sum = new double[chance.length + gain.length - 1];
      if (areAlike) {
        for (int j = 0; j < gain.length; j++) {
          for (int i = 0; i < chance.length; i++) {
            sum[i + j] += chance[i] * gain[j];
          }
        }
      } else {
        for (int i = 0; i < chance.length; i++) {
          double[] own = gains.apply(tokens + i);
          for (int j = 0; j < own.length; j++) {
            sum[i + j] += chance[i] * own[j];
          }
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

  private static List<Gaining> gaining(Task task, DraftChoice choice) {
    double weights = task.answer().outcomes().stream().mapToDouble(s -> s.weight()).sum();
    Map<Object, Gaining> groups = new LinkedHashMap<>();
    for (AnswerLaw.Outcome outcome : task.answer().outcomes()) {
      Acceptance acceptance = outcome.acceptance().under(choice);
      groups
          .computeIfAbsent(
              acceptance.isConstant() ? alike(gain(task, acceptance, choice, 0)) : acceptance,
              absent -> gaining(task, acceptance, choice))
          .add(outcome.outputTokens(), outcome.weight() / weights);
    }
    return List.copyOf(groups.values());
  }

  private static List<Double> alike(double[] gain) {
    return DoubleStream.of(gain).boxed().toList();
  }

  private static Gaining gaining(Task task, Acceptance acceptance, DraftChoice choice) {
    if (acceptance.isConstant()) {
      double[] gain = gain(task, acceptance, choice, 0);
      return new Gaining(tokens -> gain, true);
    }
    Map<Integer, double[]> known = new HashMap<>();
    return new Gaining(
        tokens -> known.computeIfAbsent(tokens, own -> gain(task, acceptance, choice, own)), false);
  }

  private static double[] gain(Task task, Acceptance acceptance, DraftChoice choice, int tokens) {
    double confirmed = (double) task.inputTokens() + tokens;
    return Decoding.gain(acceptance, choice.length(), confirmed);
  }
}
