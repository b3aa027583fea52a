package sdedge.document.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreScalarTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "-0, 0", "-12, -12", "+12, 12", "0777, 777", "0o777, 511", "0xfF, 255"})
  void integers(String plain, long value) {
    assertThat(CoreScalar.integer(plain)).isEqualTo(value);
    assertThat(CoreScalar.number(plain).getAsDouble()).isCloseTo((double) value, within(0.0));
  }

  @Test
  void integersBeyond64BitsHaveNoValueButADouble() {
    assertThat(CoreScalar.integer("9".repeat(19))).isNull();
    assertThat(CoreScalar.integer("0x" + "f".repeat(16))).isNull();
    assertThat(CoreScalar.number("0x" + "f".repeat(16))).hasValue(0x1p64);
    assertThat(CoreScalar.number("9".repeat(1_000_000))).hasValue(Double.POSITIVE_INFINITY);
    assertThat(CoreScalar.number("0x" + "f".repeat(1_000_000))).hasValue(Double.POSITIVE_INFINITY);
    assertThat(CoreScalar.number("0".repeat(1_000_000) + "5")).hasValue(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yes", "no", "on", "12:30", "1_0", "0b1", "2026-01-01", "<<", "=", "x", "-"})
  void texts(String plain) {
    assertThat(CoreScalar.isText(plain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "~", "null", "true", "False", "1", "1.5", ".inf", "-.INF", ".NaN", "0x1"})
  void otherTypes(String plain) {
    assertThat(CoreScalar.isText(plain)).isFalse();
  }
}
