package sdedge.generate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;

/** Reads a trace: a CSV file of which two columns count, however long. */
final class TraceReader {
  private static final Pattern COLUMNS =
      Pattern.compile("input=([^,=]+),output=([^,=]+)|output=([^,=]+),input=([^,=]+)");

  private final int maxInput;
  private final int maxOutput;
  private int[] input = new int[1 << 10];
  private int[] output = new int[1 << 10];
  private int kept;
  private long rows;
  private long longInput;
  private long longOutput;
  private long zero;

  private TraceReader(int maxInput, int maxOutput) {
    this.maxInput = maxInput;
    this.maxOutput = maxOutput;
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
    String columns = choices.text(Choice.COLUMNS);
    Matcher matcher = COLUMNS.matcher(columns);
    if (!matcher.matches()) {
      throw Texts.wrong(Choice.COLUMNS, columns, "input=NAME,output=NAME");
    }
    boolean inputFirst = matcher.group(1) != null;
    TraceReader reader = new TraceReader(maxInput(choices), maxOutput(choices));
    Problems problems = new Problems(file);
    CsvTable.stream(
        problems,
        in,
        List.of(
            CsvColumn.required(matcher.group(inputFirst ? 1 : 4), NumberRange.NON_NEGATIVE),
            CsvColumn.required(matcher.group(inputFirst ? 2 : 3), NumberRange.NON_NEGATIVE)),
        row -> reader.add(row.values()[0], row.values()[1]));
    problems.throwIfAny();
    return reader.trace(file);
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

  private void add(double in, double out) {
    rows++;
    if (in < 1 || out < 1) {
      zero++;
    } else if (in > maxInput) {
      longInput++;
    } else if (out > maxOutput) {
      longOutput++;
    } else {
      if (kept == input.length) {
        input = Arrays.copyOf(input, 2 * kept);
        output = Arrays.copyOf(output, 2 * kept);
      }
      input[kept] = (int) Math.rint(in);
      output[kept++] = (int) Math.rint(out);
    }
  }

  private Trace trace(String file) {
    return new Trace(
        file,
        Arrays.copyOf(input, kept),
        Arrays.copyOf(output, kept),
        new Trace.Dropped(rows, longInput, longOutput, zero));
  }
}
