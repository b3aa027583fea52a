package sdedge.output;

import static sdedge.output.Table.column;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code search.csv}: a row per improvement of the best plan or of the bound; the last one is what
 * the summary says. Its times are those of a clock, so it differs from run to run.
 */
record SearchCsv(List<SearchPoint> points) implements FileContent {
  static final Table<SearchPoint> TABLE =
      Table.of(
          column("time_s", SearchPoint::timeS),
          column("makespan_s", SearchPoint::makespanS),
          column("bound_s", SearchPoint::boundS),
          column("order", SearchPoint::order),
          column("uplink", SearchPoint::uplink));

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, points);
  }
}
