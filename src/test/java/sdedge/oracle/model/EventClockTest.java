package sdedge.oracle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventClockTest {
  private static final double HALF = 0.6e-12;

  /** The third is within 1e-12 of the second, but not of the first. */
  @Test
  void anInstantIsCountedFromItsFirstEventAndShowsTheLatest() {
    EventClock<Runnable> clock = new EventClock<>();
    List<String> happened = new ArrayList<>();
    for (double timeS : new double[] {1 + 2 * HALF, 1, 1 + HALF}) {
      clock.at(timeS, () -> happened.add(clock.instant() + " at " + clock.nowS()));
    }

    assertThat(clock.advance(Runnable::run)).isTrue();
    assertThat(clock.nowS()).isEqualTo(1 + HALF);
    clock.at(1 + HALF, () -> happened.add(clock.instant() + " again"));
    while (clock.advance(Runnable::run)) {
      assertThat(clock.instant()).isLessThan(3);
    }

    assertThat(happened)
        .containsExactly("1 at 1.0", "1 at " + (1 + HALF), "1 again", "2 at " + (1 + 2 * HALF));
  }
}
