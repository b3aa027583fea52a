package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

class RateCurveTest {
  private static final double ERROR = 1e-15;

  @Test
  void knownValues() {
    assertThat(RateCurve.deficit(1)).isCloseTo(1 - Math.log(2), within(1e-16));
    assertThat(RateCurve.deficit(3)).isCloseTo(1 - 2 * Math.log(2) / 3, within(1e-16));
    // ln(1 + 3) = (2 ln 2/3)·3 and ln(1 + 1) = ln 2·1
    assertThat(RateCurve.root(2 * Math.log(2) / 3, RateCurve.deficit(3)))
        .isCloseTo(3, within(2e-15));
    assertThat(RateCurve.root(Math.log(2), RateCurve.deficit(1))).isCloseTo(1, within(1e-15));
  }

  @Test
  void edges() {
    assertThat(RateCurve.deficit(0)).isZero();
    assertThat(RateCurve.deficit(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(RateCurve.root(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(RateCurve.root(1, 0)).isZero();
    // σ = x/2 − x²/3 + …
    assertThat(RateCurve.deficit(1e-300)).isEqualTo(5e-301);
    assertThat(RateCurve.root(1, 5e-301)).isCloseTo(1e-300, within(1e-315));
  }

  @Test
  void rootIsAccurateAsFarAsTheSmallerOfRhoAndSigmaIs() {
    TestSeeds.each(
        RateCurveTest.class,
        150,
        random -> {
          double small = Math.pow(10, -30 + 29.6 * random.nextDouble());
          boolean wideband = random.nextBoolean();
          assertAccurate(wideband ? 1 - small : small, wideband ? small : 1 - small);
        });
  }

  @Test
  void deficitIsAccurate() {
    TestSeeds.each(
        RateCurveTest.class,
        150,
        random -> {
          double x = Math.pow(10, -20 + 23 * random.nextDouble());
          BigDecimal exact = Exact.of(x);
          BigDecimal one = BigDecimal.ONE;
          double sigma = RateCurve.deficit(x);
          int ulps =
              Exact.ulps(
                  sigma, v -> exact.add(one).subtract(Exact.exp(one.subtract(v).multiply(exact))));
          assertThat(ulps * Math.ulp(sigma) / sigma).as("deficit(%s)", x).isLessThan(ERROR);
        });
  }

  @Test
  void deficitInvertsTheRoot() {
    TestSeeds.each(
        RateCurveTest.class,
        5000,
        random -> {
          double x = Math.pow(10, -100 + 200 * random.nextDouble());
          double rho = Math.log1p(x) / x;
          assertThat(RateCurve.root(rho, RateCurve.deficit(x)) / x)
              .as("root for x = %s", x)
              .isCloseTo(1, within(2e-15));
        });
  }

  /** ln(1 + x) = ρx if and only if 1 + x = e^(ρx). */
  private static void assertAccurate(double rho, double sigma) {
    double x = RateCurve.root(rho, sigma);
    BigDecimal exact = rho < sigma ? Exact.of(rho) : BigDecimal.ONE.subtract(Exact.of(sigma));
    int ulps = Exact.ulps(x, v -> v.add(BigDecimal.ONE).subtract(Exact.exp(v.multiply(exact))));
    assertThat(ulps * Math.ulp(x) / x).as("error of x(%s) = %s", rho, x).isLessThan(ERROR);
  }
}
