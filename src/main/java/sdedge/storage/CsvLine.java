package sdedge.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Csv;

/** A row of a table as a line of text; no value may hold an end of line. */
public final class CsvLine {
  private static final String[] NO_HEADER = {};

  private CsvLine() {}

  /** The line of some values, with its end. */
  public static byte[] of(List<? extends @Nullable Object> values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Csv csv = new Csv(bytes, NO_HEADER)) {
      csv.row(values.toArray());
    }
    return bytes.toByteArray();
  }

  /**
   * The values of a line; one that is missing is empty.
   *
   * @throws IllegalArgumentException if the line has not so many
   */
  public static List<String> values(byte[] line, int count) {
    try (CSVParser parser =
        CSVParser.parse(new String(line, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() != 1 || records.get(0).size() != count) {
        throw new IllegalArgumentException("a row must have " + count + " columns");
      }
      return records.get(0).toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("not a line of CSV", e);
    }
  }
}
