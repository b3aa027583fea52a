package sdedge.oracle.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
}
