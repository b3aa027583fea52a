package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    Grid grid = new Grid(List.of(Axis.parse("a=" + text)));
    assertThat(IntStream.range(0, grid.size()).mapToObj(i -> grid.point(i).values().get(0)))
        .containsExactly(expected.split(" "));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1..3|1 2 3", "7|7", "-1..1|-1 0 1", "1,5..6|1 5 6", "2:6:2|2 4 6"})
  void seedsAreWholeNumbers(String text, String expected) {
    Grid grid = new Grid(List.of(Axis.ofSeeds(text)));
    assertThat(IntStream.range(0, grid.size()).mapToObj(grid::point).map(Point::seed))
        .containsExactly(Stream.of(expected.split(" ")).map(Long::valueOf).toArray(Long[]::new));
    for (String wrong : List.of("1..", "0.5", "x", "3..1")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Axis.ofSeeds(wrong));
    }
  }

  @Test
  void linkedValuesMoveTogether() {
    Axis axis = Axis.parse("a=1,2").with("b=10,20").with("c=x,y");
    Grid grid = new Grid(List.of(axis, Axis.parse("d=3,4")));

    assertThat(grid.names()).containsExactly("a", "b", "c", "d");
    assertThat(IntStream.range(0, grid.size()).mapToObj(i -> grid.point(i).toString()))
        .containsExactly(
            "a=1 b=10 c=x d=3", "a=1 b=10 c=x d=4", "a=2 b=20 c=y d=3", "a=2 b=20 c=y d=4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> axis.with("e=1,2,3"))
        .withMessage("--with e has 3 values, but a has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Grid(List.of(axis, Axis.parse("b=1"))))
        .withMessage("b is swept twice");
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
  void equalValuesAreTakenOnce() {
    Axis linked = Axis.parse("a=1,1,2,1").with("b=x,y,x,x");
    Grid grid = new Grid(List.of(linked, Axis.ofTasks("3,4,3")));

    assertThat(grid).hasToString("a=1,1,2 b=x,y,x; tasks=3,4");
    assertThat(grid.size()).isEqualTo(6);
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
