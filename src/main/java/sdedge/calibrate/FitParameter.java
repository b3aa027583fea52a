package sdedge.calibrate;

import java.util.Arrays;
import java.util.List;

/**
 * A number of a node that is fitted, with what is known of it before any measurement: the median
 * and the standard deviation of its logarithm, and its bounds.
 */
enum FitParameter {
  VERIFIER_FLOPS_EFFICIENCY(Role.VERIFIER, "flops_efficiency", 0.55, 0.5, 0.02, 1),
  VERIFIER_BANDWIDTH_EFFICIENCY(Role.VERIFIER, "bandwidth_efficiency", 0.8, 0.15, 0.1, 1),
  VERIFIER_PASS_OVERHEAD(Role.VERIFIER, "pass_overhead_s", 2e-3, 2, 1e-6, 0.2),
  VERIFIER_TOKEN_OVERHEAD(Role.VERIFIER, "token_overhead_s", 3e-5, 1.5, 1e-8, 2e-3),
  DRAFTER_FLOPS_EFFICIENCY(Role.DRAFTER, "flops_efficiency", 0.3, 1.5, 2e-3, 1),
  DRAFTER_BANDWIDTH_EFFICIENCY(Role.DRAFTER, "bandwidth_efficiency", 0.6, 0.4, 0.05, 1),
  DRAFTER_PASS_OVERHEAD(Role.DRAFTER, "pass_overhead_s", 1e-3, 1.5, 1e-6, 0.05);

  /** From which the search begins, a value per parameter in the order of this enumeration. */
  private static final double[][] STARTS = {
    {.55, .8, 2e-3, 3e-5, .3, .6, 1e-3},
    {.5, .8, 1e-3, 1e-5, .3, .6, 1e-3},
    {.8, .9, 4e-3, 1e-4, .05, .8, 2e-3},
    {.7, .75, 1e-4, 3e-5, .5, .9, 2e-4},
    {.9, .95, 8e-3, 6e-5, .1, .5, 1e-5},
    {.95, .7, 1e-5, 1e-6, .02, .9, 3e-4},
    {.4, .9, 1e-2, 2e-4, .5, .3, 5e-4},
    {.85, .8, 3e-4, 6e-5, .2, .7, 7e-4}
  };

  private final Role role;
  private final String field;
  private final double median;
  private final double priorS;
  private final double least;
  private final double most;

  FitParameter(Role role, String field, double median, double priorS, double least, double most) {
    this.role = role;
    this.field = field;
    this.median = median;
    this.priorS = priorS;
    this.least = least;
    this.most = most;
  }

  /** Those of a node. */
  static List<FitParameter> of(Role role) {
    return Arrays.stream(values()).filter(parameter -> parameter.role == role).toList();
  }

  /** Logarithms to begin with, a row per start and a column per parameter asked for. */
  static List<double[]> starts(List<FitParameter> asked) {
    List<FitParameter> all = List.of(values());
    return Arrays.stream(STARTS)
        .map(
            start ->
                asked.stream()
                    .mapToDouble(parameter -> StrictMath.log(start[all.indexOf(parameter)]))
                    .toArray())
        .toList();
  }

  Role role() {
    return role;
  }

  /** The key in an instance. */
  String field() {
    return field;
  }

  /** Such as {@code verifier.flops_efficiency}. */
  String key() {
    return role.key() + "." + field;
  }

  double median() {
    return median;
  }

  /** Standard deviation of the logarithm. */
  double priorS() {
    return priorS;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** How far a logarithm is from the median, in standard deviations. */
  double deviation(double logarithm) {
    return (logarithm - StrictMath.log(median)) / priorS;
  }
}
