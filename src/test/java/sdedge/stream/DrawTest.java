package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
  private static final int COUNT = 100_000;

  private static double[] gaps(ArrivalLaw law) {
    Requests requests = Draw.of(law, COUNT, 7, 5, 0).at(1);
    return IntStream.range(1, COUNT)
        .mapToDouble(r -> requests.arrivalS(r) - requests.arrivalS(r - 1))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 2, 4})
  void gapsHaveMeanOneAndTheirVariation(double variation) {
    double[] gaps = gaps(new ArrivalLaw.Gamma(variation));

    double mean = Arrays.stream(gaps).average().orElseThrow();
    double variance = Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).sum() / COUNT;
    assertThat(mean).isCloseTo(1, within(0.06));
    assertThat(Math.sqrt(variance)).isCloseTo(variation, within(0.05 * variation + 1e-12));
  }

  /** Half of all exponential gaps are below ln 2. */
  @Test
  void poissonGapsAreExponential() {
    double[] gaps = gaps(new ArrivalLaw.Poisson());

    long small = Arrays.stream(gaps).filter(gap -> gap < Math.log(2)).count();
    assertThat(small / (double) COUNT).isCloseTo(0.5, within(0.01));
    assertThat(Arrays.stream(gaps).average().orElseThrow()).isCloseTo(1, within(0.02));
  }

  @Test
  void everyDeckHasEveryTaskOnce() {
    Requests requests = Draw.of(new ArrivalLaw.Poisson(), 700, 7, 5, 0).at(1);

    for (int deck = 0; deck < 100; deck++) {
      int from = 7 * deck;
      assertThat(IntStream.range(from, from + 7).map(requests::task))
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }
    assertThat(IntStream.range(0, 100).map(deck -> requests.task(7 * deck)).distinct())
        .hasSizeGreaterThan(5);
  }

  @Test
  void anotherRateIsTheSameStoryFaster() {
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 50, 3, 5, 0);
    Requests slow = draw.at(0.5);
    Requests fast = draw.at(4);

    for (int r = 0; r < 50; r++) {
      assertThat(slow.arrivalS(r)).isCloseTo(8 * fast.arrivalS(r), within(1e-9));
      assertThat(slow.task(r)).isEqualTo(fast.task(r));
    }
    assertThat(draw.atOnce().arrivalS(49)).isZero();
  }

  @Test
  void seedsAndNumbersTellDrawsApart() {
    double first = Draw.of(new ArrivalLaw.Poisson(), 1, 1, 5, 0).at(1).arrivalS(0);

    assertThat(Draw.of(new ArrivalLaw.Poisson(), 1, 1, 5, 0).at(1).arrivalS(0)).isEqualTo(first);
    assertThat(Draw.of(new ArrivalLaw.Poisson(), 1, 1, 5, 1).at(1).arrivalS(0)).isNotEqualTo(first);
    assertThat(Draw.of(new ArrivalLaw.Poisson(), 1, 1, 6, 0).at(1).arrivalS(0)).isNotEqualTo(first);
  }

  @Test
  void whatIsNoStreamIsRefused() {
    Draw draw = Draw.of(new ArrivalLaw.Poisson(), 3, 1, 5, 0);
    int[] tasks = {0, 0};

    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> draw.at(rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("rate of " + rate);
    }
    assertThatThrownBy(() -> Requests.of(new double[] {2, 1}, tasks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("request 2 arrives at 1.0 s, after 2.0 s");
    assertThatThrownBy(() -> Requests.of(new double[] {-1, 1}, tasks))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Requests.of(new double[] {0, Double.NaN}, tasks))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Requests.of(new double[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ArrivalLaw.Gamma(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
