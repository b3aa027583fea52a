package sdedge.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.SourceText;
import sdedge.document.ValueReader;

/** Reads the tables that nodes name, and notes their digests. */
final class LatencyTableReader {
  /** What stands for a table that could not be read. */
  static final LatencyTable NONE =
      new LatencyTable(new double[] {0}, new double[] {0}, new double[][] {{1}});

  private final Path folder;
  private final Map<String, String> sha256 = new LinkedHashMap<>();

  /**
   * @param folder what the paths of tables are relative to
   */
  LatencyTableReader(Path folder) {
    this.folder = folder;
  }

  /** SHA-256 by path of the tables read so far. */
  Map<String, String> sha256() {
    return sha256;
  }

  /**
   * Reads a table; problems with the file as such are reported at the value that names it, those
   * inside the file at their places there.
   */
  LatencyTable read(ValueReader value, String name) {
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
      byte[] bytes = InputFile.read(problems, file);
      sha256.put(file.toString(), InputFile.sha256(bytes));
      String text = SourceText.decode(problems, bytes);
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
