package sdedge.study.bench;

import java.io.IOException;
import java.nio.file.Path;
import sdedge.document.InvalidInputException;
import sdedge.output.OutputFile;
import sdedge.output.Outputs;
import sdedge.study.log.LogFiles;
import sdedge.study.log.Manifest;
import sdedge.study.log.RowLog;

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
  public RowLog<Run> open(Manifest conditions, boolean resume, Outputs outputs)
      throws IOException, InvalidInputException {
    medians(outputs);
    return new LogFiles(runs(), manifest()).open(RunCsv.FORMAT, conditions, resume, outputs);
  }

  /** Writes the table of medians. */
  public void write(Summary summary, Outputs outputs) throws IOException {
    medians(outputs).write(summary::writeTo);
  }

  private OutputFile medians(Outputs outputs) throws IOException {
    return outputs.file(folder, summary().getFileName().toString(), Summary.FORMAT);
  }
}
