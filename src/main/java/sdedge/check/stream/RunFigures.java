package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * What a run comes to (Section 11 of the model).
 *
 * @param byColumn of the table of runs, but for attainment and the share of the bound
 * @param busy of each drafter, its link up and its link down, as shares of the run
 * @param leastAttainment if what is late by rounding is late
 * @param mostAttainment if it is not
 * @param spanS seconds from the first arrival until the last answer
 * @param isSure whether rounding decides nothing of it
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record RunFigures(
    Map<String, Double> byColumn,
    List<double[]> busy,
    double leastAttainment,
    double mostAttainment,
    double spanS,
    boolean isSure) {
  private static final double ROUNDING = 1e-9;
  private static final double HALF = 0.5;
  private static final double MOST = 0.95;

  /** The figures of a run of requests. */
  public static RunFigures of(
      Instance instance, double[] arrivalsS, int[] tasks, Outcome outcome, @Nullable Level level) {
    int count = tasks.length;
    double[] ttft = new double[count];
    double[] tpot = new double[count];
    double[] endToEnd = new double[count];
    double lastS = 0;
    for (int r = 0; r < count; r++) {
      Served served = outcome.served().get(r);
      ttft[r] = served.firstS();
      tpot[r] = tpotS(served, instance.tasks().get(tasks[r]).outputTokens());
      endToEnd[r] = served.completeS();
      lastS = Math.max(lastS, arrivalsS[r] + served.completeS());
    }
    double spanS = lastS - arrivalsS[0];
    Map<String, Double> byColumn = new LinkedHashMap<>();
    byColumn.put("throughput_per_s", count / spanS);
    byColumn.put("ttft_p50_s", quantile(ttft, HALF));
    byColumn.put("ttft_p95_s", quantile(ttft, MOST));
    byColumn.put("tpot_p50_s", quantile(tpot, HALF));
    byColumn.put("tpot_p95_s", quantile(tpot, MOST));
    byColumn.put("e2e_mean_s", Arrays.stream(endToEnd).sum() / count);
    byColumn.put("e2e_p50_s", quantile(endToEnd, HALF));
    byColumn.put("e2e_p95_s", quantile(endToEnd, MOST));
    byColumn.put("residents", outcome.residentS() / spanS);
    byColumn.put("busy_verifier", outcome.verifierS() / spanS);
    List<double[]> busy = new ArrayList<>();
    for (double[] seconds : outcome.busyS()) {
      busy.add(Arrays.stream(seconds).map(each -> each / spanS).toArray());
    }
    String[] names = {"busy_drafter", "busy_up", "busy_down"};
    for (int server = 0; server < names.length; server++) {
      int place = server;
      byColumn.put(names[server], busy.stream().mapToDouble(b -> b[place]).max().orElse(0));
    }
    return new RunFigures(
        byColumn,
        busy,
        level == null ? 0 : level.attained(ttft, tpot, -ROUNDING),
        level == null ? 1 : level.attained(ttft, tpot, ROUNDING),
        spanS,
        outcome.isSure());
  }

  /** TPOT; 0 for one token. */
  public static double tpotS(Served served, int tokens) {
    return tokens == 1 ? 0 : (served.completeS() - served.firstS()) / (tokens - 1);
  }

  /** Linear between the two nearest of the sorted values. */
  private static double quantile(double[] values, double level) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = level * (sorted.length - 1);
    int below = (int) place;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (place - below) * (above - sorted[below]);
  }
}
