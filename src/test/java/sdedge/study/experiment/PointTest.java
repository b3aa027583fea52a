package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.study.Settings;

/** What the values of a point make of a file. */
class PointTest {
  private static final Path FOLDER = Path.of("instances");

  private static Instance applied(String name, String value) throws Exception {
    byte[] file = Files.readAllBytes(FOLDER.resolve("measured-table.yaml"));
    return new Point(List.of(name, Axis.SEED), List.of(value, "7"))
        .applied("file", file, FOLDER, Settings.NONE)
        .instance();
  }

  private static double firstS(Instance instance) {
    return ((LatencyModel.Table) instance.network().verifier().latency()).table().seconds()[0][0];
  }

  private static void assertRefused(String name, String value, String message) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> applied(name, value))
        .satisfies(e -> assertThat(e.problems().get(0).message()).isEqualTo(message));
  }

  @Test
  void tasksAreTheFirstOnes() throws Exception {
    assertThat(applied(Axis.TASKS, "8").tasks()).hasSize(8);
    assertThat(applied(Axis.TASKS, "2").tasks())
        .extracting(task -> task.id())
        .containsExactly("u1", "u2");
    assertRefused(Axis.TASKS, "9", "9 must be at most 8, the number of tasks");
  }

  @Test
  void aFactorOnATableMultipliesItsTimes() throws Exception {
    double onceS = firstS(applied("verifier.table", "*1"));

    assertThat(onceS).isPositive();
    assertThat(firstS(applied("verifier.table", "*3"))).isEqualTo(3 * onceS);
    assertThat(firstS(applied("verifier.table", "measured-table-mbs.csv"))).isEqualTo(onceS);
    assertRefused("verifier.table", "*0", "*0.0 must be a factor above 0");
    assertRefused("drafters[1].table", "*2", "there are only 1 drafters");
    assertRefused(
        "drafters[*].table", "*2", "a factor needs latency_model table, which sbs1 has not");
  }

  @Test
  void itTellsItsFileAndSeed() {
    Point point = new Point(List.of(Axis.INSTANCE, Axis.SEED), List.of("a.yaml", "-3"));

    assertThat(point.file()).isEqualTo("a.yaml");
    assertThat(point.seed()).isEqualTo(-3);
    assertThat(point).hasToString("instance=a.yaml seed=-3");
    assertThat(new Point(List.of(), List.of()).seed()).isNull();
  }
}
