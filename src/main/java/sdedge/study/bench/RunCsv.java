package sdedge.study.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import sdedge.output.Csv;

/** Rows of {@code runs.csv} as text; every row is one line. */
final class RunCsv {
  static final String HEADER =
      "instance,method,repeat,shard,status,termination,makespan_s,bound_s,gap,states,labels,wall_s,"
          + "cpu_s,error";
  private static final int COLUMNS = 14;
  private static final String[] NO_HEADER = {};

  private RunCsv() {}

  /** The line of a row, with its end. */
  static byte[] line(Run run) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Csv csv = new Csv(bytes, NO_HEADER)) {
      csv.row(
          run.key().instance(),
          run.key().method(),
          run.key().repeat(),
          run.shard(),
          run.status(),
          run.termination(),
          run.makespanS(),
          run.boundS(),
          run.gap(),
          run.states(),
          run.labels(),
          run.wallS(),
          run.cpuS(),
          run.error());
    }
    return bytes.toByteArray();
  }

  /**
   * The row of a line.
   *
   * @throws IllegalArgumentException if the line is not one
   */
  static Run parse(byte[] line) {
    try (CSVParser parser =
        CSVParser.parse(new String(line, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() != 1 || records.get(0).size() < COLUMNS) {
        throw new IllegalArgumentException("a row must have " + COLUMNS + " columns");
      }
      return run(records.get(0));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a line of CSV", e);
    }
  }

  private static Run run(CSVRecord row) {
    return new Run(
        new RunKey(row.get(0), row.get(1), Integer.parseInt(row.get(2))),
        row.get(3),
        row.get(4),
        optional(row.get(5), text -> text),
        optional(row.get(6), Double::valueOf),
        optional(row.get(7), Double::valueOf),
        optional(row.get(8), Double::valueOf),
        optional(row.get(9), Long::valueOf),
        optional(row.get(10), Long::valueOf),
        optional(row.get(11), Double::valueOf),
        optional(row.get(12), Double::valueOf),
        optional(row.get(13), text -> text));
  }

  private static <T> @Nullable T optional(String text, Function<String, T> reader) {
    return text.isEmpty() ? null : reader.apply(text);
  }
}
