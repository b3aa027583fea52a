package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.document.InputFile;
import sdedge.study.FileSource;
import sdedge.study.Settings;

/** The instances of trials: known by their sizes, their bytes and what is wrong with them. */
class TrialInputsTest {
  private static final String QUICK = "instances/quickstart.yaml";

  @TempDir private Path folder;

  private final TrialInputs inputs =
      new TrialInputs(FileSource.DISK, Settings.NONE, UnaryOperator.identity(), null);

  /** The seed, which comes last, changes no number of tasks. */
  @Test
  void theTasksOfAPointAreThoseOfItsSettings() throws Exception {
    Axis tasks = Axis.ofTasks("2,5");
    inputs.read(List.of(QUICK));
    inputs.check(new Grid(List.of(tasks)));
    Grid seeded = new Grid(List.of(tasks, Axis.ofSeeds("1,2")));

    assertThat(List.of(0, 1, 2, 3))
        .extracting(index -> inputs.tasks(seeded.point(index)))
        .containsExactly(2, 2, 5, 5);
    assertThat(inputs.of(seeded.point(2)).tasks()).hasSize(5);
    assertThat(inputs.digests())
        .containsEntry(QUICK, InputFile.sha256(Files.readAllBytes(Path.of(QUICK))));
  }

  @Test
  void aFileThatIsWrongIsAnErrorOfItsPointsAlone() throws Exception {
    String wrong = Files.writeString(folder.resolve("wrong.yaml"), "version: 2\n").toString();
    String missing = folder.resolve("missing.yaml").toString();
    Grid grid = new Grid(List.of(Axis.ofFiles(List.of(wrong, missing, QUICK))));
    inputs.readAll(grid);
    Point good = grid.point(2);

    assertThat(inputs.error(grid.point(0)))
        .isEqualTo(
            wrong
                + ":1:1: drafters: required but missing: a list of 1 to 10000 entries (6 more by"
                + " validate)");
    assertThat(inputs.error(grid.point(1))).contains("missing.yaml");
    assertThat(inputs.error(good)).isNull();
    assertThat(inputs.of(good)).as("read once").isSameAs(inputs.of(good));
    assertThat(inputs.digests()).containsEntry(missing, "").containsKeys(wrong, QUICK);
  }
}
