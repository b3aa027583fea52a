package sdedge.study.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.output.OutputFile;
import sdedge.output.Outputs;

/**
 * A table that grows, and the conditions of its rows.
 *
 * @param rows the table
 * @param manifest the conditions
 */
public record LogFiles(Path rows, Path manifest) {
  /**
   * The log to add rows to. Only who has it locked writes the manifest.
   *
   * @param resume whether there may be rows already
   * @param outputs where files may go
   * @throws IOException if there are rows, and these must not be mixed with new ones, or if another
   *     process adds rows
   */
  public <R> RowLog<R> open(RowFormat<R> format, Manifest current, boolean resume, Outputs outputs)
      throws IOException, InvalidInputException {
    if (!resume && Files.exists(rows)) {
      throw new IOException(
          rows + " exists already. Maybe continue it with --resume, or choose another -o?");
    }
    Files.createDirectories(rows.toAbsolutePath().getParent());
    outputs.file(rows, format.file().orBeginningOf(format.header()));
    OutputFile conditions = outputs.file(manifest, ManifestFile.format(manifest));
    RowLog<R> log = RowLog.open(rows, format);
    try {
      if (!log.rows().isEmpty()) {
        refuseUnlessContinued(current, format.dependOnMachine(log.rows()));
      }
      ManifestFile.write(conditions, current);
      return log;
    } catch (IOException | InvalidInputException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private void refuseUnlessContinued(Manifest current, boolean dependOnMachine)
      throws IOException, InvalidInputException {
    Manifest before = ManifestFile.read(manifest);
    List<String> differences =
        dependOnMachine || current.isTimed() || before.isTimed()
            ? current.differencesFrom(before)
            : current.ofCompleteSearches().differencesFrom(before.ofCompleteSearches());
    if (!differences.isEmpty()) {
      throw new IOException(
          rows
              + " was measured under other conditions and cannot be continued:\n  "
              + String.join("\n  ", differences));
    }
  }
}
