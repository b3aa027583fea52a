package sdedge.oracle.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * How a task decodes under a draft choice, by step from 1 (Sections 2 and 9 of the model).
 *
 * @param active ω, the chance that the task is still active; under mean steps 1 in all of them
 * @param gained c − I, the confirmed tokens of the answer before the step
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record Decoding(double[] active, double[] gained) {
  private static final double ROUNDING = 1e-9;
  private static final double LEAST_CHANCE = 1e-7 * (1 - 1e-6);

  /** The decoding of a task that drafts so. */
  public static Decoding of(Task task, DraftChoice choice, Steps steps) {
    return steps == Steps.MEAN ? mean(task, choice) : Outcomes.decoding(task, choice, LEAST_CHANCE);
  }

  /**
   * By what share a mean of whole answers may exceed that of the steps that count, which end where
   * all of a law together are unlikely, not each of its answers by itself.
   */
  public static double unseen(Instance instance) {
    return instance.speculation().steps() == Steps.MEAN
        ? 0
        : instance.tasks().stream()
            .filter(task -> task.answer().outcomes().size() > 1)
            .mapToDouble(task -> LEAST_CHANCE * Outcomes.largestTokens(task))
            .max()
            .orElse(0);
  }

  /** N(l) of the mean, of the first mode. */
  public static int meanSteps(Task task, int length) {
    return meanSteps(task, DraftChoice.of(length));
  }

  private static int meanSteps(Task task, DraftChoice choice) {
    return Outcomes.varyByContext(task)
        ? meanByContext(task, choice).steps()
        : meanSteps(task, Outcomes.tokensPerStep(task, choice, task.inputTokens()));
  }

  private static int meanSteps(Task task, double tokens) {
    return (int) Math.ceil(Outcomes.plannedTokens(task) / tokens - ROUNDING);
  }

  private static Decoding mean(Task task, DraftChoice choice) {
    if (Outcomes.varyByContext(task)) {
      return meanByContext(task, choice);
    }
    double tokens = Outcomes.tokensPerStep(task, choice, task.inputTokens());
    int output = Outcomes.plannedTokens(task);
    double[] gained = new double[meanSteps(task, tokens)];
    Arrays.setAll(gained, before -> Math.min(output, before * tokens));
    return certain(gained);
  }

  private static Decoding meanByContext(Task task, DraftChoice choice) {
    DoubleStream.Builder before = DoubleStream.builder();
    int output = Outcomes.plannedTokens(task);
    double gained = 0;
    double tokens;
    do {
      double counted = Math.min(output, gained);
      before.add(counted);
      tokens = Outcomes.tokensPerStep(task, choice, task.inputTokens() + counted);
      gained += tokens;
    } while (output - gained > ROUNDING * tokens);
    return certain(before.build().toArray());
  }

  private static Decoding certain(double[] gained) {
    double[] active = new double[gained.length];
    Arrays.fill(active, 1);
    return new Decoding(active, gained);
  }

  /** What happens by numbers of which one decides each step (Section 10 of the model). */
  static Decoding drawn(Task known, DraftChoice choice, DoubleSupplier numbers) {
    DoubleStream.Builder before = DoubleStream.builder();
    int tokens = 0;
    while (tokens < known.outputTokens()) {
      before.add(tokens);
      double confirmed = (double) known.inputTokens() + tokens;
      tokens += tokens(known, choice, confirmed, numbers.getAsDouble());
    }
    return certain(before.build().toArray());
  }

  /** The tokens that a number in [0, 1) decides a step to confirm behind so many others. */
  public static int tokens(Task known, DraftChoice choice, double confirmed, double number) {
    Acceptance acceptance = known.acceptance().under(choice);
    double accepted = 1;
    int tokens = 1;
    for (double rate : AcceptedDrafts.behind(acceptance, choice.length(), confirmed)) {
      accepted *= rate;
      tokens += number < accepted ? 1 : 0;
    }
    return tokens;
  }

  /** P(G = j) at j, behind so many confirmed tokens. */
  public static double[] gain(Acceptance acceptance, int length, double confirmed) {
    double[] rates = AcceptedDrafts.behind(acceptance, length, confirmed);
    double[] gain = new double[length + 2];
    double allAccepted = 1;
    for (int i = 1; i <= length; i++) {
      gain[i] = allAccepted * (1 - rates[i - 1]);
      allAccepted *= rates[i - 1];
    }
    gain[length + 1] = allAccepted;
    return gain;
  }

  /** N, at least 1. */
  public int steps() {
    return active.length;
  }

  /** ω of a step; 0 beyond the last. */
  public double active(int step) {
    return step > active.length ? 0 : active[step - 1];
  }

  /** c − I of a step up to the last. */
  public double gained(int step) {
    return gained[step - 1];
  }

  double ends(int step) {
    return active(step) - active(step + 1);
  }

  /**
   * How answers decode, each computed once: tasks of one answer decode alike. Keeps as many as take
   * {@value #MOST_STEPS} steps; any others are computed at each time.
   */
  static final class Cache {
    private static final int MOST_STEPS = 2_000_000; // of 16 bytes

    private final Steps law;
    private final @Nullable AnswerDraw draw;
    private final Map<List<Object>, Decoding> known = new HashMap<>(); // by answer and choice
    private int steps;

    /**
     * Of an instance.
     *
     * @param draw what happens to its tasks; null unless it is drawn
     */
    Cache(Steps law, @Nullable AnswerDraw draw) {
      this.law = law;
      this.draw = draw;
    }

    /** The decoding of a task that drafts so. */
    Decoding of(Task task, DraftChoice choice) {
      if (draw != null) {
        return drawn(draw.known(task), choice, draw.numbers(task));
      }
      int input = Outcomes.varyByContext(task) ? task.inputTokens() : 0;
      List<Object> answer = List.of(task.answer(), choice, input);
      Decoding decoding = known.get(answer);
      if (decoding == null) {
        decoding = Decoding.of(task, choice, law);
        if (steps + decoding.steps() <= MOST_STEPS) {
          steps += decoding.steps();
          known.put(answer, decoding);
        }
      }
      return decoding;
    }
  }
}
