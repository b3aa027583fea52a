package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

class LambertWTest {
  private static final int MAX_ULPS = 2;

  @Test
  void knownValues() {
    // w·e^w at w = −2, −3, −ln 4 (since −ln 4·e^(−ln 4) = −ln 2·e^(−ln 2))
    assertThat(LambertW.minusOne(-2 * Math.exp(-2))).isCloseTo(-2, within(1e-15));
    assertThat(LambertW.minusOne(-3 * Math.exp(-3))).isCloseTo(-3, within(2e-15));
    assertThat(LambertW.minusOne(-Math.log(2) / 2)).isCloseTo(-Math.log(4), within(1e-15));
  }

  @Test
  void edges() {
    assertThat(LambertW.minusOne(-1 / Math.E)).isEqualTo(-1);
    assertThat(LambertW.minusOne(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(LambertW.minusOne(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(LambertW.minusOne(Math.nextDown(-1 / Math.E))).isNaN();
    assertThat(LambertW.minusOne(-1)).isNaN();
    assertThat(LambertW.minusOne(Double.NEGATIVE_INFINITY)).isNaN();
    assertThat(LambertW.minusOne(Double.MIN_VALUE)).isNaN();
    assertThat(LambertW.minusOne(Double.NaN)).isNaN();
  }

  @Test
  void withinTwoUlpAtTheBranchPoint() {
    double z = -1 / Math.E;
    for (int i = 0; i < 40; i++) {
      z = Math.nextUp(z);
      assertAccurate(z);
    }
  }

  @Test
  void withinTwoUlpNearTheBranchPoint() {
    TestSeeds.each(
        LambertWTest.class,
        150,
        random -> assertAccurate(-1 / Math.E + Math.pow(10, -16 + 15.5 * random.nextDouble())));
  }

  @Test
  void withinTwoUlpDownToDenormals() {
    assertAccurate(-Double.MIN_VALUE);
    assertAccurate(-Double.MIN_NORMAL);
    TestSeeds.each(
        LambertWTest.class,
        150,
        random -> assertAccurate(-Math.pow(10, -323 + 322.5 * random.nextDouble())));
  }

  private static void assertAccurate(double z) {
    double w = LambertW.minusOne(z);
    assertThat(w).as("W(%s)", z).isLessThan(-1);
    BigDecimal exact = Exact.of(z);
    int ulps = Exact.ulps(w, v -> v.multiply(Exact.exp(v), Exact.DIGITS).subtract(exact));
    assertThat(ulps).as("error of W(%s) = %s in ulp", z, w).isLessThanOrEqualTo(MAX_ULPS);
  }
}
