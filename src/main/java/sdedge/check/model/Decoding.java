package sdedge.check.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * How a task decodes under a choice of drafting, by step from 1 (Sections 2 and 9 of the model).
 *
 * @param promptTokens I
 * @param active ω, the chance that the task is still active; under mean steps 1 in all of them
 * @param gained c − I, the confirmed tokens of the answer before the step
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record Decoding(int promptTokens, double[] active, double[] gained) {
  private static final double ROUNDING = 1e-9;
  private static final double LEAST_CHANCE = 1e-7 * (1 - 1e-6);

  /** The decoding of a task that drafts so. */
  public static Decoding of(Task task, DraftChoice drafting, Steps steps) {
    return steps == Steps.MEAN ? mean(task, drafting) : expected(task, drafting);
  }

  /** E(l), tokens confirmed per step, of the first mode. */
  public static double tokensPerStep(Task task, int length) {
    return tokensPerStep(task, DraftChoice.of(length));
  }

  /** E under a choice of drafting. */
  public static double tokensPerStep(Task task, DraftChoice drafting) {
    return Outcomes.tokensPerStep(task, drafting);
  }

  /** N(l) of the mean, of the first mode. */
  public static int meanSteps(Task task, int length) {
    return meanSteps(task, DraftChoice.of(length));
  }

  private static int meanSteps(Task task, DraftChoice drafting) {
    return (int) Math.ceil(Outcomes.plannedTokens(task) / tokensPerStep(task, drafting) - ROUNDING);
  }

  private static Decoding mean(Task task, DraftChoice drafting) {
    double tokens = tokensPerStep(task, drafting);
    double[] active = new double[meanSteps(task, drafting)];
    double[] gained = new double[active.length];
    for (int n = 1; n <= active.length; n++) {
      active[n - 1] = 1;
      gained[n - 1] = Math.min(Outcomes.plannedTokens(task), (n - 1) * tokens);
    }
    return new Decoding(task.inputTokens(), active, gained);
  }

  private static Decoding expected(Task task, DraftChoice drafting) {
    if (task.answer().isUncertain()) {
      return Outcomes.decoding(task, drafting, LEAST_CHANCE);
    }
    Tokens gain = new Tokens(0, gain(task.acceptance().under(drafting), drafting.length()));
    int output = task.outputTokens();
    DoubleStream.Builder active = DoubleStream.builder();
    DoubleStream.Builder gained = DoubleStream.builder();
    List<Tokens> doubled = new ArrayList<>(List.of(gain)); // of 2^i steps at i
    while (last(doubled).most() < output / 2) {
      doubled.add(last(doubled).plus(last(doubled), output));
    }
    Tokens tokens = Tokens.NONE;
    int steps = 0; // in which no answer ends
    for (int i = doubled.size() - 1; i >= 0; i--) {
      if (tokens.most() + doubled.get(i).most() < output) {
        tokens = tokens.plus(doubled.get(i), output);
        steps += 1 << i;
      }
    }
    for (int n = 0; n < steps; n++) {
      active.add(1);
      gained.add(n * gain.mean());
    }
    for (double chance = 1; chance >= LEAST_CHANCE; chance = Math.min(1, tokens.unfinished())) {
      active.add(chance);
      gained.add(tokens.mean());
      tokens = tokens.plus(gain, output);
    }
    return new Decoding(task.inputTokens(), active.build().toArray(), gained.build().toArray());
  }

  /** What happens by numbers of which one decides each step (Section 10 of the model). */
  static Decoding drawn(Task known, DraftChoice drafting, DoubleSupplier numbers) {
    DoubleStream.Builder before = DoubleStream.builder();
    int tokens = 0;
    while (tokens < known.outputTokens()) {
      before.add(tokens);
      double number = numbers.getAsDouble();
      double accepted = 1;
      tokens++;
      for (int i = 1; i <= drafting.length(); i++) {
        accepted *= known.acceptance().under(drafting).at(i);
        tokens += number < accepted ? 1 : 0;
      }
    }
    double[] gained = before.build().toArray();
    double[] active = new double[gained.length];
    Arrays.fill(active, 1);
    return new Decoding(known.inputTokens(), active, gained);
  }

  private static Tokens last(List<Tokens> list) {
    return list.get(list.size() - 1);
  }

  /** P(G = j) at j. */
  static double[] gain(Acceptance acceptance, int length) {
    double[] gain = new double[length + 2];
    double allAccepted = 1;
    for (int i = 1; i <= length; i++) {
      gain[i] = allAccepted * (1 - acceptance.at(i));
      allAccepted *= acceptance.at(i);
    }
    gain[length + 1] = allAccepted;
    return gain;
  }

  /** The same answer to a prompt of so many tokens. */
  Decoding to(int prompt) {
    return new Decoding(prompt, active, gained);
  }

  /** N, at least 1. */
  public int steps() {
    return active.length;
  }

  /** ω of a step; 0 beyond the last. */
  public double active(int step) {
    return step > active.length ? 0 : active[step - 1];
  }

  /** c of a step up to the last. */
  public double confirmed(int step) {
    return promptTokens + gained[step - 1];
  }

  /** The chance that a step is the last one. */
  double ends(int step) {
    return active(step) - active(step + 1);
  }
}
