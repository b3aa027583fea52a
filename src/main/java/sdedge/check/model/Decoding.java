package sdedge.check.model;

import java.util.stream.DoubleStream;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * How a task decodes at a speculation length, by step from 1 (Sections 2 and 9 of the model).
 *
 * @param active ω, the chance that the task is still active; under mean steps 1 in all of them
 * @param confirmed c, the confirmed tokens before the step
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record Decoding(double[] active, double[] confirmed) {
  private static final double ROUNDING = 1e-9;
  private static final double LEAST_CHANCE = 1e-7 * (1 - 1e-6);

  /** The decoding of a task at length {@code length}, at least 0. */
  public static Decoding of(Task task, int length, Steps steps) {
    return steps == Steps.MEAN ? mean(task, length) : expected(task, length);
  }

  /** E(l), tokens confirmed per step. */
  public static double tokensPerStep(Task task, int length) {
    double tokens = 1;
    double allAccepted = 1;
    for (int i = 1; i <= length; i++) {
      allAccepted *= task.acceptance().at(i);
      tokens += allAccepted;
    }
    return tokens;
  }

  /** N(l) of the mean. */
  public static int meanSteps(Task task, int length) {
    return (int) Math.ceil(task.outputTokens() / tokensPerStep(task, length) - ROUNDING);
  }

  private static Decoding mean(Task task, int length) {
    double tokens = tokensPerStep(task, length);
    double[] active = new double[meanSteps(task, length)];
    double[] confirmed = new double[active.length];
    for (int n = 1; n <= active.length; n++) {
      active[n - 1] = 1;
      confirmed[n - 1] = task.inputTokens() + Math.min(task.outputTokens(), (n - 1) * tokens);
    }
    return new Decoding(active, confirmed);
  }

  private static Decoding expected(Task task, int length) {
    double[] gain = gain(task, length);
    double[] mass = new double[task.outputTokens()]; // by tokens gained so far, fewer than O
    mass[0] = 1;
    DoubleStream.Builder active = DoubleStream.builder();
    DoubleStream.Builder confirmed = DoubleStream.builder();
    for (double chance = 1; chance >= LEAST_CHANCE; chance = Math.min(1, sum(mass, 0))) {
      active.add(chance);
      confirmed.add(task.inputTokens() + sum(mass, 1) / chance);
      mass = convolved(mass, gain);
    }
    return new Decoding(active.build().toArray(), confirmed.build().toArray());
  }

  /** P(G = j) at j. */
  private static double[] gain(Task task, int length) {
    double[] gain = new double[length + 2];
    double allAccepted = 1;
    for (int i = 1; i <= length; i++) {
      gain[i] = allAccepted * (1 - task.acceptance().at(i));
      allAccepted *= task.acceptance().at(i);
    }
    gain[length + 1] = allAccepted;
    return gain;
  }

  private static double[] convolved(double[] mass, double[] gain) {
    double[] next = new double[mass.length];
    for (int g = 0; g < mass.length; g++) {
      for (int j = 1; j < gain.length && g + j < mass.length; j++) {
        next[g + j] += mass[g] * gain[j];
      }
    }
    return next;
  }

  /** Σ mass·tokens^power. */
  private static double sum(double[] mass, int power) {
    double sum = 0;
    for (int g = 0; g < mass.length; g++) {
      sum += power == 0 ? mass[g] : g * mass[g];
    }
    return sum;
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
    return confirmed[step - 1];
  }

  /** The chance that a step is the last one. */
  double ends(int step) {
    return active(step) - active(step + 1);
  }
}
