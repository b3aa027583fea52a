package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.oracle.claim.MatrixGame;

/**
 * Affine functions below what a cohort takes against the sets of tasks that it may have: a mixture
 * of the ones shows the most where a mixture of the others is least.
 */
final class LineGame {
  private final Knapsack knapsack;
  private final List<double[]> lines = new ArrayList<>();
  private final List<double[][]> places = new ArrayList<>();
  private final List<double[]> payoffs = new ArrayList<>(); // by place, of each line

  LineGame(Knapsack knapsack) {
    this.knapsack = knapsack;
  }

  void addLine(double[] line) {
    lines.add(line);
    for (int j = 0; j < places.size(); j++) {
      double[] more = Arrays.copyOf(payoffs.get(j), lines.size());
      more[lines.size() - 1] = knapsack.payoff(line, places.get(j));
      payoffs.set(j, more);
    }
  }

  /** Adds whom the knapsack has in the batches, by batch and task. */
  void addPlace(double[][] part) {
    double[][] place = Arrays.stream(part).map(double[]::clone).toArray(double[][]::new);
    places.add(place);
    payoffs.add(lines.stream().mapToDouble(line -> knapsack.payoff(line, place)).toArray());
  }

  /** The mixture of lines, as of now. */
  double[] line() {
    double[] shares = MatrixGame.of(payoffs).rows();
    double[] mixture = new double[lines.get(0).length];
    for (int i = 0; i < shares.length; i++) {
      for (int at = 0; shares[i] > 0 && at < mixture.length; at++) {
        mixture[at] += shares[i] * lines.get(i)[at];
      }
    }
    return mixture;
  }

  /** The mixture of places, as of now. */
  void place(double[][] part) {
    double[] shares = MatrixGame.of(payoffs).columns();
    for (int b = 0; b < part.length; b++) {
      Arrays.fill(part[b], 0);
      for (int j = 0; j < shares.length; j++) {
        for (int k = 0; shares[j] > 0 && k < part[b].length; k++) {
          part[b][k] += shares[j] * places.get(j)[b][k];
        }
      }
    }
  }
}
