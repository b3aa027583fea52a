package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** Logarithms as close as this are the same minimum. */
  private static final double SAME = 1e-3;

  /**
   * What was found.
   *
   * @param posterior how well the estimates are known together
   * @param cost of the minimum
   * @param minima all that were found, the logarithms of the parameters
   * @param complete how many of the starts nothing stopped
   */
  record Solution(
      List<Estimate> estimates,
      Posterior posterior,
      double cost,
      List<double[]> minima,
      int complete,
      int starts) {
    /** Of nothing to fit. */
    static final Solution NOTHING = new Solution(List.of(), Posterior.NONE, 0, List.of(), 0, 0);

    boolean isComplete() {
      return complete == starts;
    }

    /** The estimates of a node, but for those of draft modes on it. */
    List<Estimate> of(Role role) {
      return estimates.stream()
          .filter(each -> each.parameter().role() == role && each.parameter().mode().isEmpty())
          .toList();
    }
  }

  private record Distances(Times times, List<FitParameter> parameters)
      implements RobustFit.Residuals {
    @Override
    public void at(double[] point, RobustFit.ResidualConsumer consumer) {
      times.at(
          point,
          (i, ratio, slopes) -> {
            for (int k = 0; k < slopes.length; k++) {
              slopes[k] /= UNIT;
            }
            consumer.accept(i, StrictMath.log(ratio) / UNIT, slopes);
          });
      double[] slopes = new double[point.length];
      for (int k = 0; k < point.length; k++) {
        slopes[k] = 1 / parameters.get(k).priorS();
        consumer.accept(times.count() + k, parameters.get(k).deviation(point[k]), slopes);
        slopes[k] = 0;
      }
    }
  }

  /**
   * The best of what is found from some starts.
   *
   * @param weights of the times
   */
  Solution to(Times times, double[] weights, Starts starts, Control control) {
    int free = parameters.size();
    double[] all = Arrays.copyOf(weights, weights.length + free);
    Arrays.fill(all, weights.length, all.length, 1);
    RobustFit fit =
        new RobustFit(
            new Distances(times, parameters),
            all,
            parameters.stream().mapToDouble(p -> StrictMath.log(p.least())).toArray(),
            parameters.stream().mapToDouble(p -> StrictMath.log(p.most())).toArray(),
            control);
    List<RobustFit.Minimum> minima = fit.minima(starts);
    RobustFit.Minimum best = RobustFit.Minimum.cheapest(minima);
    Posterior posterior = new Posterior(parameters, best.point(), fit.posterior(best.point()));
    List<Estimate> estimates =
        IntStream.range(0, free)
            .mapToObj(k -> Estimate.of(parameters.get(k), best.point()[k], posterior.deviation(k)))
            .toList();
    int complete = (int) minima.stream().filter(RobustFit.Minimum::complete).count();
    return new Solution(
        estimates, posterior, best.cost(), distinct(minima), complete, minima.size());
  }

  private static List<double[]> distinct(List<RobustFit.Minimum> minima) {
    List<double[]> points = new ArrayList<>();
    for (RobustFit.Minimum each : minima) {
      if (Double.isFinite(each.cost())
          && points.stream().noneMatch(point -> isSame(point, each.point()))) {
        points.add(each.point());
      }
    }
    return points;
  }

  private static boolean isSame(double[] a, double[] b) {
    return IntStream.range(0, a.length).allMatch(k -> Math.abs(a[k] - b[k]) <= SAME);
  }
}
