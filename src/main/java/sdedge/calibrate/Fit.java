package sdedge.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import sdedge.control.Control;

/**
 * Parameters that explain measured times: the logarithms of the ratios count in units of 3 %,
 * parameters in units of what was known of them before.
 *
 * @param parameters that are free
 */
record Fit(List<FitParameter> parameters) {
  private static final double UNIT = 0.03;

  /** What is to be explained: modelled/measured of each time, with some values. */
  interface Ratios extends Function<List<Estimate>, double[]> {}

  /**
   * What was found.
   *
   * @param point the logarithms of the estimates
   * @param covariance of these logarithms
   * @param cost of the minimum
   * @param complete how many of the starts nothing stopped
   */
  @SuppressWarnings("ArrayRecordComponent") // read only
  record Solution(
      List<Estimate> estimates,
      double[] point,
      double[][] covariance,
      double cost,
      int complete,
      int starts) {
    /** Of nothing to fit. */
    static final Solution NOTHING =
        new Solution(List.of(), new double[0], new double[0][], 0, 0, 0);

    boolean isComplete() {
      return complete == starts;
    }

    /** What is said of a fit to some measurements that is not complete. */
    Optional<String> unfinished(String measurements) {
      String text = "the fit to %s is the best so far; %s of %s starts are complete";
      return isComplete()
          ? Optional.empty()
          : Optional.of(text.formatted(measurements, complete, starts));
    }

    /** The estimates of a node, but for those of draft modes on it. */
    List<Estimate> of(Role role) {
      return estimates.stream().filter(each -> each.parameter().isOfNode(role)).toList();
    }
  }

  /** The values of some logarithms, as they are. */
  List<Estimate> at(double[] point) {
    return IntStream.range(0, point.length)
        .mapToObj(k -> new Estimate(parameters.get(k), StrictMath.exp(point[k]), 0))
        .toList();
  }

  private double[] distances(Ratios ratios, double[] point) {
    double[] found = ratios.apply(at(point));
    double[] all = Arrays.copyOf(found, found.length + point.length);
    Arrays.setAll(
        all,
        i ->
            i < found.length
                ? StrictMath.log(found[i]) / UNIT
                : parameters.get(i - found.length).deviation(point[i - found.length]));
    return all;
  }

  /**
   * The best of what is found from some starts.
   *
   * @param weights of the times
   * @param starts logarithms of the parameters
   */
  Solution to(Ratios ratios, double[] weights, List<double[]> starts, Control control) {
    double[] all = Arrays.copyOf(weights, weights.length + parameters.size());
    Arrays.fill(all, weights.length, all.length, 1);
    RobustFit fit =
        new RobustFit(
            point -> distances(ratios, point),
            all,
            parameters.stream().mapToDouble(p -> StrictMath.log(p.least())).toArray(),
            parameters.stream().mapToDouble(p -> StrictMath.log(p.most())).toArray(),
            control);
    List<RobustFit.Minimum> minima = fit.minima(starts);
    RobustFit.Minimum best = RobustFit.Minimum.cheapest(minima);
    double[][] covariance = fit.posterior(best.point());
    List<Estimate> estimates =
        IntStream.range(0, parameters.size())
            .mapToObj(
                k -> Estimate.of(parameters.get(k), best.point()[k], Math.sqrt(covariance[k][k])))
            .toList();
    int complete = (int) minima.stream().filter(RobustFit.Minimum::complete).count();
    return new Solution(estimates, best.point(), covariance, best.cost(), complete, minima.size());
  }
}
