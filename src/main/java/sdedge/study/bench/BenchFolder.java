package sdedge.study.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import sdedge.document.InvalidInputException;
import sdedge.storage.AtomicFile;
import sdedge.storage.LogFiles;
import sdedge.storage.Manifest;
import sdedge.storage.RowLog;

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

  /** The log to add rows to, as {@link LogFiles#open}. */
  public RowLog<Run> open(Manifest conditions, boolean resume)
      throws IOException, InvalidInputException {
    return new LogFiles(runs(), manifest()).open(RunCsv.FORMAT, conditions, resume);
  }

  /** Writes the table of medians. */
  public void write(Summary summary) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    summary.writeTo(bytes);
    AtomicFile.write(summary(), bytes.toByteArray());
  }
}
