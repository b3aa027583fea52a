package sdedge.latency;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/** A task in one run, in which it gained certain tokens in each step (docs/model.md section 10). */
public final class SampledProgress implements TaskProgress {
  private final int inputTokens;
  private final double[] gained; // before each step

  private SampledProgress(int inputTokens, double[] gained) {
    this.inputTokens = inputTokens;
    this.gained = gained;
  }

  /**
   * Draws the steps of a task: one number per step, so that tasks are as lucky with other lengths.
   *
   * @param uniform numbers in [0, 1): of draft i = 1, 2, … those below Π_{j≤i} α_j are accepted
   */
  public static SampledProgress draw(Task task, DraftChoice choice, DoubleSupplier uniform) {
    int output = task.outputTokens();
    double[] gained = new double[Math.min(output, 16)];
    int confirmed = 0;
    int steps = 0;
    while (confirmed < output) {
      if (steps == gained.length) {
        gained = Arrays.copyOf(gained, 2 * steps);
      }
      gained[steps++] = confirmed;
      confirmed += gain(task, choice, uniform.getAsDouble());
    }
    return new SampledProgress(task.inputTokens(), Arrays.copyOf(gained, steps));
  }

  private static int gain(Task task, DraftChoice choice, double uniform) {
    Acceptance acceptance = task.acceptance().under(choice);
    int accepted = 0;
    double survival = 1;
    while (accepted < choice.length()) {
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
