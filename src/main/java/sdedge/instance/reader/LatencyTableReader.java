package sdedge.instance.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.SourceText;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyTable;

/** Reads the tables that the nodes of an instance name, each file once, and notes their digests. */
final class LatencyTableReader {
  private final Path folder;
  private final Map<Path, LatencyTable> read = new HashMap<>();
  private final Map<Path, String> digests = new HashMap<>();
  private final Map<String, String> sha256 = new LinkedHashMap<>();
  private int rowsLeft = InstanceLimits.TABLE_ROWS;
  private long bytesLeft = InputFile.MOST_BYTES;

  /**
   * @param folder what the names of tables are relative to
   */
  LatencyTableReader(Path folder) {
    this.folder = folder;
  }

  /** SHA-256 by path of the tables read so far. */
  Map<String, String> sha256() {
    return sha256;
  }

  /**
   * The table in a file; problems with the file as such are reported at the value that names it,
   * those inside the file at their places there, once however many nodes name it.
   */
  LatencyTable read(ValueReader value, String name) {
    Path file;
    try {
      file = folder.resolve(name);
    } catch (InvalidPathException e) {
      value.report("the table name is not a valid path: " + e.getReason());
      return LatencyTable.UNREAD;
    }
    if (!Files.isRegularFile(file)) {
      value.report("table " + file + (Files.exists(file) ? " is not a file" : " does not exist"));
      return LatencyTable.UNREAD;
    }
    try {
      Path real = file.toRealPath();
      LatencyTable before = read.get(real);
      LatencyTable table = before == null ? fromFile(value, file) : before;
      read.put(real, table);
      sha256.put(file.toString(), digests.getOrDefault(real, ""));
      return table;
    } catch (IOException e) {
      value.report("table " + file + " cannot be read: " + e.getMessage());
      return LatencyTable.UNREAD;
    }
  }

  private LatencyTable fromFile(ValueReader value, Path file) throws IOException {
    bytesLeft -= Files.size(file);
    if (bytesLeft < 0) {
      value.report("with table " + file + " the tables are larger than 64 MiB together");
      return LatencyTable.UNREAD;
    }
    Problems problems = new Problems(file.toString());
    try {
      byte[] bytes = InputFile.read(problems, file);
      digests.put(file.toRealPath(), InputFile.sha256(bytes));
      String text = SourceText.decode(problems, bytes);
      return text == null ? LatencyTable.UNREAD : parsed(problems, text);
    } catch (InvalidInputException e) {
      return LatencyTable.UNREAD; // its problems were collected
    } finally {
      value.problems().addAll(problems, value.path());
    }
  }

  private LatencyTable parsed(Problems problems, String text) {
    LatencyTableCsv csv = new LatencyTableCsv(problems, rowsLeft);
    LatencyTable table = csv.table(text);
    rowsLeft = csv.rowsLeft();
    return table;
  }
}
