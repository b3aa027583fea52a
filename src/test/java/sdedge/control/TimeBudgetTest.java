package sdedge.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.HandTime;

/** Who has how much time, and what stops whom. */
class TimeBudgetTest {
  private final HandTime time = new HandTime();
  private @Nullable Termination stop;
  private final Control whole =
      new Control() {
        private final TimeBudget budget = TimeBudget.of(time, 10);

        @Override
        public @Nullable Termination stop() {
          return stop == null && budget.isOver() ? Termination.TIME_LIMIT : stop;
        }

        @Override
        public TimeBudget budget() {
          return budget;
        }
      };

  private void later(double seconds) {
    time.advance(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  @Test
  void aBudgetIsOverAtItsEnd() {
    TimeBudget budget = TimeBudget.of(time, 10);
    later(9.999999999);
    assertThat(budget.isOver()).isFalse();
    later(1e-9);
    assertThat(budget.isOver()).isTrue();
    later(2);
    assertThat(budget.leftS()).isEqualTo(-2);
  }

  @Test
  void partsShareWhatIsLeftBeforeTheRest() {
    later(1);
    assertThat(whole.budget().part(3, 2).leftS()).as("half of 9 − 3").isEqualTo(3);
    assertThat(whole.budget().before(4).leftS()).isEqualTo(5);
    later(7);
    assertThat(whole.budget().part(3, 2).isOver()).as("the rest has begun").isTrue();
  }

  @Test
  void withoutALimitNothingEnds() {
    for (TimeBudget each :
        new TimeBudget[] {TimeBudget.UNLIMITED, TimeBudget.of(time, Double.POSITIVE_INFINITY)}) {
      assertThat(each.leftS()).isInfinite();
      assertThat(each.before(5).isOver()).isFalse();
      assertThat(each.part(5, 2).leftS()).isInfinite();
    }
  }

  @Test
  void aPartEndsBeforeTheWhole() {
    TimedPart part = TimedPart.before(whole, 4);
    later(5);
    assertThat(part.stop()).isNull();
    later(1);
    assertThat(part.stop()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(whole.stop()).isNull();
  }

  @Test
  void aPartApartOutlivesTheTimeOfTheWholeButNoSignal() {
    later(9);
    TimedPart apart = TimedPart.apart(whole, 3);
    TimedPart part = TimedPart.share(whole, 0, 1);
    later(2);
    assertThat(part.stop()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(apart.stop()).isNull();
    stop = Termination.INTERRUPTED;
    assertThat(apart.stop()).isEqualTo(Termination.INTERRUPTED);
    stop = null;
    later(1);
    assertThat(apart.stop()).isEqualTo(Termination.TIME_LIMIT);
  }

  /** A control that can tell without the clock whether a signal stops it. */
  private record Unsignalled(TimeBudget budget) implements Control {
    @Override
    public @Nullable Termination stop() {
      return budget.isOver() ? Termination.TIME_LIMIT : null;
    }

    @Override
    public @Nullable Termination stopInTime() {
      return null;
    }
  }

  @Test
  void aPartOfPartsLooksAtTheClockOnce() {
    HandTime looked = new HandTime(Duration.ofMillis(1));
    Control watch = new Unsignalled(TimeBudget.of(looked, 10));
    TimedPart apart = TimedPart.apart(watch, 20);
    TimedPart part = TimedPart.share(TimedPart.before(apart, 5), 5, 2);
    long before = looked.nanos();
    assertThat(part.stop()).isNull();
    assertThat(looked.nanos() - before).as("that look and this one").isEqualTo(2_000_000);
    looked.advance(Duration.ofSeconds(5));
    assertThat(part.stop())
        .as("half of 20 s before 5 and 5 more")
        .isEqualTo(Termination.TIME_LIMIT);
    assertThat(apart.stop()).isNull();
  }
}
