package sdedge.study.sweep;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.document.InvalidInputException;
import sdedge.latency.NegativePassTimeException;
import sdedge.search.control.Forecast;
import sdedge.search.solver.Solver;

/**
 * How long searches take at least, known before any of them is made: by the states they look at.
 */
public final class Estimate {
  private static final int SAMPLED = 50;
  private static final double SECONDS_PER_SEARCH = 0.02; // for all else, about
  private static final double GOLDEN = 0.6180339887498949; // spreads samples evenly

  private Estimate() {}

  /**
   * Seconds of all searches, from all or some of them.
   *
   * @param limitS that each may take
   * @throws InvalidInputException if an instance is not valid
   */
  public static double seconds(
      List<SweepRunner.Cell> cells, SweepRunner.Instances instances, double limitS)
      throws InvalidInputException {
    int[] sample =
        IntStream.range(0, Math.min(cells.size(), SAMPLED))
            .map(k -> cells.size() <= SAMPLED ? k : (int) (k * GOLDEN % 1 * cells.size()))
            .toArray();
    double seconds = 0;
    for (int index : sample) {
      SweepRunner.Cell cell = cells.get(index);
      double searchS = Forecast.SECONDS_PER_STATE * states(cell, instances);
      seconds += SECONDS_PER_SEARCH + Math.min(searchS, limitS);
    }
    return sample.length == 0 ? 0 : seconds * cells.size() / sample.length;
  }

  private static double states(SweepRunner.Cell cell, SweepRunner.Instances instances)
      throws InvalidInputException {
    try {
      return Solver.states(instances.of(cell.point()), cell.method());
    } catch (NegativePassTimeException e) { // the search will say so
      return 0;
    }
  }
}
