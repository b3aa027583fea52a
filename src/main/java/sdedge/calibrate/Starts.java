package sdedge.calibrate;

import java.util.List;

/**
 * From where fits look for a minimum.
 *
 * @param points logarithms of the parameters
 * @param near whether they are close to minima, so that few steps between reweightings do
 */
record Starts(List<double[]> points, boolean near) {

  /** Those of a fit of which nothing is known. */
  static Starts of(List<FitParameter> parameters) {
    return new Starts(FitParameter.starts(parameters), false);
  }

  /** The minima of a fit to nearly the same measurements; all starts if it has none. */
  static Starts near(Fit.Solution found, List<FitParameter> parameters) {
    return found.minima().isEmpty() ? of(parameters) : new Starts(found.minima(), true);
  }
}
