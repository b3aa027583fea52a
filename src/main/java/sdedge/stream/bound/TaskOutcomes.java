package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
   * Some of them.
   *
   * @param weights how often each counts
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Sample(int[] of, double[] weights) {}

  /** All if they are few, else as many, evenly from all that requests may be. */
  Sample sample(int most) {
    if (chance.length <= most) {
      return new Sample(IntStream.range(0, chance.length).toArray(), chance);
    }
    int[] drawn = new int[most];
    double[] same = new double[most];
    double below = chance[0];
    int at = 0;
    for (int i = 0; i < most; i++) {
      double place = (2.0 * i + 1) * tasks() / (2.0 * most);
      while (below <= place && at < chance.length - 1) {
        at++;
        below += chance[at];
      }
      drawn[i] = at;
      same[i] = 1;
    }
    return new Sample(drawn, same);
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

  /**
   * The mean of the largest of some tasks, whose answers are independent: P(max &le; x) = Π P(X
   * &le; x). Minus infinity without tasks.
   *
   * @param of the outcomes, all or none of each task
   */
  double meanOfLargest(double[] byOutcome, int[] of) {
    int[] ascending =
        Arrays.stream(of)
            .boxed()
            .sorted((one, other) -> Double.compare(byOutcome[one], byOutcome[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] below = new double[tasks()]; // the chance that a task is no larger, so far
    int[] left = new int[tasks()];
    Arrays.stream(of).forEach(i -> left[task[i]]++);
    long open = Arrays.stream(left).filter(count -> count > 0).count(); // larger for certain
    double all = 1; // the product of what is not 0
    double before = 0;
    double mean = open == 0 ? Double.NEGATIVE_INFINITY : 0;
    for (int i : ascending) {
      int k = task[i];
      double old = below[k];
      left[k]--;
      below[k] = left[k] == 0 ? 1 : Math.min(1, old + chance[i]);
      open -= old == 0 && below[k] > 0 ? 1 : 0;
      all *= old == 0 ? (below[k] > 0 ? below[k] : 1) : below[k] / old;
      if (open == 0) {
        mean += (all - before) * byOutcome[i];
        before = all;
      }
    }
    return mean;
  }
}
