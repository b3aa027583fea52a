package sdedge.generate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvRow;
import sdedge.document.csv.CsvTable;

/** Reads a trace, CSV or JSON Lines, of which two or three columns count, however long. */
final class TraceReader {
  private final Problems problems;
  private final TraceColumns.Wanted wanted;
  private final TraceRows rows;
  private @Nullable TraceColumns columns;

  private TraceReader(Problems problems, TraceColumns.Wanted wanted, TraceRows rows) {
    this.problems = problems;
    this.wanted = wanted;
    this.rows = rows;
  }

  /**
   * The rows that may become tasks.
   *
   * @param file the name in messages
   * @throws IllegalArgumentException if an option is wrong
   * @throws InvalidInputException with the places of wrong values
   */
  static Trace read(String file, InputStream in, OptionChoices choices)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(file);
    TraceRows rows = new TraceRows(maxInput(choices), maxOutput(choices));
    TraceReader reader = new TraceReader(problems, TraceColumns.wanted(choices), rows);
    InputStream buffered = new BufferedInputStream(in);
    if (JsonLines.isOne(buffered)) {
      JsonLines.stream(problems, buffered, reader::add);
    } else {
      CsvTable.stream(problems, buffered, reader::columns, reader::add);
    }
    problems.throwIfAny();
    TraceColumns found = reader.columns;
    boolean timed = found != null && found.time() != null;
    String arrivals = found != null && reader.wanted.arrivals() ? found.arrivals() : "";
    return rows.trace(file, timed, arrivals);
  }

  static int maxInput(OptionChoices choices) {
    return most(choices, Choice.MAX_INPUT);
  }

  static int maxOutput(OptionChoices choices) {
    return most(choices, Choice.MAX_OUTPUT);
  }

  private static int most(OptionChoices choices, Choice choice) {
    return Texts.integer(choice, choices.text(choice), 1, TokenLaw.MOST);
  }

  private List<CsvColumn> columns(List<String> header) {
    TraceColumns found = wanted.of(header, TraceColumns.Layout.AZURE);
    columns = found;
    List<CsvColumn> all = new ArrayList<>();
    all.add(tokens(found.input()));
    all.add(tokens(found.output()));
    if (found.time() != null) {
      all.add(CsvColumn.textOrNothing(found.time().name()));
    }
    return all;
  }

  private static CsvColumn tokens(String name) {
    return CsvColumn.required(name, NumberRange.NON_NEGATIVE);
  }

  private void add(CsvRow row) {
    boolean timed = row.values().length > 2;
    String time = timed ? row.text(2) : "";
    add(row.values()[0], row.values()[1], time, row.line(), timed ? row.column(2) : 1);
  }

  private void add(JsonLines.Row row) {
    TraceColumns used = columns;
    if (used == null) { // the first row names the columns
      used = wanted.of(row.values().keySet(), TraceColumns.Layout.MOONCAKE);
      columns = used;
    }
    int before = problems.count();
    double in = tokens(row, used.input());
    double out = tokens(row, used.output());
    JsonLines.Value time = used.time() == null ? null : value(row, used.time().name());
    if (problems.count() == before) {
      String text = time == null ? "" : time.text();
      add(in, out, text, time == null ? 1 : time.line(), time == null ? 1 : time.column());
    }
  }

  private double tokens(JsonLines.Row row, String name) {
    JsonLines.Value value = value(row, name);
    return value == null
        ? Double.NaN
        : tokens(name).number(problems, value.text(), value.line(), value.column());
  }

  private JsonLines.@Nullable Value value(JsonLines.Row row, String name) {
    JsonLines.Value value = row.values().get(name);
    if (value == null) {
      problems.add(row.line(), row.column(), name, "the value is missing");
    }
    return value;
  }

  /** Adds a row, with the place of its time. */
  private void add(double in, double out, String time, int line, int column) {
    TimeColumn times = columns == null ? null : columns.time();
    if (times == null) {
      rows.add(in, out, 0);
      return;
    }
    OptionalLong nanos = times.nanos(time);
    if (nanos.isPresent()) {
      rows.add(in, out, nanos.getAsLong());
    } else {
      problems.add(line, column, times.name(), CsvColumn.shown(time), times.allowed());
    }
  }
}
