package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/** Values of tasks with the answers that may come, and what is made of them. */
class TaskOutcomesTest {
  private static final Acceptance HALF = Acceptance.of(0.5);

  private static Task task(int... tokensAndWeights) {
    List<AnswerLaw.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < tokensAndWeights.length; i += 2) {
      outcomes.add(new AnswerLaw.Outcome(tokensAndWeights[i], HALF, tokensAndWeights[i + 1]));
    }
    AnswerLaw law = AnswerLaw.of(outcomes, Integer.MAX_VALUE, 2);
    return new Task("t", 0, 1, 1, HALF, 0, 0).with(law);
  }

  private static TaskOutcomes of(Task... tasks) {
    Instance any = new RandomInstances(new Random(1)).drafters(1).tasks(1).next();
    return TaskOutcomes.of(any.with(List.of(tasks)));
  }

  /** Of 1 or 3, and 2 or, three times as likely, 4. */
  @Test
  void extremesOfIndependentTasksByHand() {
    TaskOutcomes two = of(task(1, 1, 3, 1), task(2, 1, 4, 3));
    int[] all = {0, 1, 2, 3};

    double largest = two.meanOfLargest(new double[] {1, 3, 2, 4}, all);
    double least = -two.meanOfLargest(new double[] {-1, -3, -2, -4}, all);

    assertThat(largest).isCloseTo((2 + 4 * 3 + 3 + 4 * 3) / 8.0, within(1e-15));
    assertThat(least).isCloseTo((1 + 3 + 2 + 3 * 3) / 8.0, within(1e-15));
    assertThat(two.mean(new double[] {1, 3, 2, 4})).isEqualTo((2 + 3.5) / 2);
    assertThat(two.byTask(new double[] {1, 3, 2, 4})).containsExactly(2, 3.5);
    assertThat(two.known().tasks()).extracting(Task::outputTokens).containsExactly(1, 3, 2, 4);
  }

  /** Against all combinations of answers. */
  @Test
  void extremesOfIndependentTasksByEnumeration() {
    TestSeeds.each(
        TaskOutcomesTest.class,
        50,
        random -> {
          Instance drawn = new RandomInstances(random).tasks(1 + random.nextInt(4)).next();
          TaskOutcomes tasks = TaskOutcomes.of(RandomAnswers.of(random, drawn));
          int[] all = IntStream.range(0, tasks.known().tasks().size()).toArray();
          if (all.length > 40) {
            return;
          }
          double[] values = random.doubles(all.length).map(x -> Math.rint(10 * x)).toArray();
          double expected = enumerated(tasks, values, 0, Double.NEGATIVE_INFINITY);
          assertThat(tasks.meanOfLargest(values, all)).isCloseTo(expected, within(1e-12));
        });
  }

  private static double enumerated(TaskOutcomes tasks, double[] values, int from, double largest) {
    if (from == values.length) {
      return largest;
    }
    double mean = 0;
    int to = from;
    while (to < values.length && tasks.task(to) == tasks.task(from)) {
      to++;
    }
    for (int i = from; i < to; i++) {
      mean += tasks.chance(i) * enumerated(tasks, values, to, Math.max(largest, values[i]));
    }
    return mean;
  }

  /** A sample of many is one of requests: each outcome as often as it comes. */
  @Test
  void samplesFollowTheLaw() {
    TaskOutcomes tasks = of(task(1, 1, 2, 1, 3, 2, 4, 4));

    assertThat(tasks.sample(4).weights()).containsExactly(0.125, 0.125, 0.25, 0.5);
    assertThat(tasks.sample(2).of()).containsExactly(2, 3);
    assertThat(tasks.sample(3).of()).containsExactly(1, 3, 3);
  }
}
