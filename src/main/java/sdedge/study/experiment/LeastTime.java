package sdedge.study.experiment;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.control.ProgressListener.Forecast;
import sdedge.document.InvalidInputException;
import sdedge.latency.NegativePassTimeException;
import sdedge.search.solver.Solver;

/** How long trials take at least, known before any of them is made: by the states they look at. */
public final class LeastTime {
  private static final int SAMPLED = 50;
  private static final double SECONDS_PER_SEARCH = 0.02; // for all else, about
  private static final double GOLDEN = 0.6180339887498949; // spreads samples evenly

  private LeastTime() {}

  /**
   * Seconds of all trials, from all or some of them.
   *
   * @param limitS that each may take
   * @throws InvalidInputException if an instance is not valid
   */
  public static double seconds(List<Trial> trials, Runner.Instances instances, double limitS)
      throws InvalidInputException {
    int all = trials.size();
    int[] sample =
        IntStream.range(0, Math.min(all, SAMPLED))
            .map(k -> all <= SAMPLED ? k : (int) (k * GOLDEN % 1 * all))
            .toArray();
    double seconds = 0;
    for (int index : sample) {
      double searchS = Forecast.SECONDS_PER_STATE * states(trials.get(index), instances);
      seconds += SECONDS_PER_SEARCH + Math.min(searchS, limitS);
    }
    return sample.length == 0 ? 0 : seconds * all / sample.length;
  }

  private static double states(Trial trial, Runner.Instances instances)
      throws InvalidInputException {
    try {
      return Solver.states(instances.of(trial.point()), trial.method());
    } catch (NegativePassTimeException e) { // the search will say so
      return 0;
    }
  }
}
