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
public final class Csv implements Closeable {
  private final CSVPrinter printer;

  /** A table whose header is {@code header}, the names of the columns with commas between. */
  public Csv(OutputStream out, String header) throws IOException {
    this(out, header.split(","));
  }

  /** A table with these names of columns, whatever characters they hold; none for no header. */
  public Csv(OutputStream out, String[] header) throws IOException {
    CSVFormat.Builder format = CSVFormat.RFC4180.builder().setRecordSeparator('\n');
    if (header.length > 0) {
      format.setHeader(header);
    }
    printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format.get());
  }

  /** A count, which is whole unless it is a mean: whole numbers are written without a point. */
  public static Object count(double value) {
    return value == Math.rint(value) ? (Object) (long) value : (Object) value;
  }

  /** A text, integer or double as it stands in a file. */
  public static String text(Object value) {
    return value instanceof Double number ? Numbers.text(number) : value.toString();
  }

  /**
   * A path that no spreadsheet takes for a formula: of the same file, with {@code ./} before it if
   * it begins with {@code = + - @}.
   */
  public static String path(String path) {
    boolean isFormula = path.length() > 1 && "=+-@".indexOf(path.charAt(0)) >= 0;
    return isFormula ? "./" + path : path; // - alone is the standard input
  }

  /** Adds a row of texts, integers, doubles and nulls. */
  public void row(@Nullable Object... values) throws IOException {
    for (Object value : values) {
      printer.print(value == null ? null : text(value));
    }
    printer.println();
  }

  /** Brings all rows so far to the stream. */
  public void flush() throws IOException {
    printer.flush();
  }

  /** Flushes and closes the stream too. */
  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}
