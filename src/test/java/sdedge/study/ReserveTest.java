package sdedge.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Instance;
import sdedge.search.control.TimeSource;

class ReserveTest {
  /** A clock on which all that happens between two looks takes a millisecond. */
  private static final class Ticking implements TimeSource {
    private long nanos;

    @Override
    public long nanos() {
      nanos += 1_000_000;
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }
  }

  private static Instance of(int tasks) {
    TinySystem system = new TinySystem().drafter(1, TinySystem.INSTANT);
    for (int k = 0; k < tasks; k++) {
      system.task(1, 1);
    }
    return system.instance();
  }

  private static double seconds(int tasks, double readingS) {
    return Reserve.seconds(of(tasks), readingS, new Ticking());
  }

  @Test
  void whatIsReadFastIsWrittenWithinTheOverrun() {
    assertThat(seconds(3, 0)).isZero();
    assertThat(seconds(3, 0.5)).isZero();
    assertThat(seconds(3, 4)).isEqualTo(10);
  }

  /** 1,000 tasks in a millisecond: a pass of 40,000 takes 40 of them. */
  @Test
  void theStepsOfManyTasksArePassedOverSixTimes() {
    assertThat(seconds(19_999, 4)).isEqualTo(10);
    assertThat(seconds(40_000, 4)).isCloseTo(10.24, within(1e-12));
  }
}
