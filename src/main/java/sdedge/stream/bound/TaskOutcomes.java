package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * Every task with every answer that may come, a known task each: those whom a bound values
 * (docs/model.md section 12). Values by outcome are in the order of {@link #known}'s tasks.
 *
 * @param instance with its laws
 * @param known the instance whose tasks are the outcomes
 * @param task of which each outcome is, ascending
 * @param chance how likely its task has the answer
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record TaskOutcomes(Instance instance, Instance known, int[] task, double[] chance) {
  private static final List<ToIntFunction<Task>> SIZES =
      List.of(
          Task::inputTokens, Task::outputTokens, task -> task.inputTokens() + task.outputTokens());

  /** All that may come. */
  static TaskOutcomes of(Instance instance) {
    if (!instance.isUncertain()) {
      return ofMeans(instance);
    }
    List<Task> known = new ArrayList<>();
    IntStream.Builder tasks = IntStream.builder();
    List<Double> chances = new ArrayList<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task own = instance.tasks().get(k);
      for (AnswerLaw.Outcome outcome : own.answer().outcomes()) {
        known.add(own.with(AnswerLaw.known(outcome.outputTokens(), outcome.acceptance())));
        tasks.add(k);
        chances.add(own.answer().chance(outcome));
      }
    }
    return new TaskOutcomes(
        instance,
        instance.with(known),
        tasks.build().toArray(),
        chances.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Every task once, with the means where its answer is not known. */
  static TaskOutcomes ofMeans(Instance instance) {
    double[] certain = new double[instance.tasks().size()];
    Arrays.fill(certain, 1);
    int[] each = IntStream.range(0, certain.length).toArray();
    return new TaskOutcomes(instance, instance, each, certain);
  }

  private int tasks() {
    return instance.tasks().size();
  }

  /** Of which task one is. */
  int task(int outcome) {
    return task[outcome];
  }

  /** How likely its task has this answer. */
  double chance(int outcome) {
    return chance[outcome];
  }

  /**
   * All if they are few, else as many, evenly from all that requests may be; and those that are
   * largest or smallest, which come never.
   */
  TaskOutcomes sample(int most) {
    if (chance.length <= most) {
      return this;
    }
    List<Task> some = new ArrayList<>();
    double below = chance[0];
    int at = 0;
    for (int i = 0; i < most; i++) {
      double place = (2.0 * i + 1) * tasks() / (2.0 * most);
      while (below <= place && at < chance.length - 1) {
        at++;
        below += chance[at];
      }
      some.add(known.tasks().get(at));
    }
    for (int d = 0; d < known.drafters().size(); d++) {
      List<Task> own = Arrays.stream(known.tasksOf(d)).mapToObj(known.tasks()::get).toList();
      for (ToIntFunction<Task> size : SIZES) {
        own.stream().max(Comparator.comparingInt(size)).ifPresent(some::add);
        own.stream().min(Comparator.comparingInt(size)).ifPresent(some::add);
      }
    }
    Instance of = known.with(some);
    double[] chances = new double[some.size()];
    Arrays.fill(chances, 0, most, 1);
    return new TaskOutcomes(of, of, IntStream.range(0, chances.length).toArray(), chances);
  }

  /** The mean over all tasks, each as often as any other, and their answers. */
  double mean(double[] byOutcome) {
    return IntStream.range(0, chance.length).mapToDouble(i -> chance[i] * byOutcome[i]).sum()
        / tasks();
  }

  /** Values by task and outcome, with their means by task. */
  AnswerValues values(double[] byOutcome) {
    double[][] split = new double[tasks()][];
    for (int from = 0; from < chance.length; ) {
      int to = from;
      while (to < chance.length && task[to] == task[from]) {
        to++;
      }
      split[task[from]] = Arrays.copyOfRange(byOutcome, from, to);
      from = to;
    }
    return new AnswerValues(byTask(byOutcome), split);
  }

  /** The means over the answers of each task. */
  double[] byTask(double[] byOutcome) {
    double[] means = new double[tasks()];
    for (int i = 0; i < chance.length; i++) {
      means[task[i]] += chance[i] * byOutcome[i];
    }
    return means;
  }
}
