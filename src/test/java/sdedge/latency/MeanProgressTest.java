package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

class MeanProgressTest {
  /** 69 tokens by 1.15 a step, of which rounding makes a little more than 60 steps. */
  @Test
  void roundingAddsNoStep() {
    double expected = TaskProgress.expectedTokens(Acceptance.of(0.15).inContext(7), 1);
    assertThat(69 / expected).isGreaterThan(60);
    TaskProgress progress = MeanProgress.of(task(69), DraftChoice.of(1));
    assertThat(progress.steps()).isEqualTo(60);
    assertThat(progress.confirmedBefore(60)).isCloseTo(7 + 59 * 1.15, within(1e-12));
    assertThat(MeanProgress.of(task(70), DraftChoice.of(1)).steps()).isEqualTo(61);
  }

  private static Task task(int outputTokens) {
    return new Task("a", 0, 7, outputTokens, Acceptance.of(0.15), 20, -100);
  }
}
