package sdedge.search.problem;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;

/** How each task of a problem advances with each of its choices. */
public final class ProgressTable {
  private static final double BYTES = 64; // of a TaskProgress and the way to it
  private static final double SHARE_OF_HEAP = 0.5;

  private final @Nullable TaskProgress[][] progress; // by index of the choice, position
  private final double bytes;

  private ProgressTable(@Nullable TaskProgress[][] progress, double bytes) {
    this.progress = progress;
    this.bytes = bytes;
  }

  /**
   * The table of a problem; null if it is stopped, or if it takes too much of the heap: the random
   * steps of all answers may be many.
   */
  public static @Nullable ProgressTable of(ContiguousProblem problem, Control control) {
    double mostBytes = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
    StageModel model = problem.stages();
    @Nullable TaskProgress[][] progress =
        new TaskProgress[problem.draftChoices().size()][problem.size()];
    double bytes = 0;
    for (int position = 0; position < problem.size(); position++) {
      for (int q = 0; q < progress.length; q++) {
        if (!problem.set().allows(problem.task(position).drafter(), q)) {
          continue;
        }
        TaskProgress one = model.progress(problem.task(position), problem.draftChoices().get(q));
        progress[q][position] = one;
        bytes += one.isCertain() ? BYTES : BYTES + 2.0 * Double.BYTES * one.steps();
      }
      if (bytes > mostBytes || control.isStopped()) {
        return null;
      }
    }
    return new ProgressTable(progress, bytes);
  }

  TaskProgress at(int choice, int position) {
    TaskProgress known = progress[choice][position];
    if (known == null) {
      throw new IllegalArgumentException("the drafter of the task does not draft so");
    }
    return known;
  }

  /** The most steps of a task with any choice. */
  int mostSteps(int position) {
    int most = 0;
    for (@Nullable TaskProgress[] byPosition : progress) {
      TaskProgress known = byPosition[position];
      most = known == null ? most : Math.max(most, known.steps());
    }
    return most;
  }

  /** How many steps all choices of the batches that start at a position have, at most. */
  double steps(ContiguousProblem problem, int start) {
    int longest = 0;
    double steps = 0;
    double[] choices = problem.choices().counts(start);
    for (int k = 0; k < choices.length; k++) {
      longest = Math.max(longest, mostSteps(start + k));
      steps += longest * choices[k];
    }
    return problem.stages().hasChances() ? 2 * steps : steps;
  }

  /** What all of it takes. */
  double bytes() {
    return bytes;
  }
}
