package sdedge.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {
  /** The last digit is of the size of the doubt, and there are at most four. */
  @ParameterizedTest
  @CsvSource({
    "1.0928, 0.029, 1.09",
    "1.2172, 0.115, 1.2",
    "1.0870, 0.0058, 1.087",
    "0.65, 0.0005, 0.6500",
    "0.0184, 0.0005, 0.0184",
    "37, 1, 37",
    "1234.56, 20, 1230",
    "3, 50, 3",
    "0, 1, 0",
    "1.23456, 0, 1.235",
  })
  void numbersHaveTheDigitsThatAreKnown(double value, double doubt, String expected) {
    assertThat(Human.number(value, doubt)).isEqualTo(expected);
  }
}
