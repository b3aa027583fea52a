package sdedge.stream.steady;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.JoiningPrompts;
import sdedge.latency.ServingStep;

/**
 * The requests of a steady load, each kind as often as its weight says.
 *
 * @param kinds at least one
 */
public record SteadyLoad(List<Kind> kinds) {

  /**
   * Requests that are alike.
   *
   * @param input tokens of a prompt, > 0, in the mean
   * @param output tokens of an answer, at least 2, in the mean
   * @param steps by length, such as its acceptance lets expect
   * @param weight how often they come, beside those of other kinds
   */
  public record Kind(double input, double output, ExpectedSteps steps, double weight) {
    /** As often as every other one. */
    public Kind(double input, double output, ExpectedSteps steps) {
      this(input, output, steps, 1);
    }

    public Kind(double input, double output, Acceptance acceptance) {
      this(input, output, new ExpectedSteps(acceptance));
    }

    private double wholeOutput() {
      return StrictMath.rint(output);
    }

    /** Tokens after the first, which comes with the prompt. */
    private int decoded() {
      return (int) wholeOutput() - 1;
    }

    /** What steps of a length are like if all requests are of it. */
    public Mixture at(int length) {
      return new Mixture(stepsOf(length), decoded(), context(), input, input);
    }

    /** D of a length: the first token comes with the prompt. */
    double stepsOf(int length) {
      return steps.of(length, decoded(), input + 1);
    }

    /** Tokens confirmed in the mean while it decodes, c̄. */
    public double context() {
      return input + wholeOutput() / 2;
    }
  }

  /**
   * What the steps of a length are like.
   *
   * @param steps of a request, D
   * @param tokens that a request gains in them
   * @param context confirmed tokens of those that decode; the longer one stays, the more it counts
   * @param input tokens of a prompt
   * @param attended tokens of a prompt in the mean over all tokens of prompts
   */
  public record Mixture(
      double steps, double tokens, double context, double input, double attended) {
    public double perToken() {
      return steps / tokens;
    }

    /**
     * A step while so many requests decode, which the prompts of the others join: they end as often
     * as those others.
     *
     * @param confirmed tokens of each of them; NaN for the context of this load
     */
    public ServingStep step(int length, double running, double confirmed) {
      double each = Double.isNaN(confirmed) ? context : confirmed;
      JoiningPrompts joining = JoiningPrompts.of(Math.max(0, running - 1) / steps);
      return new ServingStep(length, running, each, input, attended, joining);
    }
  }

  public SteadyLoad {
    kinds = List.copyOf(kinds);
  }

  /** Requests of one kind. */
  public static SteadyLoad of(double input, double output, Acceptance acceptance) {
    return new SteadyLoad(List.of(new Kind(input, output, acceptance)));
  }

  /** The tasks of a drafter, each answer that may come; those of one token count as two. */
  public static SteadyLoad of(Instance instance, int drafter) {
    DraftChoice mode = new DraftChoice(instance.drafters().get(drafter).mode(null).name(), 1);
    Map<Acceptance, ExpectedSteps> known = new HashMap<>();
    return new SteadyLoad(
        Arrays.stream(instance.tasksOf(drafter))
            .mapToObj(instance.tasks()::get)
            .flatMap(
                task ->
                    task.answer().outcomes().stream()
                        .map(
                            outcome ->
                                new Kind(
                                    task.inputTokens(),
                                    Math.max(2, outcome.outputTokens()),
                                    known.computeIfAbsent(
                                        outcome.acceptance().under(mode), ExpectedSteps::new),
                                    task.answer().chance(outcome))))
            .toList());
  }

  /** These requests, accepted as they are in one context. */
  SteadyLoad in(double context) {
    List<Kind> there =
        kinds.stream()
            .map(kind -> new Kind(kind.input, kind.output, kind.steps.in(context), kind.weight))
            .toList();
    return there.equals(kinds) ? this : new SteadyLoad(there);
  }

  private double mean(ToDoubleFunction<Kind> of) {
    if (kinds.stream().allMatch(kind -> kind.weight == 1)) {
      return kinds.stream().mapToDouble(of).average().orElseThrow();
    }
    double weights = kinds.stream().mapToDouble(Kind::weight).sum();
    return kinds.stream().mapToDouble(kind -> kind.weight * of.applyAsDouble(kind)).sum() / weights;
  }

  /** What steps of a length are like. */
  public Mixture at(int length) {
    double steps = mean(kind -> kind.stepsOf(length));
    double input = mean(Kind::input);
    return new Mixture(
        steps,
        mean(Kind::decoded),
        mean(kind -> kind.stepsOf(length) / steps * kind.context()),
        input,
        mean(kind -> kind.input() / input * kind.input()));
  }
}
