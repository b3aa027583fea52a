package sdedge.result.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.TestSeeds;

/** The text of a double is the same on every Java version: the shortest that reads back. */
class NumbersTest {
  private static final int CASES = Integer.getInteger("number.cases", 10_000);

  /** Some have digits too many on Java 17, as 2.0E-3 and 2.2250738585072014E-308 once had. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.0",
        "1",
        "2e-3",
        "1e-3",
        "9.999e-4",
        "1e7",
        "9999999",
        "1e21",
        "1e22",
        "1e23",
        "2e23",
        "8.41e21",
        "9.5e-3",
        "5e-324",
        "1e-323",
        "4.9e-322",
        "2.2250738585072014e-308",
        "2.225073858507201e-308",
        "1.1e-5",
        "1.7976931348623157e308",
        "2.0000000000000004"
      })
  void knownCases(String value) {
    check(Double.parseDouble(value));
  }

  @ParameterizedTest
  @CsvSource({"0.002,0.002", "2e23,2.0E23", "5e-324,4.9E-324", "1e7,1.0E7", "123456.5,123456.5"})
  void theNotationIsThatOfJava(double value, String text) {
    assertThat(Numbers.text(value)).isEqualTo(text);
  }

  @Test
  void everyDoubleReadsBackFromTheShortestText() {
    Random random = new Random(TestSeeds.first());
    for (int i = 0; i < CASES; i++) {
      double bits = Double.longBitsToDouble(random.nextLong());
      check(Double.isFinite(bits) ? bits : random.nextDouble());
      check(random.nextDouble() * Math.scalb(1.0, random.nextInt(40) - 20)); // as results are
      check(random.nextInt(100_000) / 1e4); // few digits
    }
  }

  /** No text of fewer digits reads back, and of those with as many none is nearer. */
  private static void check(double value) {
    String text = Numbers.text(value);
    String message = "seed " + TestSeeds.first() + ", bits " + Double.doubleToRawLongBits(value);
    assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
        .as(message)
        .isEqualTo(Double.doubleToRawLongBits(value));
    if (value == 0) {
      return;
    }
    BigDecimal exact = new BigDecimal(value).abs();
    BigDecimal written = new BigDecimal(text).abs().stripTrailingZeros();
    int digits = written.precision();
    if (digits > 2) { // Java writes at least two
      assertThat(readsBack(exact, digits - 1, value)).as(message + " " + text).isFalse();
    }
    BigDecimal nearest = exact.round(new MathContext(Math.max(digits, 2)));
    if (nearest.doubleValue() == Math.abs(value)) {
      assertThat(written.subtract(exact).abs())
          .as(message + " " + text)
          .isLessThanOrEqualTo(nearest.subtract(exact).abs());
    }
    if (Runtime.version().feature() >= 19) {
      assertThat(text).as(message).isEqualTo(Double.toString(value));
    }
  }

  /** Whether one of the two texts around a value that have so many digits reads back. */
  private static boolean readsBack(BigDecimal exact, int digits, double value) {
    BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
    BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
    double magnitude = Math.abs(value);
    return below.doubleValue() == magnitude || above.doubleValue() == magnitude;
  }
}
