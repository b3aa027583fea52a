package sdedge.study.bench;

import static sdedge.output.Table.column;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.output.Table;
import sdedge.study.log.CsvLine;
import sdedge.study.log.RowFormat;

/** Rows of {@code runs.csv} as text; every row is one line. */
final class RunCsv implements RowFormat<Run> {
  static final RowFormat<Run> FORMAT = new RunCsv();

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
  private static final int COLUMNS = TABLE.columns().size();

  private RunCsv() {}

  @Override
  public String header() {
    return String.join(",", TABLE.names());
  }

  @Override
  public byte[] line(Run run) throws IOException {
    return CsvLine.of(TABLE.values(run));
  }

  @Override
  public Run parse(byte[] line) {
    List<String> row = CsvLine.values(line, COLUMNS);
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
