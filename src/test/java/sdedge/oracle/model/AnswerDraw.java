package sdedge.oracle.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.Plan;

/**
 * One of the draws whose mean a makespan under expected steps is, of continuous plans and of
 * asynchronous ones whose answers are not known (Sections 6, 10 and 13 of the model).
 *
 * @param draw from 0
 */
public record AnswerDraw(int draw) {
  public static final int COUNT = 64;

  private static final long SEED = 1;

  public static List<AnswerDraw> all() {
    return IntStream.range(0, COUNT).mapToObj(AnswerDraw::new).toList();
  }

  /** Whether the makespan of an asynchronous plan is their mean. */
  public static boolean areOf(Instance instance, Plan plan) {
    return instance.speculation().steps() == Steps.EXPECTED
        && instance.isUncertain()
        && plan.pipeline() == Pipeline.ASYNCHRONOUS;
  }

  /** Numbers in [0, 1) of a task, one per step. */
  public DoubleSupplier numbers(Task task) {
    return RandomNumbers.ofName(SEED, draw, task.id())::uniform;
  }

  /** The task with the answer at the place of the draw among all of them, sorted. */
  public Task known(Task task) {
    AnswerLaw law = task.answer();
    if (!law.isUncertain()) {
      return task;
    }
    double[] numbers = new double[COUNT];
    double place = 0;
    for (int each = 0; each < COUNT; each++) {
      RandomNumbers random = RandomNumbers.ofName(SEED, each, task.id() + " answer");
      numbers[each] = random.uniform();
      place = each == draw ? random.uniform() : place;
    }
    double own = numbers[draw];
    long rank =
        Arrays.stream(numbers).filter(number -> number < own).count()
            + Arrays.stream(numbers, 0, draw).filter(number -> number == own).count();
    return task.with(only(law, at(law, (rank + place) / COUNT)));
  }

  /** The outcome at a place of a law, in [0, 1). */
  public static int at(AnswerLaw law, double place) {
    double weights = law.outcomes().stream().mapToDouble(AnswerLaw.Outcome::weight).sum();
    double below = 0;
    int outcome = 0;
    while (outcome < law.outcomes().size() - 1) {
      below += law.outcomes().get(outcome).weight() / weights;
      if (place < below) {
        return outcome;
      }
      outcome++;
    }
    return outcome;
  }

  public static AnswerLaw only(AnswerLaw law, int outcome) {
    AnswerLaw.Outcome of = law.outcomes().get(outcome);
    return AnswerLaw.known(of.outputTokens(), of.acceptance());
  }
}
