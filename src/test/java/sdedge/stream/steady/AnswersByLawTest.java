package sdedge.stream.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/** Answers by law are as many kinds of requests: long ones are resident longer. */
class AnswersByLawTest {
  private static final AnswerLaw.Outcome SHORT = new AnswerLaw.Outcome(20, Acceptance.of(0.5), 1);
  private static final AnswerLaw.Outcome LONG = new AnswerLaw.Outcome(90, Acceptance.of(0.8), 3);

  @Test
  void aLawIsTheMixOfItsOutcomes() {
    Instance drawn = new RandomInstances(new Random(5)).tasks(2).maxLength(4).next();
    Task task = drawn.tasks().get(0).withDrafter(0);
    AnswerLaw law = AnswerLaw.of(List.of(SHORT, LONG), Integer.MAX_VALUE, 4);
    Task shortOne = task.with(AnswerLaw.known(20, Acceptance.of(0.5)));
    Task longOne = task.with(AnswerLaw.known(90, Acceptance.of(0.8)));
    SteadyLoad byLaw = SteadyLoad.of(drawn.with(List.of(task.with(law))), 0);
    SteadyLoad mixed = SteadyLoad.of(drawn.with(List.of(shortOne, longOne, longOne, longOne)), 0);

    for (int length = 0; length <= 4; length++) {
      SteadyLoad.Mixture found = byLaw.at(length);
      SteadyLoad.Mixture expected = mixed.at(length);
      assertThat(found.steps()).isCloseTo(expected.steps(), within(1e-12 * expected.steps()));
      assertThat(found.tokens()).isCloseTo(71.5, within(1e-12)); // (19 + 3·89)/4
      assertThat(found.context()).isCloseTo(expected.context(), within(1e-12 * expected.context()));
    }
    double evenly = task.inputTokens() + (10 + 3 * 45) / 4.0;
    assertThat(byLaw.at(1).context()).as("longer ones count more").isGreaterThan(evenly);
  }
}
