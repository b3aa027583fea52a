package sdedge.oracle.stream;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the times of the requests of a run come to (Section 11 of the model).
 *
 * @param byColumn of the table of runs: throughput, quantiles and means
 * @param meanTtftS the mean time to first token
 * @param leastAttainment if what is late by rounding is late
 * @param mostAttainment if it is not
 * @param spanS seconds from the first arrival until the last answer
 */
public record RunFigures(
    Map<String, Double> byColumn,
    double meanTtftS,
    double leastAttainment,
    double mostAttainment,
    double spanS) {
  private static final double ROUNDING = 1e-9;
  private static final double HALF = 0.5;
  private static final double MOST = 0.95;

  /**
   * The figures of all requests of a run.
   *
   * @param endToEndS seconds from arrival to the last token, by request
   * @param level promised; null for none
   */
  public static RunFigures of(
      double[] ttftS, double[] tpotS, double[] endToEndS, double spanS, @Nullable Level level) {
    Map<String, Double> byColumn = new LinkedHashMap<>();
    byColumn.put("throughput_per_s", ttftS.length / spanS);
    quantiles("ttft", ttftS, byColumn);
    quantiles("tpot", tpotS, byColumn);
    byColumn.put("e2e_mean_s", Arrays.stream(endToEndS).sum() / endToEndS.length);
    quantiles("e2e", endToEndS, byColumn);
    return new RunFigures(
        byColumn,
        Arrays.stream(ttftS).sum() / ttftS.length,
        level == null ? 0 : level.attained(ttftS, tpotS, -ROUNDING),
        level == null ? 1 : level.attained(ttftS, tpotS, ROUNDING),
        spanS);
  }

  private static void quantiles(String of, double[] values, Map<String, Double> byColumn) {
    double[] sorted = values.clone();
    Arrays.parallelSort(sorted);
    byColumn.put(of + "_p50_s", quantile(sorted, HALF));
    byColumn.put(of + "_p95_s", quantile(sorted, MOST));
  }

  /** Linear between the two nearest of the sorted values. */
  private static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int below = (int) place;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (place - below) * (above - sorted[below]);
  }
}
