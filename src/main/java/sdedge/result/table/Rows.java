package sdedge.result.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A CSV file: rows of a table. */
public record Rows<R>(Table<R> table, Iterable<R> rows) implements FileContent {
  /** All rows. */
  public Stream<R> stream() {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    table.write(out, rows);
  }
}
