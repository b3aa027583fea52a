package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.search.solver.Method;
import sdedge.storage.Outputs;
import sdedge.storage.ReadFiles;
import sdedge.storage.RowLog;
import sdedge.study.experiment.Experiment.ExperimentKind;

/** Who may add rows to a table, and to which one. */
class ExperimentFolderTest {
  @TempDir private Path folder;

  private final Experiment experiment =
      new Experiment(
          ExperimentKind.SWEEP,
          new Grid(List.of(Axis.ofTasks("1,2"))),
          List.of(Method.DP),
          1,
          Shard.WHOLE);

  private RowLog open(boolean resume, String seed) throws Exception {
    Manifest manifest =
        Manifest.of(experiment, Map.of("seed", seed), Map.of("java", "17"), Map.of("a", "1f"));
    return new ExperimentFolder(folder.resolve("new"), ExperimentKind.SWEEP, Shard.WHOLE)
        .open(experiment.table(), manifest, resume, new Outputs(new ReadFiles(), false));
  }

  private void append(RowLog log, int trial) throws Exception {
    log.append(experiment.table().row(TrialResult.failed(experiment.trials().get(trial), "x")));
  }

  private String manifest() throws Exception {
    return Files.readString(folder.resolve("new/sweep.json"));
  }

  @Test
  void namesTellTheKindAndTheShard() {
    ExperimentFolder bench = new ExperimentFolder(folder, ExperimentKind.BENCH, new Shard(2, 3));
    ExperimentFolder sweep = new ExperimentFolder(folder, ExperimentKind.SWEEP, Shard.WHOLE);

    assertThat(bench.rows()).isEqualTo(folder.resolve("runs-2-of-3.csv"));
    assertThat(bench.manifest()).isEqualTo(folder.resolve("bench-2-of-3.json"));
    assertThat(sweep.rows()).isEqualTo(folder.resolve("sweep.csv"));
    assertThat(sweep.manifest()).isEqualTo(folder.resolve("sweep.json"));
  }

  @Test
  void aTableIsContinuedOnlyIfAskedTo() throws Exception {
    try (RowLog log = open(false, "1")) {
      append(log, 0);
    }

    assertThatIOException()
        .isThrownBy(() -> open(false, "1"))
        .withMessageContaining("sweep.csv exists already. Maybe continue it with --resume");
    try (RowLog log = open(true, "1")) {
      assertThat(log.rows()).hasSize(1);
      append(log, 1);
      assertThat(log.rows()).hasSize(2);
    }
  }

  @Test
  void rowsOfOtherConditionsAreNotMixed() throws Exception {
    try (RowLog log = open(false, "1")) {
      append(log, 0);
    }
    String before = manifest();

    assertThatIOException()
        .isThrownBy(() -> open(true, "2"))
        .withMessageContaining("was measured under other conditions and cannot be continued:")
        .withMessageContaining("\n  option seed: was 1, is 2");
    assertThat(manifest()).isEqualTo(before);
    open(true, "1").close();
  }

  /** A table that was begun but has no row yet takes whatever conditions come. */
  @Test
  void conditionsWithoutRowsAreReplaced() throws Exception {
    open(false, "1").close();
    open(true, "2").close();

    assertThat(manifest()).contains("\"seed\": \"2\"");
  }

  /** Else the same command is refused when there is room again. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(strings = {"sweep.csv", "sweep.json"})
  void aFullDiskLeavesNoTableThatWasOnlyBegun(String full) throws Exception {
    Path file = Files.createDirectories(folder.resolve("new")).resolve(full);
    Files.createSymbolicLink(file, Path.of("/dev/full"));

    assertThatIOException()
        .isThrownBy(() -> open(full.equals("sweep.csv"), "1"))
        .withMessageContaining(full + ": cannot be written: ");
    assertThat(folder.resolve("new/sweep.csv")).doesNotExist();
    Files.deleteIfExists(file);
    open(false, "1").close();
  }

  @Test
  void whoIsRefusedChangesNothing() throws Exception {
    try (RowLog log = open(false, "1")) {
      String before = manifest();
      assertThatIOException()
          .isThrownBy(() -> open(true, "2"))
          .withMessageContaining("another sdedge is writing it");
      assertThat(manifest()).isEqualTo(before);
      append(log, 0);
    }
  }
}
