package sdedge.generate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;
import sdedge.document.csv.CsvTable.CsvRow;
import sdedge.document.tree.JsonLines;
import sdedge.generate.TraceColumns.TimeColumn;

/** Reads a trace, CSV or JSON Lines, of which two to four columns count, however long. */
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
    boolean accepted = reader.wanted.acceptance() != null;
    return rows.trace(file, accepted, timed, arrivals);
  }

  static int maxInput(OptionChoices choices) {
    return most(choices, Choice.MAX_INPUT);
  }

  /** Tokens of an answer beyond which a row is dropped: a law of answers leaves none out. */
  static int maxOutput(OptionChoices choices) {
    int most = most(choices, Choice.MAX_OUTPUT);
    return choices.text(Choice.ANSWERS).isEmpty() ? most : TokenLaw.MOST;
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
    if (found.acceptance() != null) {
      all.add(rate(found.acceptance()));
    }
    if (found.time() != null) {
      all.add(CsvColumn.textOrNothing(found.time().name()));
    }
    return all;
  }

  private static CsvColumn tokens(String name) {
    return CsvColumn.required(name, NumberRange.NON_NEGATIVE);
  }

  private static CsvColumn rate(String name) {
    return CsvColumn.required(name, NumberRange.PROBABILITY);
  }

  private void add(CsvRow row) {
    boolean accepted = wanted.acceptance() != null;
    int at = accepted ? 3 : 2; // of the time
    boolean timed = row.values().length > at;
    double accepts = accepted ? row.values()[2] : Double.NaN;
    String time = timed ? row.text(at) : "";
    int column = timed ? row.column(at) : 1;
    add(row.values()[0], row.values()[1], accepts, time, row.line(), column);
  }

  private void add(JsonLines.Row row) {
    TraceColumns used = columns;
    if (used == null) { // the first row names the columns
      used = wanted.of(row.values().keySet(), TraceColumns.Layout.MOONCAKE);
      columns = used;
    }
    int before = problems.count();
    double in = number(row, tokens(used.input()));
    double out = number(row, tokens(used.output()));
    String rate = used.acceptance();
    double accepts = rate == null ? Double.NaN : number(row, rate(rate));
    JsonLines.Value time = used.time() == null ? null : value(row, used.time().name());
    if (problems.count() == before) {
      String text = time == null ? "" : time.text();
      int line = time == null ? 1 : time.line();
      add(in, out, accepts, text, line, time == null ? 1 : time.column());
    }
  }

  private double number(JsonLines.Row row, CsvColumn column) {
    JsonLines.Value value = value(row, column.name());
    return value == null
        ? Double.NaN
        : column.number(problems, value.text(), value.line(), value.column());
  }

  private JsonLines.@Nullable Value value(JsonLines.Row row, String name) {
    JsonLines.Value value = row.values().get(name);
    if (value == null) {
      problems.add(row.line(), row.column(), name, "the value is missing");
    }
    return value;
  }

  /** Adds a row, with the place of its time. */
  private void add(double in, double out, double accepts, String time, int line, int column) {
    TimeColumn times = columns == null ? null : columns.time();
    if (times == null) {
      rows.add(in, out, accepts, 0);
      return;
    }
    OptionalLong nanos = times.nanos(time);
    if (nanos.isPresent()) {
      rows.add(in, out, accepts, nanos.getAsLong());
    } else {
      problems.add(line, column, times.name(), CsvColumn.shown(time), times.allowed());
    }
  }

  /** Collects the rows of a trace that may become tasks. */
  private static final class TraceRows {
    private final int maxInput;
    private final int maxOutput;
    private final IntStream.Builder input = IntStream.builder();
    private final IntStream.Builder output = IntStream.builder();
    private final DoubleStream.Builder acceptance = DoubleStream.builder();
    private final LongStream.Builder nanos = LongStream.builder();
    private long rows;
    private long longInput;
    private long longOutput;
    private long zero;

    TraceRows(int maxInput, int maxOutput) {
      this.maxInput = maxInput;
      this.maxOutput = maxOutput;
    }

    /**
     * Adds a row, or counts why it is left out.
     *
     * @param rate how likely a draft of its is accepted; any number if nobody knows
     */
    void add(double in, double out, double rate, long arrivalNanos) {
      rows++;
      if (in < 1 || out < 1) {
        zero++;
      } else if (in > maxInput) {
        longInput++;
      } else if (out > maxOutput) {
        longOutput++;
      } else {
        input.add((int) Math.rint(in));
        output.add((int) Math.rint(out));
        acceptance.add(rate);
        nanos.add(arrivalNanos);
      }
    }

    /**
     * What was kept.
     *
     * @param accepted whether their acceptance says something
     * @param timed whether the times say something
     */
    Trace trace(String file, boolean accepted, boolean timed, String arrivals) {
      return new Trace(
          file,
          input.build().toArray(),
          output.build().toArray(),
          accepted ? acceptance.build().toArray() : new double[0],
          timed ? nanos.build().toArray() : new long[0],
          arrivals,
          new Trace.Dropped(rows, longInput, longOutput, zero));
    }
  }
}
