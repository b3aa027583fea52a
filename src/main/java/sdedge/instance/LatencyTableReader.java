package sdedge.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.SourceText;
import sdedge.document.ValueReader;

/** Reads the table that a node names. */
final class LatencyTableReader {
  /** What stands for a table that could not be read. */
  static final LatencyTable NONE =
      new LatencyTable(new double[] {0}, new double[] {0}, new double[][] {{1}});

  private LatencyTableReader() {}

  /**
   * Reads a table; problems with the file as such are reported at the value that names it, those
   * inside the file at their places there.
   */
  static LatencyTable read(ValueReader value, Path folder, String name) {
    Path file;
    try {
      file = folder.resolve(name);
    } catch (InvalidPathException e) {
      value.report("the table name is not a valid path: " + e.getReason());
      return NONE;
    }
    if (!Files.isRegularFile(file)) {
      value.report("table " + file + (Files.exists(file) ? " is not a file" : " does not exist"));
      return NONE;
    }
    Problems problems = new Problems(file.toString());
    try {
      String text = SourceText.decode(problems, InputFile.read(problems, file));
      return text == null ? NONE : LatencyTableCsv.parse(problems, text);
    } catch (InvalidInputException e) {
      return NONE; // its problems were collected
    } catch (IOException e) {
      value.report("table " + file + " cannot be read: " + e.getMessage());
      return NONE;
    } finally {
      value.problems().addAll(problems);
    }
  }
}
