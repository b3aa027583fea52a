package sdedge.study;

import java.util.List;
import sdedge.instance.Drafting;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.StageModel;
import sdedge.search.control.TimeSource;

/**
 * How much of a time limit is kept for what follows the search of a large instance: the plan is
 * executed, written and checked.
 */
public final class Reserve {
  /** The part of a limit that is left to the search in any case. */
  static final double LEAST_SEARCH = 0.5;

  private static final double READINGS = 3; // writing and checking take as long, as measured
  private static final double PASSES = 6; // over the steps of all tasks: execution, tables, check
  private static final double OVERRUN_S = 2; // of the three that a user is told
  private static final int LARGE = 20_000; // tasks
  private static final int SAMPLE = 1_000; // tasks

  private Reserve() {}

  /**
   * What will follow, seconds, but for what a limit may be overrun by.
   *
   * @param readingS what reading took, beyond the start of the program
   */
  public static double seconds(Instance instance, double readingS, TimeSource time) {
    List<Task> tasks = instance.tasks();
    double passS = tasks.size() < LARGE ? 0 : passS(instance, time);
    return Math.max(0, READINGS * readingS + PASSES * passS - OVERRUN_S);
  }

  /** A pass over the steps of all tasks, seconds, by that over a sample of them. */
  private static double passS(Instance instance, TimeSource time) {
    StageModel model = StageModel.of(instance);
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
      Drafting drafting = Drafting.of((k / each) % (most + 1));
      model.progress(instance.tasks().get(k), drafting).steps();
    }
  }
}
