package sdedge.search.dp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Times one form of the pair kernel against its rendering in C, millisecond by millisecond in turn,
 * and prints CSV rows of medians: {@code KernelComparison C-PROGRAM FORM LABEL}.
 */
public final class KernelComparison {
  private static final int[] STEPS = {8, 16, 32, 64, 128, 256};
  private static final int[] PAIRS = {16, 144};
  private static final int TRIALS = 1000;
  private static final int SAMPLES = 101;
  private static final double WARMUP_MS = 300;
  private static final double SAMPLE_MS = 1;
  private static final int VALUES_PER_LOOK = 20_000;

  private KernelComparison() {}

  public static void main(String[] arguments) throws IOException {
    KernelForm form = KernelForm.valueOf(arguments[1]);
    checkStepRows();
    Process process =
        new ProcessBuilder(arguments[0]).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (PrintStream to =
            new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        BufferedReader from =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (int pairs : PAIRS) {
        for (int steps : STEPS) {
          KernelData data = new KernelData(steps, pairs);
          time(form, data, WARMUP_MS);
          double[] java = new double[SAMPLES];
          double[] c = new double[SAMPLES];
          for (int sample = 0; sample < SAMPLES; sample++) {
            java[sample] = time(form, data, SAMPLE_MS);
            to.println(steps + " " + pairs + " " + SAMPLE_MS);
            c[sample] = Double.parseDouble(from.readLine());
          }
          System.out.printf(
              Locale.ROOT,
              "%s,%d,%d,%.2f,%.2f%n",
              arguments[2],
              pairs,
              steps,
              median(java),
              median(c));
        }
      }
    }
  }

  /** Batches of all numbers of steps, against the sums taken pair by pair. */
  private static void checkStepRows() {
    Random random = new Random(1);
    for (int trial = 0; trial < TRIALS; trial++) {
      double[][] y = new double[1 + random.nextInt(20)][];
      Arrays.setAll(y, pair -> random.doubles(random.nextInt(20)).toArray());
      double[] x = random.doubles(random.nextInt(20)).toArray();
      double[] sums = new double[y.length];
      new StepRows(y).sums(x, KernelData.rest(x), x.length, sums);
      int[] lanes = StepRows.lanes(y);
      for (int lane = 0; lane < sums.length; lane++) {
        double[] of = y[lanes[lane]];
        double expected = MaxSum.of(of, 0, of.length, x, 0, x.length);
        if (!(Math.abs(sums[lane] - expected) <= 1e-14 * expected)) {
          throw new IllegalStateException(sums[lane] + " instead of " + expected);
        }
      }
    }
  }

  /** Nanoseconds per pair. */
  private static double time(KernelForm form, KernelData data, double milliseconds) {
    int repeats = 1 + VALUES_PER_LOOK / (data.steps * data.pairs);
    long calls = 0;
    long start = System.nanoTime();
    long elapsed;
    do {
      for (int r = 0; r < repeats; r++) {
        form.run(data);
      }
      calls += (long) repeats * data.pairs;
      elapsed = System.nanoTime() - start;
    } while (elapsed < milliseconds * 1e6);
    return elapsed / (double) calls;
  }

  private static double median(double[] samples) {
    Arrays.sort(samples);
    return samples[samples.length / 2];
  }
}
