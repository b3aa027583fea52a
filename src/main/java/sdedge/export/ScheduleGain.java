package sdedge.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sdedge.stream.steady.SteadyService;

/**
 * What a schedule serves more than the best length alone (docs/export.md).
 *
 * @param length l*, of most tokens per second in the mean of their logarithms over all loads
 * @param byRunning gains in tokens per second, a share, from one request on
 * @param cost the share of tokens per second that having a schedule costs
 */
record ScheduleGain(int length, List<Double> byRunning, double cost) {
  private static final double NONE = 0.005; // in the mean, for which no schedule is worth it
  private static final int STEP = 4; // from one load that is listed to the next

  /** The gain of the best lengths of some services by load, over one of theirs for all. */
  static ScheduleGain of(List<SteadyService> services, int most, double cost) {
    List<Integer> lengths = services.get(0).lengths();
    double[] logarithms = new double[lengths.size()]; // of seconds per token, summed
    double[][] relative = new double[most][lengths.size()]; // to those of the schedule, summed
    for (SteadyService service : services) {
      SteadyService constant = service.withoutSpareDrafts();
      for (int n = 1; n <= most; n++) {
        int running = n;
        double[] tpotS = lengths.stream().mapToDouble(l -> service.tpotS(l, running)).toArray();
        double scheduledS = tpotS[SteadyService.best(lengths, tpotS)];
        for (int i = 0; i < tpotS.length; i++) {
          double aloneS = constant.tpotS(lengths.get(i), running);
          logarithms[i] += StrictMath.log(aloneS);
          relative[n - 1][i] += aloneS / scheduledS;
        }
      }
    }
    int best = 0;
    for (int i = 1; i < logarithms.length; i++) {
      best = logarithms[i] < logarithms[best] ? i : best;
    }
    int length = best;
    List<Double> gains =
        Arrays.stream(relative).map(of -> (1 - cost) * of[length] / services.size() - 1).toList();
    return new ScheduleGain(lengths.get(best), gains, cost);
  }

  double mean() {
    return byRunning.stream().mapToDouble(each -> each).average().orElseThrow();
  }

  /** Whether the length alone is as good, or better. */
  boolean isLittle() {
    return mean() <= NONE;
  }

  /** In words, by load. */
  String words() {
    StringBuilder loads = new StringBuilder();
    for (int n = 1; n < byRunning.size(); n *= STEP) {
      loads.append(share(byRunning.get(n - 1))).append(" at ").append(n).append(", ");
    }
    int last = byRunning.size();
    loads.append(share(byRunning.get(last - 1))).append(" at ").append(last).append(" running");
    String less = cost == 0 ? "" : ", " + number(cost) + " for having one taken off";
    String fixed = length == 0 ? "no drafts at all" : "length " + length + " alone";
    return String.format(
        "the schedule serves %s than %s in the mean%s: %s%s",
        (mean() >= 0 ? share(mean()) + " more" : number(-mean()) + " less"),
        fixed,
        less,
        loads,
        isLittle() ? "; " + advice() : "");
  }

  private String advice() {
    if (length == 0) {
      return "better serve without a drafter";
    }
    return (mean() < 0 ? "fixed " + length + " beats it" : "fixed " + length + " is as good")
        + ", which the file says";
  }

  private static String share(double gain) {
    return (gain < 0 ? "−" : "") + number(Math.abs(gain));
  }

  private static String number(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
