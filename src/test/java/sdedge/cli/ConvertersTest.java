package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.option.Converters;
import sdedge.cli.terminal.SearchProgress;
import sdedge.document.Human;

class ConvertersTest {
  @ParameterizedTest
  @CsvSource({"500ms,500", "30s,30000", "2m,120000", "1.5m,90000", "0.25s,250", "1h,3600000"})
  void durations(String text, long millis) {
    assertThat(Converters.duration(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "30sec", "s", "", "-1s", "1e3s", "0s", "1 s", "١s"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Converters.duration(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0.01,0.01", "1%,0.01", "0.5%,0.005", "1e-4,1e-4"})
  void gaps(String text, double fraction) {
    assertThat(Converters.gap(text)).isEqualTo(fraction);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "100%", "-1%", "", "%", "NaN", "1d", "٣%", ".", "1e"})
  void otherGapsAreRefused(String text) {
    assertThatThrownBy(() -> Converters.gap(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "solve --seed 1e3; --seed; '1e3' must be an integer",
        "capacity --draws 99999999999; --draws; '99999999999' must be an integer, with fewer digits",
        "capacity --percentile x; --percentile; 'x' must be a number"
      })
  void whatIsNoNumberIsToldInWords(String command, String option, String problem) {
    assertThat(Cli.line(command).err())
        .startsWith("sdedge: Invalid value for option '" + option + "': " + problem + "\n");
  }

  @Test
  void numbersForPeople() {
    assertThat(Human.seconds(0)).isEqualTo("0 s");
    assertThat(Human.seconds(1234.56)).isEqualTo("1235 s");
    assertThat(Human.seconds(0.012345)).isEqualTo("12.35 ms");
    assertThat(Human.seconds(1e-5)).isEqualTo("10 µs");
    assertThat(Human.percent(0.12345)).isEqualTo("12.3 %");
    assertThat(Human.percent(0.000123)).isEqualTo("0.012 %");
    assertThat(Human.percent(-0.000123)).isEqualTo("-0.012 %");
    assertThat(Human.percent(0.00000001251)).isEqualTo("0.0 %");
    assertThat(Human.percent(-0.00000001251)).isEqualTo("0.0 %");
    assertThat(SearchProgress.line(2, Double.POSITIVE_INFINITY, 0))
        .isEqualTo("2.0 s, incumbent -, bound -, gap -");
    assertThat(SearchProgress.line(2.04, 2, 1.5))
        .isEqualTo("2.0 s, incumbent 2 s, bound 1.5 s, gap 25.0 %");
  }
}
