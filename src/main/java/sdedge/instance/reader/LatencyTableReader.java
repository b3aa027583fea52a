package sdedge.instance.reader;

import java.nio.file.Path;
import java.util.Map;
import sdedge.document.Problems;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyTable;

/** Reads the tables that the nodes of an instance name. */
final class LatencyTableReader {
  private final NamedFiles<LatencyTable> files;
  private int rowsLeft = InstanceLimits.TABLE_ROWS;

  /**
   * @param folder what the names of tables are relative to
   * @param sha256 by path, to which those of the tables are added
   */
  LatencyTableReader(Path folder, Map<String, String> sha256) {
    files = new NamedFiles<>(folder, "table", LatencyTable.UNREAD, this::parsed, sha256);
  }

  /** The table in a file. */
  LatencyTable read(ValueReader value, String name) {
    return files.read(value, name);
  }

  private LatencyTable parsed(Problems problems, String text) {
    LatencyTableCsv csv = new LatencyTableCsv(problems, rowsLeft);
    LatencyTable table = csv.table(text);
    rowsLeft = csv.rowsLeft();
    return table;
  }
}
