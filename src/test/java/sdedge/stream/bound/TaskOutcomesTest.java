package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
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
  void meansByHand() {
    TaskOutcomes two = of(task(1, 1, 3, 1), task(2, 1, 4, 3));
    assertThat(two.mean(new double[] {1, 3, 2, 4})).isEqualTo((2 + 3.5) / 2);
    assertThat(two.byTask(new double[] {1, 3, 2, 4})).containsExactly(2, 3.5);
    assertThat(two.known().tasks()).extracting(Task::outputTokens).containsExactly(1, 3, 2, 4);
  }

  /** A sample of many is one of requests: each outcome as often as it comes. */
  @Test
  void samplesFollowTheLaw() {
    TaskOutcomes tasks = of(task(1, 1, 2, 1, 3, 2, 4, 4));

    assertThat(tasks.sample(4).chance()).containsExactly(0.125, 0.125, 0.25, 0.5);
    assertThat(drawn(tasks.sample(2))).containsExactly(3, 4);
    assertThat(drawn(tasks.sample(3))).containsExactly(2, 4, 4);
    assertThat(tasks.sample(2).known().tasks()).extracting(Task::outputTokens).contains(1);
  }

  private static List<Integer> drawn(TaskOutcomes sample) {
    return IntStream.range(0, sample.chance().length)
        .filter(i -> sample.chance(i) > 0)
        .mapToObj(i -> sample.known().tasks().get(i).outputTokens())
        .toList();
  }
}
