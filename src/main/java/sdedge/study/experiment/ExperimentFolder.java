package sdedge.study.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.result.files.saved.SavedTable;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.result.table.Table;
import sdedge.storage.OutputFile;
import sdedge.storage.Outputs;
import sdedge.storage.RowLog;
import sdedge.study.experiment.Experiment.ExperimentKind;

/** The files of an experiment, or of a shard of it. */
public record ExperimentFolder(Path folder, ExperimentKind kind, Shard shard) {
  public Path rows() {
    return file(kind.rows, ".csv");
  }

  /** The conditions of the rows. */
  Path manifest() {
    return file(kind.manifest, ".json");
  }

  /** The table that sums the rows up. */
  Path summary() {
    return file(kind.summary, ".csv");
  }

  private Path file(String name, String ending) {
    return folder.resolve(name + shard.suffix() + ending);
  }

  /**
   * The table to add rows to. Only who has it locked writes the manifest.
   *
   * @param resume whether there may be rows already
   * @param outputs where files may go
   * @throws IOException if there are rows, and these must not be mixed with new ones, or if another
   *     process adds rows
   */
  public RowLog open(Table<?> table, Manifest current, boolean resume, Outputs outputs)
      throws IOException, InvalidInputException {
    if (!resume && Files.exists(rows())) {
      throw new IOException(
          rows() + " exists already. Maybe continue it with --resume, or choose another -o?");
    }
    rows(table.names(), outputs);
    summary(outputs);
    OutputFile conditions = conditions(outputs);
    Files.createDirectories(folder.toAbsolutePath());
    RowLog log = RowLog.open(rows(), table);
    try {
      if (!log.rows().isEmpty()) {
        Manifest before = Manifest.read(manifest(), kind);
        refuseIfAny(
            TrialTable.dependOnMachine(kind, log.rows())
                ? current.differencesFrom(before)
                : current.differencesFromComplete(before),
            " was measured under other conditions and cannot be continued");
      }
      current.write(conditions, kind);
      return log;
    } catch (IOException | InvalidInputException | RuntimeException e) {
      log.abandon();
      throw e;
    }
  }

  /** Refuses rows of other conditions. */
  void refuseIfAny(List<String> differences, String why) throws IOException {
    if (!differences.isEmpty()) {
      throw new IOException(rows() + why + ":\n  " + String.join("\n  ", differences));
    }
  }

  /** Writes the table that sums the rows up. */
  public void writeSummary(FileContent summary, Outputs outputs) throws IOException {
    summary(outputs).write(summary);
  }

  /** The file of the rows, to be written as a whole. */
  OutputFile rows(List<String> columns, Outputs outputs) throws IOException {
    return file(rows(), TrialTable.format(kind, columns), outputs);
  }

  OutputFile conditions(Outputs outputs) throws IOException {
    return file(manifest(), Manifest.format(kind), outputs);
  }

  private OutputFile summary(Outputs outputs) throws IOException {
    Format format = kind == ExperimentKind.BENCH ? Summary.FORMAT : MeanTable.format();
    return file(summary(), format, outputs);
  }

  private OutputFile file(Path file, Format format, Outputs outputs) throws IOException {
    return outputs.file(folder, String.valueOf(file.getFileName()), format);
  }

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
   * Reads back all that {@code sweep} or {@code bench} wrote. Rows may have grown since, and no
   * digest names them.
   *
   * @return by name: the directory, the kind, the columns of the rows that say what was varied, the
   *     conditions, the rows, and means of a sweep over seeds or instances; null if there is
   *     nothing to average over
   * @throws InvalidInputException if a file is damaged
   * @throws IOException if one is missing or cannot be read
   */
  public Map<String, @Nullable Object> saved() throws InvalidInputException, IOException {
    boolean averaged = kind == ExperimentKind.SWEEP && Files.exists(summary());
    return Json.fields(
        "directory", folder.toString(),
        "kind", kind.toString(),
        "tracks", TrialTable.tracks(rows()),
        "conditions", Manifest.read(manifest(), kind).sections(),
        "rows", SavedTable.read(rows(), TrialTable.of(this)),
        "means",
            averaged
                ? SavedTable.read(summary(), MeanTable.table(TrialTable.tracks(summary())))
                : null);
  }
}
