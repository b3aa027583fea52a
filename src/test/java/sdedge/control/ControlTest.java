package sdedge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.HandTime;

/** Who has how much time, what stops whom, and who hears of what. */
class ControlTest {
  private final HandTime time = new HandTime();
  private @Nullable Termination asked;
  private final Control whole = limited(10);

  private Control limited(double limitS) {
    return Control.limited(limitS, time, time.nanos(), () -> asked, ProgressListener.NONE);
  }

  private void later(double seconds) {
    time.advance(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  @Test
  void theTimeIsOverAtItsEnd() {
    later(9.999999999);
    assertThat(whole.stop()).isNull();
    later(1e-9);
    assertThat(whole.stop()).isEqualTo(Termination.TIME_LIMIT);
    later(2);
    assertThat(whole.leftS()).isEqualTo(-2);
  }

  @Test
  void whoAsksCountsMoreThanTheTime() {
    later(11);
    asked = Termination.INTERRUPTED;
    assertThat(whole.stop()).isEqualTo(Termination.INTERRUPTED);
    assertThat(whole.asked()).isEqualTo(Termination.INTERRUPTED);
    assertThat(whole.wrapUp(1).stop()).isEqualTo(Termination.INTERRUPTED);
    assertThat(whole.last().stop()).as("without which all is lost").isNull();
  }

  @Test
  void partsShareWhatIsLeftBeforeTheRest() {
    later(1);
    assertThat(whole.share(3, 2).leftS()).as("half of 9 − 3").isEqualTo(3);
    assertThat(whole.before(4).leftS()).isEqualTo(5);
    assertThat(whole.within(2).leftS()).isEqualTo(2);
    assertThat(whole.within(20).leftS()).isEqualTo(9);
    later(7);
    assertThat(whole.share(3, 2).stop()).as("the rest has begun").isNotNull();
  }

  @Test
  void withoutALimitNothingEnds() {
    Control endless = limited(Double.POSITIVE_INFINITY);
    later(1e9);
    for (Control each :
        List.of(
            Control.NONE,
            endless.before(5),
            endless.share(5, 2),
            endless.wrapUp(3),
            endless.followedBy(3),
            endless.leaving(3),
            endless.strict())) {
      assertThat(each.leftS()).isInfinite();
      assertThat(each.stop()).isNull();
    }
    assertThat(endless.within(5).leftS()).isEqualTo(5);
  }

  @Test
  void aPartEndsBeforeTheWhole() {
    Control part = whole.before(4);
    later(5);
    assertThat(part.stop()).isNull();
    later(1);
    assertThat(part.stop()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(whole.stop()).isNull();
  }

  @Test
  void aWrapUpOutlivesTheTimeButNotWhatALimitMayBeExceededBy() {
    later(9);
    Control wrapUp = whole.wrapUp(3);
    Control part = whole.share(0, 1);
    later(2);
    assertThat(part.stop()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(wrapUp.stop()).isNull();
    later(1);
    assertThat(wrapUp.stop()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(whole.wrapUp(3).leftS()).as("10 s, a tenth and 2 s").isCloseTo(1, within(1e-9));
    assertThat(part.wrapUp(3).leftS()).as("the same of a part").isCloseTo(1, within(1e-9));
    assertThat(wrapUp.share(0, 2).wrapUp(3).leftS()).isCloseTo(1, within(1e-9));
    assertThat(whole.strict().wrapUp(3).stop()).isEqualTo(Termination.TIME_LIMIT);
  }

  /** Of three seconds beyond a limit, 0.8 are for what follows a search, if it takes no more. */
  @ParameterizedTest
  @CsvSource({
    "60, 0.8, 60, 66.8",
    "60, 2, 58.8, 65.6",
    "60, 12, 48.8, 55.6",
    "60, 100, 30, -32.4",
    "1, 3, 0.5, -0.3"
  })
  void whatFollowsHasTimeButASearchHasHalfOfALimit(
      double limitS, double followsS, double searchS, double latestS) {
    Control search = limited(limitS).followedBy(followsS);
    assertThat(search.leftS()).isCloseTo(searchS, within(1e-9));
    assertThat(search.wrapUpS()).isCloseTo(latestS, within(1e-9));
    assertThat(search.leaving(0.3).wrapUpS()).isCloseTo(latestS - 0.3, within(1e-9));
    assertThat(search.limitS()).isEqualTo(limitS);
  }

  @Test
  void aPartOfPartsLooksAtTheClockOnce() {
    HandTime looked = new HandTime(Duration.ofMillis(1));
    Control part =
        Control.limited(10, looked, looked.nanos(), () -> null, ProgressListener.NONE)
            .before(1)
            .share(5, 2)
            .orWhen(() -> null);
    long before = looked.nanos();
    assertThat(part.stop()).isNull();
    assertThat(looked.nanos() - before).as("that look and this one").isEqualTo(2_000_000);
  }

  @Test
  void whatIsEnoughEndsAPartAndNotTheWhole() {
    boolean[] enough = {false};
    Control part = whole.orWhen(() -> enough[0] ? Termination.GAP : null);
    assertThat(part.isStopped()).isFalse();
    enough[0] = true;
    assertThat(part.stop()).isEqualTo(Termination.GAP);
    assertThat(part.share(0, 2).stop()).isEqualTo(Termination.GAP);
    assertThat(whole.isStopped()).isFalse();
    asked = Termination.INTERRUPTED;
    assertThat(part.stop()).isEqualTo(Termination.INTERRUPTED);
  }

  @Test
  void ofAPartNothingIsHeardButFailures() {
    List<String> heard = new ArrayList<>();
    Control heeded =
        whole.with(
            new ProgressListener() {
              @Override
              public void notified(Event event) {
                heard.add(
                    event instanceof Bounds known
                        ? known.incumbentS() + " " + known.boundS()
                        : event.toString());
              }

              @Override
              public void failed(String what, Throwable failure) {
                heard.add(what);
              }
            });
    heeded.orWhen(() -> null).progress(2, 1);
    heeded.next();
    heeded.share(0, 2).progress(3, 1);
    heeded.quiet().next();
    heeded.wrapUp(1).failed("it", new IllegalStateException());
    assertThat(heard).containsExactly("2.0 1.0", "Advanced[pieces=1, units=0]", "it");
    assertThatThrownBy(() -> whole.before(1).failed("it", new IllegalStateException("why")))
        .hasMessage("why");
  }
}
