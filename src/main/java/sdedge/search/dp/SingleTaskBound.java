package sdedge.search.dp;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.search.problem.ContiguousProblem;

/**
 * A bound that is there at once: no plan ends before the last prompt is there, nor before a task
 * that begins when its own is there and has all stages to itself (docs/model.md section 7). The
 * latter where more tasks never make a stage shorter: not with measured tables.
 */
public final class SingleTaskBound {
  private static final int MOST_STEPS = 100_000; // beyond, times of all steps take too much memory
  private static final int TRIED = 3; // tasks of the latest prompts, and of the most output

  private SingleTaskBound() {}

  /** No plan of a problem ends earlier, seconds. */
  public static double of(ContiguousProblem problem) {
    double lastReadyS = Arrays.stream(problem.readyS()).max().orElse(0);
    if (!isMonotone(problem)) {
      return lastReadyS;
    }
    double singleTaskS =
        Stream.of(
                latest(problem, k -> problem.readyS()[k]),
                latest(problem, k -> problem.task(k).outputTokens()))
            .flatMapToInt(positions -> positions)
            .mapToDouble(k -> problem.readyS()[k] + shortestS(problem, k))
            .max()
            .orElse(0);
    return Math.max(lastReadyS, singleTaskS);
  }

  private static boolean isMonotone(ContiguousProblem problem) {
    return Stream.concat(
                Stream.of(problem.instance().verifier()),
                problem.instance().drafters().stream().map(drafter -> drafter.node()))
            .allMatch(node -> node.latency().isMonotone())
        && problem.instance().drafters().stream()
            .flatMap(drafter -> drafter.modes().stream())
            .allMatch(mode -> mode.table() == null);
  }

  /** The first of the positions with the largest keys. */
  private static IntStream latest(ContiguousProblem problem, IntToDoubleFunction key) {
    int[] most = new int[Math.min(TRIED, problem.size())]; // the largest first
    int found = 0;
    for (int k = 0; k < problem.size(); k++) {
      double own = key.applyAsDouble(k);
      int at = found;
      while (at > 0 && own > key.applyAsDouble(most[at - 1])) {
        at--;
      }
      if (at < most.length) {
        found = Math.min(found + 1, most.length);
        System.arraycopy(most, at, most, at + 1, found - at - 1);
        most[at] = k;
      }
    }
    return Arrays.stream(most);
  }

  /** What a task takes alone with its best choice, seconds; 0 if that has very many steps. */
  private static double shortestS(ContiguousProblem problem, int position) {
    StageModel model = problem.stages();
    Task task = problem.task(position);
    double leastS = Double.POSITIVE_INFINITY;
    for (int q = 0; q < problem.draftChoices().size(); q++) {
      if (!problem.set().allows(task.drafter(), q)) {
        continue;
      }
      DraftChoice choice = problem.draftChoices().get(q);
      TaskProgress progress = model.progress(task, choice);
      if (progress.steps() > MOST_STEPS) {
        return 0;
      }
      BatchLoad load = new BatchLoad(model, choice);
      load.add(task.drafter(), progress);
      leastS = Math.min(leastS, load.inTurnS());
    }
    return leastS;
  }
}
