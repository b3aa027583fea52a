package sdedge.latency;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/**
 * A task that gains certain tokens in each step, not alike: those of one run (docs/model.md section
 * 10), or in every context the mean ones (section 2).
 */
public final class StepwiseProgress implements TaskProgress {
  private final int inputTokens;
  private final double[] gained; // before each step

  private StepwiseProgress(int inputTokens, double[] gained) {
    this.inputTokens = inputTokens;
    this.gained = gained;
  }

  /**
   * Draws the steps of a task: one number per step, so that tasks are as lucky with other lengths.
   *
   * @param uniform numbers in [0, 1): of draft i = 1, 2, … those below Π_{j≤i} α_j are accepted
   */
  public static StepwiseProgress draw(Task task, DraftChoice choice, DoubleSupplier uniform) {
    Acceptance acceptance = task.acceptance().under(choice);
    int output = task.outputTokens();
    double[] gained = new double[Math.min(output, 16)];
    int confirmed = 0;
    int steps = 0;
    while (confirmed < output) {
      if (steps == gained.length) {
        gained = Arrays.copyOf(gained, 2 * steps);
      }
      gained[steps++] = confirmed;
      double context = (double) task.inputTokens() + confirmed;
      confirmed += gain(acceptance.inContext(context), choice.length(), uniform.getAsDouble());
    }
    return new StepwiseProgress(task.inputTokens(), Arrays.copyOf(gained, steps));
  }

  /** Gains the mean number of tokens at what is confirmed before each step. */
  static StepwiseProgress ofMeans(Task task, DraftChoice choice) {
    Acceptance acceptance = task.acceptance().under(choice);
    int output = task.outputTokens();
    double[] gained = new double[16];
    double confirmed = 0;
    double gain = 0;
    int steps = 0;
    while (steps == 0 || output - confirmed > TaskProgress.ROUNDING * gain) {
      if (steps == gained.length) {
        gained = Arrays.copyOf(gained, 2 * steps);
      }
      gained[steps++] = Math.min(output, confirmed);
      double context = task.inputTokens() + gained[steps - 1];
      gain = TaskProgress.expectedTokens(acceptance.inContext(context), choice.length());
      confirmed += gain;
    }
    return new StepwiseProgress(task.inputTokens(), Arrays.copyOf(gained, steps));
  }

  private static int gain(AcceptanceRates acceptance, int length, double uniform) {
    int accepted = 0;
    double survival = 1;
    while (accepted < length) {
      survival *= acceptance.at(accepted + 1);
      if (uniform >= survival) {
        break;
      }
      accepted++;
    }
    return accepted + 1;
  }

  @Override
  public int inputTokens() {
    return inputTokens;
  }

  @Override
  public int steps() {
    return gained.length;
  }

  @Override
  public double activity(int n) {
    return n <= gained.length ? 1 : 0;
  }

  @Override
  public double confirmedBefore(int n) {
    return inputTokens + gained[n - 1];
  }

  @Override
  public double meanSteps() {
    return gained.length;
  }

  @Override
  public boolean isCertain() {
    return true;
  }

  @Override
  public void addTo(double[] activity, double[] context, int prompt) {
    for (int k = 0; k < gained.length; k++) {
      activity[k] += 1;
      context[k] += prompt + gained[k];
    }
  }
}
