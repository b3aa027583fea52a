package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.result.table.TableRow;
import sdedge.search.Approach;
import sdedge.search.solver.Method;
import sdedge.storage.Outputs;
import sdedge.storage.ReadFiles;
import sdedge.storage.RowLog;
import sdedge.study.experiment.Experiment.ExperimentKind;

/** Shards, made one by one, are what one process would have made. */
class ShardsTest {
  private static final Outputs ANYWHERE = new Outputs(new ReadFiles(), false);
  private static final List<Approach> DP = List.of(Method.DP);
  private static final List<Approach> BOTH = List.of(Method.DP, Method.EXHAUSTIVE);

  @TempDir private Path folder;

  private static Experiment experiment(ExperimentKind kind, List<Approach> methods, Shard shard) {
    return kind == ExperimentKind.BENCH
        ? new Experiment(
            kind, new Grid(List.of(Axis.ofFiles(List.of("a", "b")))), methods, 2, shard)
        : new Experiment(
            kind,
            new Grid(List.of(Axis.parse("models[\"x,y\"].z=1,2"), Axis.ofSeeds("1..3"))),
            methods,
            1,
            shard);
  }

  private ExperimentFolder files(ExperimentKind kind, Shard shard) {
    return new ExperimentFolder(folder, kind, shard);
  }

  /** Makes the trials that are missing, but for the last ones. */
  private void make(Experiment experiment, int leftOut, boolean resume) throws Exception {
    Manifest manifest = Manifest.of(experiment, Map.of(), Map.of(), Map.of("a", "1f", "b", "2f"));
    try (RowLog log =
        files(experiment.kind(), experiment.shard())
            .open(experiment.table(), manifest, resume, ANYWHERE)) {
      List<Trial> missing = experiment.missing(log.rows());
      for (Trial trial : missing.subList(0, missing.size() - leftOut)) {
        log.append(experiment.table().row(TrialResult.failed(trial, "row of " + trial.key())));
      }
    }
  }

  private void makeAll(ExperimentKind kind, int count) throws Exception {
    for (int index = 1; index <= count; index++) {
      make(experiment(kind, BOTH, new Shard(index, count)), 0, false);
    }
  }

  private static List<String> keys(List<TableRow> rows) {
    return rows.stream().map(TrialTable::error).toList();
  }

  private static List<String> expected(ExperimentKind kind) {
    return experiment(kind, BOTH, Shard.WHOLE).trials().stream()
        .map(trial -> "row of " + trial.key())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(ExperimentKind.class)
  void theRowsComeInTheOrderOfTheTrials(ExperimentKind kind) throws Exception {
    for (int count : new int[] {2, 3, 4, 7}) {
      makeAll(kind, count);

      List<TableRow> joined = Shards.join(folder, kind, ANYWHERE);

      ExperimentFolder whole = files(kind, Shard.WHOLE);
      assertThat(keys(joined)).isEqualTo(expected(kind));
      assertThat(RowLog.read(whole.rows(), experiment(kind, BOTH, Shard.WHOLE).table()))
          .isEqualTo(joined);
      assertThat(Manifest.read(whole.manifest(), kind).methods())
          .containsExactly("dp", "exhaustive");
      assertThatIOException()
          .isThrownBy(() -> Shards.join(folder, kind, ANYWHERE))
          .withMessage(whole.rows() + " exists already");
      empty();
    }
  }

  private void empty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Rows of a method that was added later stand at the end of the shards. */
  @ParameterizedTest
  @EnumSource(ExperimentKind.class)
  void methodsThatWereAddedComeInTheirPlace(ExperimentKind kind) throws Exception {
    for (int index = 1; index <= 2; index++) {
      make(experiment(kind, DP, new Shard(index, 2)), 0, false);
      make(experiment(kind, BOTH, new Shard(index, 2)), 0, true);
    }

    assertThat(keys(Shards.join(folder, kind, ANYWHERE))).isEqualTo(expected(kind));
  }

  @ParameterizedTest
  @EnumSource(ExperimentKind.class)
  void whatIsMissingIsSaid(ExperimentKind kind) throws Exception {
    int all = expected(kind).size();
    assertThatIOException()
        .isThrownBy(() -> Shards.join(folder, kind, ANYWHERE))
        .withMessage(folder + ": holds no shards, not those of one " + kind);
    make(experiment(kind, BOTH, new Shard(2, 2)), 3, false);
    assertThatIOException()
        .isThrownBy(() -> Shards.join(folder, kind, ANYWHERE))
        .withMessageStartingWith("shard 1/2 is missing: " + folder);
    make(experiment(kind, BOTH, new Shard(1, 2)), 0, false);
    assertThatIOException()
        .isThrownBy(() -> Shards.join(folder, kind, ANYWHERE))
        .withMessage(
            "3 of %d %s are missing. Maybe finish the shards with --resume?", all, kind.trials);
    make(experiment(kind, BOTH, new Shard(2, 2)), 0, true);
    assertThat(Shards.join(folder, kind, ANYWHERE)).hasSize(all);
    makeAll(kind, 3);
    Files.delete(files(kind, Shard.WHOLE).rows());
    assertThatIOException()
        .isThrownBy(() -> Shards.join(folder, kind, ANYWHERE))
        .withMessage(folder + ": holds shards of [2, 3], not those of one " + kind);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() throws Exception {
    ExperimentKind kind = ExperimentKind.BENCH;
    makeAll(kind, 2);
    Path second = files(kind, new Shard(2, 2)).rows();
    List<String> lines = Files.readAllLines(second);

    List<String> doubled = new ArrayList<>(lines);
    doubled.add(lines.get(1));
    Files.write(second, doubled);
    assertThatIOException()
        .isThrownBy(() -> Shards.join(folder, kind, ANYWHERE))
        .withMessageContaining(second + ": b, dp, repeat 1 is there twice");
    doubled.set(doubled.size() - 1, lines.get(1).replace("b,dp,1,", "b,dp,3,"));
    Files.write(second, doubled);
    assertThatIOException()
        .isThrownBy(() -> Shards.join(folder, kind, ANYWHERE))
        .withMessage("the shards hold runs that are not of this benchmark");
  }

  /** The files of other experiments in the folder, and of what sums shards up, are not counted. */
  @Test
  void otherFilesDoNotMatter() throws Exception {
    makeAll(ExperimentKind.SWEEP, 2);
    makeAll(ExperimentKind.BENCH, 3);
    Files.writeString(folder.resolve("sweep-mean-1-of-9.csv"), "");

    assertThat(Shards.join(folder, ExperimentKind.SWEEP, ANYWHERE)).hasSize(12);
    assertThat(Shards.join(folder, ExperimentKind.BENCH, ANYWHERE)).hasSize(8);
  }
}
