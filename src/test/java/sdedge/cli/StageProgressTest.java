package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.HandTime;
import sdedge.cli.terminal.WorkProgress.StageProgress;
import sdedge.cli.terminal.WorkProgress.StageProgress.Piece;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.ProgressListener.Stage;

class StageProgressTest {
  private final HandTime time = new HandTime();

  private StageProgress equal(int pieces) {
    return new StageProgress(time, new Stage("%s of %s%s", pieces, 0));
  }

  private StageProgress of(Piece... pieces) {
    return new StageProgress(time, "%s of %s%s, now %5$s%6$s", List.of(pieces));
  }

  private void next(StageProgress stage, long ms) {
    time.advance(Duration.ofMillis(ms));
    stage.add(new Advanced(1, 0));
  }

  @Test
  void equalPiecesTakeTheirMean() {
    StageProgress left = equal(5);

    assertThat(left.seconds()).isNull();
    assertThat(left.text("")).isEqualTo("0 of 5");
    next(left, 1_000);
    next(left, 3_000);
    assertThat(left.left()).isEqualTo(3);
    assertThat(left.seconds()).isEqualTo(3 * 2.0);
    assertThat(left.text("")).isEqualTo("2 of 5, about 6 s left");
  }

  /** The last bytes of a file, after which all of it is executed again, are not almost the end. */
  @Test
  void aPieceThatTakesLongerIsNotAlmostDone() {
    StageProgress left = equal(100);
    for (int piece = 0; piece < 97; piece++) {
      next(left, 10);
    }
    assertThat(left.text("")).isEqualTo("97 of 100, about 0 s left");
    time.advance(Duration.ofSeconds(20));
    assertThat(left.text("")).isEqualTo("97 of 100, about 20 s left");
  }

  /** 3 of size 1 and 2 of kind a: 4 s for a size of 2; kind b is known only after its first. */
  @Test
  void aPieceTakesAsLongForItsSizeAsThoseOfItsKind() {
    StageProgress left =
        of(
            new Piece("first", "a", "", 2),
            new Piece("second", "b", "", 1),
            new Piece("third", "a", "", 3),
            new Piece("fourth", "b", "", 5));

    next(left, 4_000);
    assertThat(left.seconds()).as("b is not known").isNull();
    next(left, 10_000);
    assertThat(left.seconds()).isEqualTo(3 * 2.0 + 5 * 10.0);
    next(left, 1_000);
    assertThat(left.seconds()).isEqualTo(5 * 10.0);
    assertThat(left.text(", it")).isEqualTo("3 of 4, about 50 s left, now fourth, it");
    next(left, 1_000);
    assertThat(left.seconds()).isZero();
    assertThat(left.text("")).as("nothing more to show").isEmpty();
  }

  @Test
  void aPieceTakesAsLongAsTheLastOneLikeIt() {
    Piece one = new Piece("1", "a", "one", 1);
    Piece two = new Piece("2", "a", "two", 4);
    StageProgress left = of(one, two, one, two, one);

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
    StageProgress left = equal(1);

    next(left, 1_000);
    next(left, 1_000);
    assertThat(left.text("")).isEqualTo("2 of 1, about 0 s left");
    assertThat(left.seconds()).isZero();
  }

  /** Units tell better than pieces how much is done. */
  @Test
  void whatIsLeftTakesAsLongAsWhatIsDoneDid() {
    StageProgress units =
        new StageProgress(time, new Stage("%4$.0f %%%3$s, %1$s of %2$s", 3, 5_000));

    assertThat(units.text("")).isEqualTo("0 %, 0 of 3");
    time.advance(Duration.ofSeconds(10));
    units.add(new Advanced(0, 1_250));
    assertThat(units.text("")).isEqualTo("25 %, about 30 s left, 0 of 3");
    time.advance(Duration.ofSeconds(70));
    units.add(new Advanced(1, 1_250));
    assertThat(units.text("")).isEqualTo("50 %, about 1 m 20 s left, 1 of 3");
    units.add(new Advanced(0, 10_000));
    assertThat(units.text("")).isEqualTo("100 %, about 0 s left, 1 of 3");
  }
}
