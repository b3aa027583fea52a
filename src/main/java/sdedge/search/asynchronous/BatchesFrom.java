package sdedge.search.asynchronous;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.search.problem.ContiguousProblem;

/** The batches that start at one position, each with all its choices. */
final class BatchesFrom {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final int start;
  private final int reach;
  private final int[] drafters; // of the parts that may choose each for itself; else none
  private final int[][] options; // of these drafters, or of all parts: places of choices
  private final int[] places; // of the options that are looked at now
  private final @Nullable PartTimes[][][] known; // by drafter, place and number of tasks

  /** Is notified of a batch. */
  interface Listener {
    /**
     * A batch from the start.
     *
     * @param load of its tasks with some lengths
     * @param parts of the load, in the same order
     */
    void batch(int end, BatchLoad load, PartTimes[] parts);
  }

  BatchesFrom(ContiguousProblem problem, int start) {
    this.problem = problem;
    this.start = start;
    model = problem.stages();
    reach = problem.batchReach()[start];
    drafters = problem.perPart() ? problem.drafters(start, reach) : new int[0];
    int[] all = IntStream.range(0, problem.draftings().size()).toArray();
    options =
        problem.perPart()
            ? Arrays.stream(drafters).mapToObj(problem.set()::of).toArray(int[][]::new)
            : new int[][] {all};
    places = new int[options.length];
    int count = problem.instance().drafters().size();
    known = new PartTimes[count][problem.draftings().size()][reach - start + 1];
  }

  void visit(Listener listener) {
    do {
      grow(listener);
    } while (advance());
  }

  /** The next vector of places; false after the last one. */
  private boolean advance() {
    for (int i = places.length - 1; i >= 0; i--) {
      places[i]++;
      if (places[i] < options[i].length) {
        return true;
      }
      places[i] = 0;
    }
    return false;
  }

  private int place(int drafter) {
    int i = problem.perPart() ? Arrays.binarySearch(drafters, drafter) : 0;
    return options[i][places[i]];
  }

  /** All batches with the choices of now; drafters without a part have the first one. */
  private void grow(Listener listener) {
    IntFunction<DraftChoice> draftings = drafter -> problem.draftings().get(place(drafter));
    BatchLoad load = new BatchLoad(model, draftings, 0);
    int[] tasks = new int[known.length]; // by drafter
    for (int end = start + 1; end <= reach; end++) {
      Task task = problem.task(end - 1);
      if (!problem.set().allows(task.drafter(), place(task.drafter()))) {
        return;
      }
      load.add(task.drafter(), model.progress(task, draftings.apply(task.drafter())));
      tasks[task.drafter()]++;
      if (problem.perPart() ? isFirstOfOthers(tasks) : isChoice(end)) {
        listener.batch(end, load, parts(load, tasks));
      }
    }
  }

  private boolean isFirstOfOthers(int[] tasks) {
    for (int i = 0; i < drafters.length; i++) {
      if (tasks[drafters[i]] == 0 && places[i] > 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isChoice(int end) {
    return Arrays.binarySearch(problem.places(start, end), options[0][places[0]]) >= 0;
  }

  private PartTimes[] parts(BatchLoad load, int[] tasks) {
    PartTimes[] parts = new PartTimes[load.parts().size()];
    for (int i = 0; i < parts.length; i++) {
      int drafter = load.drafter(i);
      @Nullable PartTimes[] byTasks = known[drafter][place(drafter)];
      PartTimes part = byTasks[tasks[drafter]];
      if (part == null) {
        part = PartTimes.of(load.parts().get(i));
        byTasks[tasks[drafter]] = part;
      }
      parts[i] = part;
    }
    return parts;
  }
}
