package sdedge.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sdedge.control.TimeSource;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.MeanProgress;
import sdedge.latency.StageModel;
import sdedge.plan.Arena;
import sdedge.plan.Feasibility;
import sdedge.timeline.RunDraws;

/** How long what follows a search takes: the plan is executed, written and checked. */
public final class Reserve {
  private static final double READINGS = 3; // writing and checking take as long, as measured
  private static final double READ_S = 1e-3; // of a task at most: what is more began the program
  private static final double PASSES = 6; // over the steps of all tasks: execution, tables, check
  private static final double ROW_S = 15e-6; // a row of the schedule, in all of these, as measured
  private static final double FIRST_ROWS = 50_000; // take as long thrice, before code is compiled
  private static final double DRAWN_TOKEN_S = 0.25e-6; // executed and checked, as measured
  private static final int LARGE = 20_000; // tasks
  private static final int SAMPLE = 1_000; // tasks

  private Reserve() {}

  /**
   * What will follow the search, seconds.
   *
   * @param readingS what reading took, beyond the start of the program
   */
  public static double seconds(Instance instance, double readingS, TimeSource time) {
    StageModel model = StageModel.of(instance);
    double passS = instance.tasks().size() < LARGE ? 0 : passS(instance, model, time);
    double rows = rows(instance);
    double rowsS = ROW_S * (rows + 2 * Math.min(rows, FIRST_ROWS));
    double readS = Math.min(readingS, READ_S * instance.tasks().size());
    return Math.max(READINGS * readS, rowsS) + PASSES * passS + drawsS(instance);
  }

  /** What executions take that are drawn, seconds. */
  private static double drawsS(Instance instance) {
    double tokens = instance.tasks().stream().mapToDouble(Task::outputTokens).sum();
    return RunDraws.areFor(instance, instance.pipeline())
        ? DRAWN_TOKEN_S * RunDraws.DRAWS * tokens
        : 0;
  }

  /** A pass over the steps of all tasks, seconds, by that over a sample of them. */
  private static double passS(Instance instance, StageModel model, TimeSource time) {
    int each = instance.tasks().size() / SAMPLE;
    steps(model, instance, 0, each); // a first time takes longer
    long begin = time.nanos();
    steps(model, instance, each / 2, each);
    return (time.nanos() - begin) / 1e9 * each;
  }

  /** The steps of a sample of the tasks, with one length after the other. */
  private static void steps(StageModel model, Instance instance, int from, int each) {
    int most = instance.speculation().maxLength();
    for (int k = from; k < instance.tasks().size(); k += each) {
      DraftChoice choice = DraftChoice.of((k / each) % (most + 1));
      model.progress(instance.tasks().get(k), choice).steps();
    }
  }

  /**
   * About how many rows the schedule will have: as that of large batches of a middle length, by a
   * sample of the tasks and the steps that they take in the mean.
   */
  private static double rows(Instance instance) {
    List<Task> tasks = instance.tasks();
    int count = Math.min(tasks.size(), SAMPLE);
    int first = (tasks.size() - count) / 2;
    int length = (instance.speculation().minLength() + instance.speculation().maxLength()) / 2;
    double rows = 0;
    for (int start = first; start < first + count; ) {
      int end = batchEnd(instance, start, first + count);
      Set<Integer> drafters = new HashSet<>();
      int longest = 0;
      for (Task task : tasks.subList(start, end)) {
        drafters.add(task.drafter());
        longest = Math.max(longest, MeanProgress.of(task, DraftChoice.of(length)).steps());
      }
      rows += longest * (1 + 3.0 * drafters.size()); // drafts and both links, then verification
      start = end;
    }
    return rows * tasks.size() / count;
  }

  private static int batchEnd(Instance instance, int start, int most) {
    Arena reserved = new Arena(instance, 1);
    reserved.add(0, start);
    int cap = (int) Math.min(most, (long) start + instance.batching().maxTasksPerBatch());
    int end = start + 1;
    while (end < cap) {
      reserved.add(0, end);
      if (!Feasibility.fits(instance.verifier(), reserved.onVerifier())) {
        break;
      }
      end++;
    }
    return end;
  }
}
