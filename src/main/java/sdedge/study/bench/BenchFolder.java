package sdedge.study.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.output.AtomicFile;

/** The files of a benchmark, or of a shard of it. */
public record BenchFolder(Path folder, Shard shard) {
  /** The rows. */
  public Path runs() {
    return folder.resolve("runs" + shard.suffix() + ".csv");
  }

  Path manifest() {
    return folder.resolve("bench" + shard.suffix() + ".json");
  }

  /** The table of medians. */
  public Path summary() {
    return folder.resolve("bench-summary" + shard.suffix() + ".csv");
  }

  /**
   * The log to add rows to. Only who has it locked writes the manifest.
   *
   * @param resume whether there may be rows already
   * @throws IOException if there are rows, and these must not be mixed with new ones, or if another
   *     process adds rows
   */
  public RunLog open(Manifest manifest, boolean resume) throws IOException, InvalidInputException {
    if (!resume && Files.exists(runs())) {
      throw new IOException(
          runs() + " exists already. Maybe continue it with --resume, or choose another -o?");
    }
    Files.createDirectories(folder);
    RunLog log = RunLog.open(runs());
    try {
      if (!log.runs().isEmpty()) {
        refuseUnlessContinued(manifest);
      }
      ManifestFile.write(manifest(), manifest);
      return log;
    } catch (IOException | InvalidInputException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private void refuseUnlessContinued(Manifest manifest) throws IOException, InvalidInputException {
    List<String> differences = manifest.differencesFrom(ManifestFile.read(manifest()));
    if (!differences.isEmpty()) {
      throw new IOException(
          runs()
              + " was measured under other conditions and cannot be continued:\n  "
              + String.join("\n  ", differences));
    }
  }

  /** Writes the table of medians. */
  public void write(Summary summary) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    summary.writeTo(bytes);
    AtomicFile.write(summary(), bytes.toByteArray());
  }
}
