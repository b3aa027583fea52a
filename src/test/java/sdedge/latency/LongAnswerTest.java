package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

class LongAnswerTest {
  private static final double TOLERANCE = 1e-11;

  private static Task task(int output, double first, double later) {
    return new Task("u", 0, 100, output, Acceptance.of(first, later), 0, 0);
  }

  /** Also gains of every second number only, whose characteristic function is 1 at π too. */
  @ParameterizedTest
  @CsvSource({
    "4001,0.7,0.7,1", "4001,0.7,0.7,4", "4001,0.05,0.05,64", "4001,0.99,0.99,2",
    "5000,0.5,1,2", "5000,1,0.3,2", "4321,0.2,1,2", "30000,0.6,0.8,3",
  })
  void stepsAreThoseOfTheRecursion(int output, double first, double later, int length) {
    Task task = task(output, first, later);

    ExpectedProgress fast = ExpectedProgress.of(task, DraftChoice.of(length));
    ExpectedProgress plain =
        new ExpectedProgress(
            task.inputTokens(),
            AnswerSteps.byRecursion(output, AnswerGains.of(task.acceptance(), length, 1)));

    assertThat(fast.steps()).isEqualTo(plain.steps());
    for (int n = 1; n <= plain.steps(); n++) {
      double activity = plain.activity(n);
      double before = plain.confirmedBefore(n);
      assertThat(fast.activity(n)).as("%d", n).isCloseTo(activity, within(TOLERANCE * activity));
      assertThat(fast.confirmedBefore(n)).isCloseTo(before, within(TOLERANCE * before));
    }
  }

  /** The mean of the steps is (O + mean excess)/E by Wald's identity, the excess below l. */
  @Test
  void millionsOfTokensAreNoMatter() {
    Task task = task(10_000_000, 0.7, 0.7);

    ExpectedProgress progress = ExpectedProgress.of(task, DraftChoice.of(2));

    double steps = 10_000_000 / TaskProgress.expectedTokens(task.acceptance().inContext(1), 2);
    assertThat(progress.meanSteps()).isBetween(steps, steps + 2);
    assertThat(progress.activity((int) steps)).isCloseTo(0.5, within(1e-3));
  }
}
