package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fit has seen, and what is too far from it. */
class MeasuredRangeTest {
  private static MeasuredRun run(int length, double running, double input, double output) {
    return new MeasuredRun(
        length, 1, running, input, output, 1, 2, Double.NaN, 1, "", "", Double.NaN);
  }

  private static final MeasuredRange HULL =
      MeasuredRange.of(List.of(run(0, 4, 100, 40), run(4, 2, 80, 20), run(2, 8, 300, 200)));

  @Test
  void itSpansTheRuns() {
    assertThat(HULL)
        .isEqualTo(
            new MeasuredRange(4, new MeasuredRange.Range(2, 8), new MeasuredRange.Range(90, 400)));
    MeasuredRange.Range none = new MeasuredRange.Range(0, 0);
    assertThat(MeasuredRange.of(List.of())).isEqualTo(new MeasuredRange(0, none, none));
  }

  @Test
  void halfAsFarAgainIsNear() {
    List<MeasuredRun> near = List.of(run(6, 12, 600, 0), run(0, 2 / 1.5, 60, 0));
    assertThat(HULL.leftBy(near, 6, 1)).isEmpty();
  }

  @Test
  void farIsSaid() {
    List<MeasuredRun> far = List.of(run(0, 12.01, 601, 0), run(0, 1.33, 59, 0));
    assertThat(HULL.leftBy(far, 7, 1))
        .containsExactly(
            "extrapolates: length 7, fitted up to 4",
            "extrapolates: 12.01 running, fitted up to 8",
            "extrapolates: 1.33 running, fitted from 2",
            "extrapolates: 601 tokens of context, fitted up to 400",
            "extrapolates: 59 tokens of context, fitted from 90");
    assertThat(HULL.leftBy(List.of(run(7, 8, 100, 0)), 0, 1))
        .containsExactly("extrapolates: length 7, fitted up to 4");
  }
}
