package sdedge.study.bench;

import static sdedge.output.Table.column;

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
import sdedge.output.Table;

/** Rows of {@code runs.csv} as text; every row is one line. */
final class RunCsv {
  private static final Table<Run> TABLE =
      Table.of(
          column("instance", run -> run.key().instance()),
          column("method", run -> run.key().method()),
          column("repeat", run -> run.key().repeat()),
          column("shard", Run::shard),
          column("status", Run::status),
          column("termination", Run::termination),
          column("makespan_s", Run::makespanS),
          column("bound_s", Run::boundS),
          column("gap", Run::gap),
          column("states", Run::states),
          column("labels", Run::labels),
          column("wall_s", Run::wallS),
          column("cpu_s", Run::cpuS),
          column("error", Run::error));
  static final String HEADER = String.join(",", TABLE.names());
  private static final int COLUMNS = TABLE.columns().size();
  private static final String[] NO_HEADER = {};

  private RunCsv() {}

  /** The line of a row, with its end. */
  static byte[] line(Run run) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Csv csv = new Csv(bytes, NO_HEADER)) {
      TABLE.write(csv, run);
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
      if (records.size() != 1 || records.get(0).size() != COLUMNS) {
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
