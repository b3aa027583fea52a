package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of errors, and of which. */
class DeviationsTest {
  @Test
  void figuresOfErrors() {
    Deviations of = Deviations.of("r", new double[] {-0.3, 0.1, 0, 0.2});

    assertThat(of.region()).isEqualTo("r");
    assertThat(of.count()).isEqualTo(4);
    assertThat(of.mean()).isCloseTo(0.15, within(1e-15));
    assertThat(of.p95()).isCloseTo(0.2 + 0.85 * 0.1, within(1e-15)); // at 2.85 of 0, 1, 2, 3
    assertThat(of.max()).isEqualTo(0.3);
    assertThat(of.bias()).isCloseTo(0, within(1e-15));
    assertThat(Deviations.of("one", new double[] {-0.5}))
        .isEqualTo(new Deviations("one", 1, 0.5, 0.5, 0.5, -0.5));
  }

  @Test
  void percentilesLieBetweenOrderStatistics() {
    double[] errors = IntStream.rangeClosed(0, 100).mapToDouble(i -> (100 - i) / 100.0).toArray();
    assertThat(Deviations.of("", errors).p95()).isCloseTo(0.95, within(1e-15));
  }

  @Test
  void regionsAreByWhatAStepIsMadeOf() {
    List<Scored> scored =
        List.of(
            new Scored(2, 3, 3, 64, 0, "", true),
            new Scored(2, 1, 1, 65, 1, "", true),
            new Scored(1, 1.25, 1.25, 512, 4, "", false),
            new Scored(4, 5, 5, 513, -1, "", true));

    List<Deviations> regions = Scored.regions(scored);

    assertThat(regions)
        .extracting(each -> each.region() + " " + each.count() + " " + each.bias())
        .containsExactly(
            "all 4 0.125",
            "length 0 1 0.5",
            "length >= 1 2 -0.125",
            "up to 64 new tokens 1 0.5",
            "65 to 512 new tokens 2 -0.125",
            "more new tokens 1 0.25");
    assertThat(Scored.regions(scored.subList(3, 4)))
        .extracting(Deviations::region)
        .containsExactly("all", "more new tokens");
  }
}
