package sdedge.result.files;

import static sdedge.result.table.Table.column;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.LatencyTable;
import sdedge.result.table.FileContent;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;

/** A latency table as the file that an instance names (docs/instance.md). */
public final class LatencyTableFile {
  public static final Table<double[]> COLUMNS =
      Table.of(
          column("new_tokens", point -> point[0]),
          column("context_tokens", point -> point[1]),
          column("seconds", point -> point[2]));

  private LatencyTableFile() {}

  public static FileContent of(LatencyTable table) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < table.newTokens().length; i++) {
      for (int j = 0; j < table.contextTokens().length; j++) {
        rows.add(
            new double[] {table.newTokens()[i], table.contextTokens()[j], table.seconds()[i][j]});
      }
    }
    return new Rows<>(COLUMNS, rows);
  }
}
