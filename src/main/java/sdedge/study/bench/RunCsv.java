package sdedge.study.bench;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.output.Format;
import sdedge.output.Table;
import sdedge.study.log.CsvLine;
import sdedge.study.log.RowFormat;

/** Rows of {@code runs.csv} as text; every row is one line. */
final class RunCsv implements RowFormat<Run> {
  static final RowFormat<Run> FORMAT = new RunCsv();

  private static final Table<Run> TABLE =
      Table.of(
          words("instance", run -> run.key().instance()),
          words("method", run -> run.key().method()),
          column("repeat", run -> run.key().repeat()),
          words("shard", Run::shard),
          words("status", Run::status),
          optional(words("termination", Run::termination)),
          optional(column("makespan_s", Run::makespanS)),
          optional(column("bound_s", Run::boundS)),
          optional(column("gap", Run::gap)),
          optional(column("states", Run::states)),
          optional(column("labels", Run::labels)),
          optional(column("wall_s", Run::wallS)),
          optional(column("cpu_s", Run::cpuS)),
          optional(words("error", Run::error)));
  private static final int COLUMNS = TABLE.columns().size();

  private RunCsv() {}

  @Override
  public String header() {
    return String.join(",", TABLE.names());
  }

  @Override
  public Format file() {
    return Format.table("table of bench", TABLE.names());
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
        read(row.get(5), text -> text),
        read(row.get(6), Double::valueOf),
        read(row.get(7), Double::valueOf),
        read(row.get(8), Double::valueOf),
        read(row.get(9), Long::valueOf),
        read(row.get(10), Long::valueOf),
        read(row.get(11), Double::valueOf),
        read(row.get(12), Double::valueOf),
        read(row.get(13), text -> text));
  }

  private static <T> @Nullable T read(String text, Function<String, T> reader) {
    return text.isEmpty() ? null : reader.apply(text);
  }
}
