package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.HandTime;
import sdedge.cli.terminal.TimeLeft;
import sdedge.cli.terminal.TimeLeft.Piece;

class TimeLeftTest {
  private final HandTime time = new HandTime();

  private void next(TimeLeft left, long ms) {
    time.advance(Duration.ofMillis(ms));
    left.next();
  }

  @Test
  void equalPiecesTakeTheirMean() {
    TimeLeft left = new TimeLeft(time, 5);

    assertThat(left.seconds()).isNull();
    assertThat(left.text()).isEmpty();
    next(left, 1_000);
    next(left, 3_000);
    assertThat(left.done()).isEqualTo(2);
    assertThat(left.seconds()).isEqualTo(3 * 2.0);
    assertThat(left.text()).isEqualTo(", about 6 s left");
  }

  /** The last bytes of a file, after which all of it is executed again, are not almost the end. */
  @Test
  void aPieceThatTakesLongerIsNotAlmostDone() {
    TimeLeft left = new TimeLeft(time, 100);
    for (int piece = 0; piece < 97; piece++) {
      next(left, 10);
    }
    assertThat(left.text()).isEqualTo(", about 0 s left");
    time.advance(Duration.ofSeconds(20));
    assertThat(left.text()).isEqualTo(", about 20 s left");
  }

  /** 3 of size 1 and 2 of kind a: 4 s for a size of 2; kind b is known only after its first. */
  @Test
  void aPieceTakesAsLongForItsSizeAsThoseOfItsKind() {
    TimeLeft left =
        new TimeLeft(
            time,
            List.of(
                new Piece("a", null, 2),
                new Piece("b", null, 1),
                new Piece("a", null, 3),
                new Piece("b", null, 5)));

    next(left, 4_000);
    assertThat(left.seconds()).as("b is not known").isNull();
    next(left, 10_000);
    assertThat(left.seconds()).isEqualTo(3 * 2.0 + 5 * 10.0);
    next(left, 1_000);
    assertThat(left.seconds()).isEqualTo(5 * 10.0);
    next(left, 1_000);
    assertThat(left.seconds()).isZero();
  }

  @Test
  void aPieceTakesAsLongAsTheLastOneLikeIt() {
    Piece one = new Piece("a", "one", 1);
    Piece two = new Piece("a", "two", 4);
    TimeLeft left = new TimeLeft(time, List.of(one, two, one, two, one));

    next(left, 2_000);
    assertThat(left.seconds()).as("two as one for its size").isEqualTo(2 * 2.0 + 2 * 4 * 2.0);
    next(left, 1_000);
    assertThat(left.seconds()).isEqualTo(2 * 2.0 + 1.0);
    next(left, 3_000);
    assertThat(left.seconds()).as("the last one counts").isEqualTo(3.0 + 1.0);
  }

  /** Whatever comes after the pieces that were foreseen. */
  @Test
  void morePiecesThanForeseenTakeNothing() {
    TimeLeft left = new TimeLeft(time, 1);

    next(left, 1_000);
    next(left, 1_000);
    assertThat(left.done()).isEqualTo(2);
    assertThat(left.seconds()).isZero();
  }
}
