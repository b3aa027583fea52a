package sdedge.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.latency.StepwiseProgress;
import sdedge.random.CommonRandomNumbers;
import sdedge.random.Strata;

/**
 * What chance decides in the runs of an instance (docs/model.md section 10): which answers come,
 * and what is accepted step by step. May be used by several threads at once.
 */
public final class RunDraws {
  /** How many runs stand for all where plans are compared by them. */
  public static final int DRAWS = 64;

  private static final long OF_PLANS = 1;

  private final long seed;
  private final List<Task> tasks;
  private final long[] keys;
  private final long[] answerKeys;
  private final List<List<Task>> known = new ArrayList<>(); // by task and outcome

  private final int[][] stratified; // outcome by task and run; empty where each run is on its own

  /** Whether a makespan under a pipeline is a mean of runs. */
  public static boolean areFor(Instance instance, Pipeline pipeline) {
    return instance.speculation().steps() == Steps.EXPECTED
        && (pipeline == Pipeline.CONTINUOUS
            || (pipeline == Pipeline.ASYNCHRONOUS && instance.isUncertain()));
  }

  public RunDraws(Instance instance, long seed) {
    this(instance, seed, 0);
  }

  /** The runs of which the makespan of a plan is the mean. */
  public static RunDraws ofPlans(Instance instance) {
    return stratified(instance, OF_PLANS);
  }

  /**
   * {@value #DRAWS} runs whose answers are spread evenly over their laws: each is as likely as its
   * law says, and their means are far closer to those of all answers.
   */
  public static RunDraws stratified(Instance instance, long seed) {
    return new RunDraws(instance, seed, DRAWS);
  }

  private RunDraws(Instance instance, long seed, int strata) {
    this.seed = seed;
    tasks = instance.tasks();
    keys = tasks.stream().mapToLong(task -> CommonRandomNumbers.keyOf(task.id())).toArray();
    answerKeys =
        tasks.stream()
            .mapToLong(task -> CommonRandomNumbers.keyOf(task.id() + " answer"))
            .toArray();
    for (Task task : tasks) {
      known.add(task.answer().outcomes().stream().map(each -> known(task, each)).toList());
    }
    stratified = new int[strata == 0 ? 0 : tasks.size()][];
    for (int k = 0; k < stratified.length; k++) {
      stratified[k] = stratified(k, strata);
    }
  }

  /** Each run has a stratum of its own, in the order of the numbers drawn, and a place in it. */
  private int[] stratified(int task, int strata) {
    double[] drawn = new double[strata];
    double[] place = new double[strata];
    for (int run = 0; run < strata; run++) {
      DoubleSupplier numbers = answerNumbers(run, task);
      drawn[run] = numbers.getAsDouble();
      place[run] = numbers.getAsDouble();
    }
    return Arrays.stream(Strata.of(drawn, place)).mapToInt(tasks.get(task).answer()::at).toArray();
  }

  private static Task known(Task task, AnswerLaw.Outcome outcome) {
    return task.answer().isUncertain()
        ? task.with(AnswerLaw.known(outcome.outputTokens(), outcome.acceptance()))
        : task;
  }

  /** The index of the outcome of a task's answer in a run, from 0. */
  public int outcome(int run, int task) {
    AnswerLaw answer = tasks.get(task).answer();
    if (stratified.length > 0) {
      return stratified[task][run];
    }
    return answer.isUncertain() ? answer.at(answerNumbers(run, task).getAsDouble()) : 0;
  }

  private DoubleSupplier answerNumbers(int run, int task) {
    return CommonRandomNumbers.stream(seed, run, answerKeys[task]);
  }

  /** A task as one of the outcomes of its answer makes it. */
  public Task known(int task, int outcome) {
    return known.get(task).get(outcome);
  }

  /** The instance in which the answers that come in a run are known. */
  public Instance known(Instance instance, int run) {
    List<Task> drawn = new ArrayList<>();
    for (int k = 0; k < tasks.size(); k++) {
      drawn.add(known(k, outcome(run, k)));
    }
    return instance.with(drawn);
  }

  /** What happens to the tasks of a plan of batches in a run. */
  public SampledPlan.AnswerDraws ofBatches(int run) {
    return (task, choice) ->
        StepwiseProgress.draw(known(task, outcome(run, task)), choice, steps(run, task));
  }

  /** Numbers in [0, 1) of a task in a run, one per step. */
  public DoubleSupplier steps(int run, int task) {
    return CommonRandomNumbers.stream(seed, run, keys[task]);
  }
}
