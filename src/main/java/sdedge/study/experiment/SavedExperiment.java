package sdedge.study.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.result.files.saved.SavedTable;

/**
 * What {@code sweep} or {@code bench} wrote into a directory. Its rows may have grown since, and no
 * digest names them.
 *
 * @param directory as it was named
 * @param tracks the columns of the rows that say what was varied
 * @param means of a sweep over seeds or instances; null if there is nothing to average over
 */
public record SavedExperiment(
    String directory,
    ExperimentKind kind,
    Manifest conditions,
    List<String> tracks,
    SavedTable rows,
    @Nullable SavedTable means) {
  /** The files of an experiment in a directory; null if it holds no whole one. */
  public static @Nullable ExperimentFolder in(Path directory) {
    for (ExperimentKind kind : ExperimentKind.values()) {
      ExperimentFolder files = new ExperimentFolder(directory, kind, Shard.WHOLE);
      if (Files.exists(files.manifest()) && Files.exists(files.rows())) {
        return files;
      }
    }
    return null;
  }

  /**
   * Reads all files of an experiment.
   *
   * @throws InvalidInputException if one of them is damaged
   * @throws IOException if one is missing or cannot be read
   */
  public static SavedExperiment read(ExperimentFolder files)
      throws InvalidInputException, IOException {
    Path means = files.summary();
    boolean averaged = files.kind() == ExperimentKind.SWEEP && Files.exists(means);
    return new SavedExperiment(
        files.folder().toString(),
        files.kind(),
        Manifest.read(files.manifest(), files.kind()),
        TrialTable.tracks(files.rows()),
        SavedTable.read(files.rows(), TrialTable.of(files)),
        averaged ? SavedTable.read(means, MeanTable.table(TrialTable.tracks(means))) : null);
  }
}
