package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.partition.prices.MatrixGame;
import sdedge.search.problem.ContiguousProblem;

/**
 * A lower bound of asynchronous execution (docs/model.md section 7): every server is busy for its
 * load, and no batch is faster than alone with all servers to itself. Both hold with expected steps
 * too, as every step is served in its weighted time, one after the other.
 */
public final class LoadBound {
  private static final double PRECISION = 1e-10;
  private static final double PROGRESS = 1e-12;
  private static final int MOST_PATHS = 300; // fewer weights only make the bound weaker

  private final ServiceDemands batches;
  private final Control control;
  private final double[] overS; // by batch, when it is over alone
  private final List<Path> paths = new ArrayList<>();
  private double[] weights;
  private double leastS; // the heaviest lightest path of the last question

  /**
   * The loads of a path.
   *
   * @param loads by server
   * @param longestS when the slowest of its batches is over alone
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  private record Path(double[] loads, double longestS) {}

  /**
   * No plan of a problem is faster, whichever of some uploads it has, seconds.
   *
   * @param readyS of each upload, by position, the earliest time at which the prompt may be there
   * @param mostS what some plan takes: the bound is at most that
   * @return 0 if nothing is known, because there are too many batches or the control says to stop
   */
  public static double of(
      ContiguousProblem problem, List<double[]> readyS, double mostS, Control control) {
    ServiceDemands batches = ServiceDemands.of(problem, control);
    if (batches == null) {
      return 0;
    }
    double leastS = mostS;
    for (double[] upload : readyS) {
      leastS = new LoadBound(batches, upload, control).upTo(leastS);
    }
    return leastS;
  }

  /**
   * A bound of all plans of some batches.
   *
   * @param readyS by position, the earliest time at which the prompt may be there
   */
  private LoadBound(ServiceDemands batches, double[] readyS, Control control) {
    this.batches = batches;
    this.control = control;
    overS = batches.singleBatchS(readyS);
    weights = new double[batches.servers()];
    weights[0] = 1;
  }

  /** No plan is faster, seconds; at most {@code mostS}, 0 if the control says to stop. */
  private double upTo(double mostS) {
    if (shows(mostS)) {
      return mostS;
    }
    double high = mostS;
    double low = leastS;
    double step = low * PRECISION;
    while (high - low > high * PRECISION && control.stop() == null) {
      double middle = step < (high - low) / 2 ? low + step : (low + high) / 2;
      if (shows(middle)) {
        low = middle;
      } else {
        high = middle;
        low = Math.max(low, leastS);
      }
      step = high; // after the first try by halves
    }
    return low;
  }

  /** Whether no plan is faster than {@code limitS}: such a plan has faster batches only. */
  private boolean shows(double limitS) {
    List<double[]> loads = new ArrayList<>();
    paths.stream().filter(p -> p.longestS < limitS).forEach(p -> loads.add(p.loads));
    double mostS = Double.POSITIVE_INFINITY;
    leastS = 0;
    if (!loads.isEmpty()) {
      weights = weightsAgainst(loads);
    }
    while (loads.size() < MOST_PATHS) {
      Path path = lightest(limitS);
      if (path == null) {
        return true;
      }
      leastS = Math.max(leastS, sum(path.loads));
      if (leastS >= limitS) {
        return true;
      }
      boolean empty = Arrays.stream(path.loads).allMatch(seconds -> seconds == 0);
      if (empty || leastS >= mostS * (1 - PROGRESS) || control.stop() != null) {
        return false;
      }
      paths.add(path);
      loads.add(path.loads);
      weights = weightsAgainst(loads);
      mostS = loads.stream().mapToDouble(this::sum).min().orElse(mostS);
    }
    return false;
  }

  /** The weights under which the lightest of some paths is as heavy as can be. */
  private double[] weightsAgainst(List<double[]> loads) {
    double[][] payoff = new double[batches.servers()][loads.size()];
    for (int s = 0; s < payoff.length; s++) {
      for (int p = 0; p < loads.size(); p++) {
        payoff[s][p] = loads.get(p)[s];
      }
    }
    MatrixGame game = new MatrixGame(payoff.length, loads.size());
    game.solve(payoff, payoff.length, loads.size());
    return game.rowChances();
  }

  /** The lightest plan of batches that alone are over before a time; null if there is none. */
  private @Nullable Path lightest(double limitS) {
    int size = batches.size();
    double[] least = new double[size + 1];
    int[] chosen = new int[size];
    for (int start = size - 1; start >= 0; start--) {
      least[start] = Double.POSITIVE_INFINITY;
      for (int batch = batches.first(start); batch < batches.first(start + 1); batch++) {
        if (overS[batch] < limitS) {
          double seconds = batches.load(batch, weights) + least[batches.end(batch)];
          if (seconds < least[start]) {
            least[start] = seconds;
            chosen[start] = batch;
          }
        }
      }
    }
    return least[0] == Double.POSITIVE_INFINITY ? null : along(chosen);
  }

  private Path along(int[] chosen) {
    double[] loads = new double[batches.servers()];
    double longestS = 0;
    for (int at = 0; at < chosen.length; at = batches.end(chosen[at])) {
      for (int s = 0; s < loads.length; s++) {
        loads[s] += batches.load(chosen[at], s);
      }
      longestS = Math.max(longestS, overS[chosen[at]]);
    }
    return new Path(loads, longestS);
  }

  private double sum(double[] loads) {
    double sum = 0;
    for (int s = 0; s < loads.length; s++) {
      sum += loads[s] * weights[s];
    }
    return sum;
  }
}
