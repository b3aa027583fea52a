package sdedge.generate;

import java.util.Arrays;

/** Collects the rows of a trace that may become tasks. */
final class TraceRows {
  private final int maxInput;
  private final int maxOutput;
  private int[] input = new int[1 << 10];
  private int[] output = new int[1 << 10];
  private double[] acceptance = new double[1 << 10];
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
      if (kept == input.length) {
        input = Arrays.copyOf(input, 2 * kept);
        output = Arrays.copyOf(output, 2 * kept);
        acceptance = Arrays.copyOf(acceptance, 2 * kept);
        nanos = Arrays.copyOf(nanos, 2 * kept);
      }
      input[kept] = (int) Math.rint(in);
      output[kept] = (int) Math.rint(out);
      acceptance[kept] = rate;
      nanos[kept++] = arrivalNanos;
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
        Arrays.copyOf(input, kept),
        Arrays.copyOf(output, kept),
        Arrays.copyOf(acceptance, accepted ? kept : 0),
        Arrays.copyOf(nanos, timed ? kept : 0),
        arrivals,
        new Trace.Dropped(rows, longInput, longOutput, zero));
  }
}
