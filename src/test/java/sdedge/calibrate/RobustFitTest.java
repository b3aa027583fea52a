package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;

/** Minima of functions of which they are known, within bounds and without. */
class RobustFitTest {
  private static final double FAR = 100;
  private static final double[] X = {0, 1, 2, 3, 10};
  private static final double[] WEIGHTS = {1, 2, 0.5, 1, 3};

  /** The distances of numbers from one of them all. */
  private static RobustFit location(double[] values, double least, double most, Control monitor) {
    return new RobustFit(
        point -> Arrays.stream(values).map(value -> point[0] - value).toArray(),
        WEIGHTS,
        new double[] {least},
        new double[] {most},
        monitor);
  }

  private static RobustFit location(double[] values) {
    return location(values, -FAR, FAR, Control.NONE);
  }

  private static double[] at(double value) {
    return new double[] {value};
  }

  private static RobustFit.Minimum only(RobustFit fit, double start) {
    return fit.minima(List.of(at(start))).get(0);
  }

  /** Σ w·r/√(1 + r²), which is 0 at a minimum and rises. */
  private static double slope(double[] values, double x) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double r = x - values[i];
      sum += WEIGHTS[i] * r / Math.sqrt(1 + r * r);
    }
    return sum;
  }

  private static double bisected(double[] values) {
    double low = -FAR;
    double high = FAR;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      low = slope(values, middle) < 0 ? middle : low;
      high = slope(values, middle) < 0 ? high : middle;
    }
    return low;
  }

  @Test
  void leastSquaresOfNumbersIsTheirMean() {
    RobustFit.Minimum found = location(X).leastSquares(List.of(at(-50), at(50)));

    double mean = (0 + 2 + 1 + 3 + 30) / 7.5;
    double squares = 0;
    for (int i = 0; i < X.length; i++) {
      squares += WEIGHTS[i] * (mean - X[i]) * (mean - X[i]);
    }
    assertThat(found.point()[0]).isCloseTo(mean, within(1e-9));
    assertThat(found.cost()).isCloseTo(squares / 2, within(1e-9));
    assertThat(location(X).covariance(found.point())[0][0]).isCloseTo(1 / 7.5, within(1e-12));
  }

  @Test
  void theRobustMinimumIsWhereItsSlopeVanishes() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          double[] values = random.doubles(X.length, -1, 1).toArray();
          values[0] += 10; // an outlier
          double expected = bisected(values);
          RobustFit fit = location(values);
          for (double start : new double[] {-2, 0, 12}) {
            RobustFit.Minimum found = only(fit, start);
            assertThat(found.point()[0]).isCloseTo(expected, within(1e-5));
            assertThat(found.complete()).isTrue();
            double cost = 0;
            double information = 0;
            for (int i = 0; i < values.length; i++) {
              double length = Math.hypot(1, expected - values[i]);
              cost += WEIGHTS[i] * (length - 1);
              information += WEIGHTS[i] / length;
            }
            assertThat(found.cost()).isCloseTo(cost, within(1e-9));
            assertThat(Math.sqrt(fit.posterior(found.point())[0][0]))
                .isCloseTo(1 / Math.sqrt(information), within(1e-5));
          }
        });
  }

  /** Far from all numbers weights hardly change from one time to the next. */
  @Test
  void largeResidualsAreFollowedToTheEnd() {
    double[] values = {75, 78, 90, -88, -89}; // 123 reweightings, after 40 still 30 away
    double expected = bisected(values);
    for (double start : new double[] {-90, 0, 90}) {
      RobustFit.Minimum found = only(location(values), start);
      assertThat(found.point()[0]).isCloseTo(expected, within(1e-5));
    }
  }

  /** A straight line and what the normal equations say of it. */
  @Test
  void severalUnknownsMoveTogether() {
    double[] y = {1, 2.5, 3.5, 6, 12};
    RobustFit fit =
        new RobustFit(
            point ->
                IntStream.range(0, X.length)
                    .mapToDouble(i -> point[0] + point[1] * X[i] - y[i])
                    .toArray(),
            WEIGHTS,
            new double[] {-FAR, -FAR},
            new double[] {FAR, FAR},
            Control.NONE);
    double w = 0;
    double wx = 0;
    double wxx = 0;
    double wy = 0;
    double wxy = 0;
    for (int i = 0; i < X.length; i++) {
      w += WEIGHTS[i];
      wx += WEIGHTS[i] * X[i];
      wxx += WEIGHTS[i] * X[i] * X[i];
      wy += WEIGHTS[i] * y[i];
      wxy += WEIGHTS[i] * X[i] * y[i];
    }
    double determinant = w * wxx - wx * wx;

    double[] found = fit.leastSquares(List.of(new double[] {0, 0})).point();
    double[][] covariance = fit.covariance(found);

    assertThat(found[0]).isCloseTo((wxx * wy - wx * wxy) / determinant, within(1e-9));
    assertThat(found[1]).isCloseTo((w * wxy - wx * wy) / determinant, within(1e-9));
    assertThat(covariance[0][0]).isCloseTo(wxx / determinant, within(1e-12));
    assertThat(covariance[0][1]).isCloseTo(-wx / determinant, within(1e-12));
    assertThat(covariance[1][1]).isCloseTo(w / determinant, within(1e-12));
  }

  @Test
  void minimaKeepToTheirBounds() {
    double free = bisected(X);
    RobustFit above = location(X, free + 1, FAR, Control.NONE);
    RobustFit below = location(X, -FAR, free - 1, Control.NONE);

    assertThat(only(above, 50).point()[0]).isCloseTo(free + 1, within(1e-9));
    assertThat(only(above, -50).point()[0]).isCloseTo(free + 1, within(1e-9));
    assertThat(only(below, -50).point()[0]).isCloseTo(free - 1, within(1e-9));
    assertThat(above.leastSquares(List.of(at(-50))).point()[0])
        .isCloseTo(Math.max(free + 1, 36 / 7.5), within(1e-9));
  }

  /** Of two valleys the start decides which is found; the cheaper one is the best. */
  @Test
  void theCheapestOfSeveralMinimaIsTheBest() {
    RobustFit fit =
        new RobustFit(
            point -> new double[] {point[0] * point[0] - 1, 0.1 * (point[0] + 1)},
            new double[] {1, 1},
            at(-FAR),
            at(FAR),
            Control.NONE);

    List<RobustFit.Minimum> minima = fit.minima(List.of(at(2), at(-2)));

    assertThat(minima.get(0).point()[0]).isBetween(0.9, 1.0);
    assertThat(minima.get(1).point()[0]).isCloseTo(-1, within(1e-7));
    assertThat(RobustFit.Minimum.cheapest(minima)).isSameAs(minima.get(1));
    assertThat(fit.leastSquares(List.of(at(2), at(-2))).point()[0]).isCloseTo(-1, within(1e-7));
  }

  /** However early. */
  @Test
  void aStoppedFitKeepsItsBestPoint() {
    AtomicInteger asked = new AtomicInteger();
    Control monitor =
        Control.asking(() -> asked.incrementAndGet() > 3 ? Termination.TIME_LIMIT : null);
    RobustFit.Minimum cut = only(location(X, -FAR, FAR, monitor), 50);
    RobustFit.Minimum atOnce =
        only(location(X, -FAR, FAR, Control.asking(() -> Termination.INTERRUPTED)), 50);
    RobustFit.Minimum whole = only(location(X), 50);

    assertThat(atOnce.complete()).isFalse();
    assertThat(atOnce.point()[0]).isEqualTo(50);
    assertThat(cut.complete()).isFalse();
    assertThat(cut.cost()).isBetween(whole.cost(), atOnce.cost());
    assertThat(only(location(X), 2).point()[0]).isCloseTo(whole.point()[0], within(1e-6));
  }

  @Test
  void theCourseHearsOfEachStart() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    location(X, -FAR, FAR, Control.NONE.with(event -> heard.add(event.toString())))
        .minima(List.of(at(1), at(2)));
    assertThat(heard)
        .containsExactly(
            "Stage[text=%s/%s starts, pieces=2, units=0]",
            "Advanced[pieces=1, units=0]", "Advanced[pieces=1, units=0]");
  }
}
