package sdedge.latency;

import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/** A task whose steps gain a random number of tokens (docs/model.md section 9). */
public final class ExpectedProgress implements TaskProgress {
  /** The longest answer of which searches take random steps, tokens. */
  public static final int LONGEST = 1_000_000;

  private final int inputTokens;
  private final double[] activity;
  private final double[] gained; // by step − 1, the mean tokens before it if the task is active
  private final double meanSteps;

  /**
   * The progress of a task.
   *
   * @param inputTokens I
   * @param steps of its answer at its speculation length, which are not copied
   */
  ExpectedProgress(int inputTokens, AnswerSteps steps) {
    this.inputTokens = inputTokens;
    activity = steps.activity();
    gained = steps.gained();
    meanSteps = steps.mean();
  }

  public static ExpectedProgress of(Task task, DraftChoice choice) {
    return new ExpectedProgress(
        task.inputTokens(), AnswerSteps.of(task.answer(), choice, task.inputTokens()));
  }

  @Override
  public int inputTokens() {
    return inputTokens;
  }

  @Override
  public int steps() {
    return activity.length;
  }

  @Override
  public double activity(int n) {
    return n <= activity.length ? activity[n - 1] : 0;
  }

  @Override
  public double confirmedBefore(int n) {
    return inputTokens + gained[n - 1];
  }

  @Override
  public double meanSteps() {
    return meanSteps;
  }

  @Override
  public boolean isCertain() {
    return activity[activity.length - 1] == 1;
  }

  @Override
  public void addTo(double[] chance) {
    for (int k = 0; k < activity.length; k++) {
      chance[k] = PartLoad.either(chance[k], activity[k]);
    }
  }

  @Override
  public void addTo(double[] sums, double[] context, int prompt) {
    for (int k = 0; k < activity.length; k++) {
      sums[k] += activity[k];
      context[k] += activity[k] * (prompt + gained[k]);
    }
  }
}
