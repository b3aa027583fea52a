package sdedge.calibrate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;
import sdedge.document.csv.CsvTable.CsvRow;
import sdedge.instance.Node;

/** Reads a table of runs. */
final class RunsFile {
  private static final int MOST_ROWS = 10_000;
  private static final int LONGEST = 64;
  private static final double SLOWEST_S = 5;

  /** Where a run says its workload. */
  static final String WORKLOAD = "workload";

  /** Where it says its mean time to the first token, seconds. */
  static final String TTFT = "mean_ttft_s";

  private static final List<CsvColumn> COLUMNS =
      List.of(
          CsvColumn.required("length", new NumberRange(0, true, LONGEST, "an integer in [0, 64]")),
          CsvColumn.required("concurrency", NumberRange.POSITIVE),
          CsvColumn.required("input_tokens", NumberRange.POSITIVE),
          CsvColumn.required("output_tokens", new NumberRange(2, true, 100_000, "in [2, 100000]")),
          CsvColumn.required("tpot_s", new NumberRange(0, false, SLOWEST_S, "in (0, 5] seconds"))
              .withHint("; are these milliseconds?"),
          CsvColumn.optional(
              "acceptance_length", new NumberRange(1, true, LONGEST + 1, "from 1 to length + 1")),
          CsvColumn.optional("running", NumberRange.POSITIVE),
          CsvColumn.optional("output_tokens_per_s", NumberRange.POSITIVE),
          CsvColumn.optional("weight", NumberRange.POSITIVE),
          CsvColumn.optionalText(DraftModes.COLUMN),
          CsvColumn.optionalText(WORKLOAD),
          CsvColumn.optional(TTFT, NumberRange.POSITIVE));

  private static final int LENGTH = 0;
  private static final int TPOT = 4;
  private static final int ACCEPTANCE = 5;
  private static final int RUNNING = 6;
  private static final int RATE = 7;
  private static final int MODE = 9;
  private static final int OF_WORKLOAD = 10;
  private static final double AGREES = 1.2; // measured in two ways

  private RunsFile() {}

  /**
   * The runs of a table, in its order.
   *
   * @param verifier says which times are possible
   * @param modes of the drafter
   * @throws InvalidInputException with every wrong row
   */
  static List<MeasuredRun> read(String file, byte[] bytes, Node verifier, DraftModes modes)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(file);
    List<MeasuredRun> runs = new ArrayList<>();
    for (CsvRow row :
        CsvTable.read(problems, new ByteArrayInputStream(bytes), COLUMNS, MOST_ROWS)) {
      MeasuredRun run = run(row);
      modes.check(
          problems,
          row.line(),
          row.column(MODE),
          row.text(MODE),
          namesMode(row) && run.length() > 0);
      check(problems, row, run);
      checkTime(problems, row, run, verifier);
      checkRate(problems, row, run);
      runs.add(run);
    }
    problems.throwIfAny();
    return runs;
  }

  private static boolean namesMode(CsvRow row) {
    return row.places()[MODE] >= 0;
  }

  private static MeasuredRun run(CsvRow row) {
    double[] values = row.values();
    double decoding = decoding(values);
    double running =
        Double.isNaN(values[RUNNING])
            ? Double.isNaN(decoding) ? values[1] : Math.min(values[1], decoding)
            : values[RUNNING];
    double weight = Double.isNaN(values[8]) ? 1 : values[8];
    return new MeasuredRun(
        (int) values[LENGTH],
        values[1],
        running,
        values[2],
        values[3],
        values[TPOT],
        values[LENGTH] == 0 ? Double.NaN : values[ACCEPTANCE],
        values[RATE],
        weight,
        values[LENGTH] == 0 ? "" : row.text(MODE),
        row.text(OF_WORKLOAD),
        values[OF_WORKLOAD + 1]);
  }

  /** How many requests run at a time by their tokens per second; NaN if that is not given. */
  private static double decoding(double[] values) {
    return values[RATE] * values[TPOT];
  }

  /** Tokens per second, time per token and requests say the same thrice, but for rounding. */
  private static void checkRate(Problems problems, CsvRow row, MeasuredRun run) {
    double decoding = decoding(row.values());
    boolean stated = !Double.isNaN(row.values()[RUNNING]);
    double factor = decoding / run.running();
    if (!(factor > AGREES || (stated && factor < 1 / AGREES))) {
      return;
    }
    boolean perStep = Math.abs(factor / run.acceptanceLength() - 1) < AGREES - 1;
    add(
        problems,
        row,
        TPOT,
        Human.number(run.tpotS())
            + " s contradicts output_tokens_per_s and "
            + (stated ? "running" : "concurrency")
            + " by a factor of "
            + Human.number(factor)
            + (perStep ? "; is it the time between steps, of acceptance_length tokens each?" : ""));
  }

  private static void check(Problems problems, CsvRow row, MeasuredRun run) {
    double length = row.values()[LENGTH];
    double tokens = run.acceptanceLength();
    if (length != run.length()) {
      add(problems, row, LENGTH, Human.number(length) + " must be an integer in [0, 64]");
    } else if (length > 0 && Double.isNaN(tokens)) {
      add(problems, row, ACCEPTANCE, "nothing must be a number from 1 to length + 1");
    } else if (length > 0 && tokens > length + 1) {
      String most = "from 1 to length + 1 = " + (run.length() + 1);
      add(
          problems,
          row,
          ACCEPTANCE,
          Human.number(tokens) + " must be " + most + " tokens per step");
    }
  }

  private static void checkTime(Problems problems, CsvRow row, MeasuredRun run, Node verifier) {
    String units = run.implausible(verifier);
    if (!units.isEmpty()) {
      boolean isSlow = units.contains("over");
      String question =
          isSlow
              ? "; seconds are expected, are these milliseconds?"
              : "; is it the base of this machine?";
      add(problems, row, TPOT, units + question);
    }
  }

  private static void add(Problems problems, CsvRow row, int column, String message) {
    problems.add(row.line(), row.column(column), COLUMNS.get(column).name(), message);
  }
}
