package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sdedge.result.SearchPoint;
import sdedge.result.table.FileContent;
import sdedge.result.table.Table;

/**
 * {@code search.csv}: a row per improvement of the best plan or of the bound; the last one is what
 * the summary says. Its times are those of a clock, so it differs from run to run.
 */
record SearchCsv(List<SearchPoint> points) implements FileContent {
  static final Table<SearchPoint> TABLE =
      Table.of(
          column("time_s", SearchPoint::timeS),
          optional(column("makespan_s", SearchPoint::makespanS)),
          optional(column("bound_s", SearchPoint::boundS)),
          optional(words("order", SearchPoint::order)),
          optional(words("uplink", SearchPoint::uplink)));

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, points);
  }
}
