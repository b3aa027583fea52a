package sdedge.generate;

import java.util.Arrays;

/** Collects the rows of a trace that may become tasks. */
final class TraceRows {
  private final int maxInput;
  private final int maxOutput;
  private int[] input = new int[1 << 10];
  private int[] output = new int[1 << 10];
  private long[] nanos = new long[1 << 10];
  private int kept;
  private long rows;
  private long longInput;
  private long longOutput;
  private long zero;

  TraceRows(int maxInput, int maxOutput) {
    this.maxInput = maxInput;
    this.maxOutput = maxOutput;
  }

  /** Adds a row, or counts why it is left out. */
  void add(double in, double out, long arrivalNanos) {
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
        nanos = Arrays.copyOf(nanos, 2 * kept);
      }
      input[kept] = (int) Math.rint(in);
      output[kept] = (int) Math.rint(out);
      nanos[kept++] = arrivalNanos;
    }
  }

  /**
   * What was kept.
   *
   * @param timed whether the times say something
   */
  Trace trace(String file, boolean timed, String arrivals) {
    return new Trace(
        file,
        Arrays.copyOf(input, kept),
        Arrays.copyOf(output, kept),
        Arrays.copyOf(nanos, timed ? kept : 0),
        arrivals,
        new Trace.Dropped(rows, longInput, longOutput, zero));
  }
}
