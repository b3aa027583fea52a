package sdedge.stream.steady;

import java.util.Arrays;
import java.util.List;

/**
 * By how much times per token that were measured differ from those of the law, and what that says
 * of other loads and lengths (docs/model.md section 14).
 */
public final class Residuals {
  private static final double PRIOR = 0.16; // (2 % of noise / 5 % of spread)², in runs
  private static final double LOADS = 0.7; // reach, on the logarithm
  private static final double LENGTHS = 4;
  private static final double NONE_BESIDE_SOME = 0.3; // of drafts
  private static final double SAME_LENGTH = 10;
  private static final double NEAR = 0.3;

  /** None: the law as it is. */
  public static final Residuals NONE = new Residuals(List.of());

  private final List<Run> runs;
  private final double[] logarithms; // of the ratios
  private final double[] loads; // that occur
  private final int[] loadOf; // by run
  private final int[] lengths; // that occur
  private final int[] lengthOf; // by run

  /**
   * A run of the fit.
   *
   * @param running requests that decode at a time
   * @param ratio measured/predicted
   * @param weight in the fit
   */
  public record Run(double running, int length, double ratio, double weight) {}

  /** Of runs; of none where the law stands alone. */
  public Residuals(List<Run> runs) {
    this.runs = List.copyOf(runs);
    logarithms = runs.stream().mapToDouble(run -> StrictMath.log(run.ratio)).toArray();
    loads = runs.stream().mapToDouble(Run::running).sorted().distinct().toArray();
    lengths = runs.stream().mapToInt(Run::length).sorted().distinct().toArray();
    loadOf = runs.stream().mapToInt(run -> Arrays.binarySearch(loads, run.running)).toArray();
    lengthOf = runs.stream().mapToInt(run -> Arrays.binarySearch(lengths, run.length)).toArray();
  }

  public List<Run> runs() {
    return runs;
  }

  /** What the law is to be multiplied by. */
  public double factor(double running, int length) {
    double most = Math.max(1, running);
    double[] far = Arrays.stream(loads).map(each -> StrictMath.log(most / each)).toArray();
    double[] byLoad = Arrays.stream(far).map(each -> bell(each / LOADS)).toArray();
    double[] byLength = Arrays.stream(lengths).mapToDouble(each -> bell(length, each)).toArray();
    double sum = 0;
    double weights = PRIOR;
    for (int i = 0; i < logarithms.length; i++) {
      Run run = runs.get(i);
      double near = length == run.length ? SAME_LENGTH * bell(far[loadOf[i]] / NEAR) : 0;
      double weight = run.weight * (byLoad[loadOf[i]] * byLength[lengthOf[i]] + near);
      sum += weight * logarithms[i];
      weights += weight;
    }
    return StrictMath.exp(sum / weights);
  }

  private static double bell(int length, int other) {
    return (length == 0) != (other == 0) ? NONE_BESIDE_SOME : bell((length - other) / LENGTHS);
  }

  private static double bell(double x) {
    return StrictMath.exp(-x * x / 2);
  }
}
