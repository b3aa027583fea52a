package sdedge.output;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a CSV file: UTF-8, LF, a header; a value that is missing is empty. */
final class Csv implements Closeable {
  private final CSVPrinter printer;

  Csv(OutputStream out, String header) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader(header.split(",")).get();
    printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format);
  }

  /** Adds a row of texts, integers, doubles and nulls. */
  void row(@Nullable Object... values) throws IOException {
    for (Object value : values) {
      printer.print(value instanceof Double number ? Numbers.text(number) : value);
    }
    printer.println();
  }

  /** Flushes and closes the stream too. */
  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}
