package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.instance.Node;

/**
 * Parameters that explain measured times: the logarithms of the ratios count in units of 3 %,
 * parameters in units of what was known of them before.
 *
 * @param parameters that are free
 */
record Fit(List<Parameter> parameters) {
  private static final double UNIT = 0.03;

  /** The ratios of modelled to measured times. */
  interface Ratios {
    double[] of(Map<Parameter, Double> values);
  }

  /** What was found, with the cost of the minimum. */
  record Found(List<Estimate> estimates, double cost) {
    /** Those of a node. */
    List<Estimate> of(Role role) {
      return estimates.stream().filter(each -> each.parameter().role() == role).toList();
    }
  }

  /**
   * The best of all starts.
   *
   * @param weights of the measurements
   */
  Found to(Ratios ratios, double[] weights) {
    int free = parameters.size();
    double[] all = Arrays.copyOf(weights, weights.length + free);
    Arrays.fill(all, weights.length, all.length, 1);
    RobustFit fit =
        new RobustFit(
            point -> residuals(ratios.of(values(point)), point),
            all,
            parameters.stream().mapToDouble(p -> StrictMath.log(p.least())).toArray(),
            parameters.stream().mapToDouble(p -> StrictMath.log(p.most())).toArray());
    RobustFit.Minimum best = fit.best(Parameter.starts(parameters));
    double[] deviations = fit.deviations(best.point());
    List<Estimate> estimates =
        IntStream.range(0, free)
            .mapToObj(k -> Estimate.of(parameters.get(k), best.point()[k], deviations[k]))
            .toList();
    return new Found(estimates, best.cost());
  }

  private Map<Parameter, Double> values(double[] point) {
    Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
    for (int k = 0; k < point.length; k++) {
      values.put(parameters.get(k), StrictMath.exp(point[k]));
    }
    return values;
  }

  private double[] residuals(double[] ratios, double[] point) {
    double[] residuals = new double[ratios.length + point.length];
    for (int i = 0; i < ratios.length; i++) {
      residuals[i] = StrictMath.log(ratios[i]) / UNIT;
    }
    for (int k = 0; k < point.length; k++) {
      residuals[ratios.length + k] = parameters.get(k).deviation(point[k]);
    }
    return residuals;
  }

  /** Before any measurement. */
  static Map<Parameter, Double> medians() {
    Map<Parameter, Double> medians = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      medians.put(parameter, parameter.median());
    }
    return medians;
  }

  /** Those of one node. */
  static Map<Parameter, Double> of(Role role, Map<Parameter, Double> values) {
    Map<Parameter, Double> own = new EnumMap<>(Parameter.class);
    own.putAll(values);
    own.keySet().removeIf(parameter -> parameter.role() != role);
    return own;
  }

  /** A node as it is known before any measurement. */
  static Node uncalibrated(Node base, Role role) {
    return Speed.of(base, of(role, medians()));
  }

  /** All parameters of some nodes. */
  static Fit of(List<Role> roles) {
    List<Parameter> free = new ArrayList<>();
    roles.forEach(role -> free.addAll(Parameter.of(role)));
    return new Fit(free);
  }
}
