package sdedge.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e6|1e6",
        "1e6, 5e6|1e6 5e6",
        "0.1:0.5:0.1|0.1 0.2 0.3 0.4 0.5",
        "2:9:3|2 5 8",
        "9:2:-3|9 6 3",
        "1e6:3e6:1e6|1000000 2000000 3000000",
        "1:64:x4|1 4 16 64",
        "1e-3:1:x4|0.001 0.01 0.1 1",
        "1,4:6:1,rolling|1 4 5 6 rolling",
        "5:5:1|5"
      })
  void valuesAndRanges(String text, String expected) {
    assertThat(String.join(" ", Axis.parse("a=" + text).values())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1,",
        "1:2",
        "1:2:0",
        "2:1:1",
        "1:2:-1",
        "0:1:x3",
        "1:2:x1",
        "a:b:c",
        "1:1e6:1e-3"
      })
  void wrongValuesAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.parse("a=" + text))
        .withMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2.5", "x", "99999999999"})
  void countsOfTasksAreWholeNumbers(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.ofTasks(text));
  }

  @Test
  void theLastAxisVariesFastest() {
    Grid grid = new Grid(List.of(Axis.parse("a=1,2"), Axis.parse("b[*].c=x,y"), Axis.ofTasks("3")));

    assertThat(grid.size()).isEqualTo(4);
    assertThat(grid.point(0)).hasToString("a=1 b[*].c=x tasks=3");
    assertThat(grid.point(1)).hasToString("a=1 b[*].c=y tasks=3");
    assertThat(grid.point(2)).hasToString("a=2 b[*].c=x tasks=3");
    assertThat(grid.point(3)).hasToString("a=2 b[*].c=y tasks=3");
  }

  @Test
  void axesAreDifferentAndNotTooMany() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Grid(List.of(Axis.parse("a=1"), Axis.parse("a=2"))))
        .withMessageContaining("a is swept twice");
    Axis many = Axis.parse("a=1:5000:1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Grid(List.of(many, Axis.parse("b=1:5000:1"))));
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.parse("a"));
  }
}
