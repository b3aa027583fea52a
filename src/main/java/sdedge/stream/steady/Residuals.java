package sdedge.stream.steady;

import java.util.List;

/**
 * By how much times per token that were measured differ from those of the law, and what that says
 * of other loads and lengths (docs/model.md section 14).
 *
 * @param runs none where the law stands alone
 */
public record Residuals(List<Run> runs) {
  /** None: the law as it is. */
  public static final Residuals NONE = new Residuals(List.of());

  private static final double PRIOR = 0.16; // (2 % of noise / 5 % of spread)², in runs
  private static final double LOADS = 0.7; // reach, on the logarithm
  private static final double LENGTHS = 4;
  private static final double NONE_BESIDE_SOME = 0.3; // of drafts
  private static final double SAME_LENGTH = 10;
  private static final double NEAR = 0.3;

  /**
   * A run of the fit.
   *
   * @param running requests that decode at a time
   * @param ratio measured/predicted
   * @param weight in the fit
   */
  public record Run(double running, int length, double ratio, double weight) {}

  public Residuals {
    runs = List.copyOf(runs);
  }

  /** What the law is to be multiplied by. */
  public double factor(double running, int length) {
    double sum = 0;
    double weights = PRIOR;
    for (Run run : runs) {
      double weight = run.weight * closeness(run, Math.max(1, running), length);
      sum += weight * StrictMath.log(run.ratio);
      weights += weight;
    }
    return StrictMath.exp(sum / weights);
  }

  private static double closeness(Run run, double running, int length) {
    double load = StrictMath.log(running / run.running);
    double lengths =
        (length == 0) != (run.length == 0)
            ? NONE_BESIDE_SOME
            : bell((length - run.length) / LENGTHS);
    double near = length == run.length ? SAME_LENGTH * bell(load / NEAR) : 0;
    return bell(load / LOADS) * lengths + near;
  }

  private static double bell(double x) {
    return StrictMath.exp(-x * x / 2);
  }
}
