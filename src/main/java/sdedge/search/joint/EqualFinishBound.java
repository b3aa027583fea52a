package sdedge.search.joint;

import java.util.Arrays;
import sdedge.search.dp.BatchGraph;

/**
 * What is left after the beginning of a plan if no batch begins before the equal finish τ of all
 * tasks up to its end, by the path bounds for weights θ of the two sides (docs/model.md section 7).
 */
final class EqualFinishBound {
  private final BatchGraph graph;
  private final double[] equalFinishS;
  private final double[][] soonest; // by θ, position: the earliest that is reached
  private final double[][] toEnd; // by θ, position: the shortest path to the end
  private final double[][] latest; // by θ, position: what the uploads still to come allow

  EqualFinishBound(BatchGraph graph, double[] equalFinishS) {
    this.graph = graph;
    this.equalFinishS = equalFinishS;
    int size = graph.size();
    soonest = new double[graph.thetas()][size + 1];
    toEnd = new double[graph.thetas()][size + 1];
    latest = new double[graph.thetas()][size + 1];
    for (int theta = 0; theta < graph.thetas(); theta++) {
      Arrays.fill(soonest[theta], 1, size + 1, Double.POSITIVE_INFINITY);
      for (int s = 0; s < graph.count(); s++) {
        int to = graph.end(s);
        double reached = soonest(theta, s) + graph.weighted(s, theta);
        soonest[theta][to] = Math.min(soonest[theta][to], reached);
      }
      backward(theta);
    }
  }

  private double soonest(int theta, int batch) {
    return Math.max(soonest[theta][graph.start(batch)], equalFinishS[graph.end(batch) - 1]);
  }

  private void backward(int theta) {
    for (int i = graph.size() - 1; i >= 0; i--) {
      double path = Double.POSITIVE_INFINITY;
      double upload = Double.POSITIVE_INFINITY;
      for (int s = graph.from(i); s < graph.from(i + 1); s++) {
        int j = graph.end(s);
        double rest = graph.weighted(s, theta) + toEnd[theta][j];
        path = Math.min(path, rest);
        upload = Math.min(upload, Math.max(equalFinishS[j - 1] + rest, latest[theta][j]));
      }
      toEnd[theta][i] = path;
      latest[theta][i] = upload;
    }
  }

  /** No plan with a batch takes less. */
  double through(int batch) {
    double bound = 0;
    int j = graph.end(batch);
    for (int theta = 0; theta < graph.thetas(); theta++) {
      double path = soonest(theta, batch) + graph.weighted(batch, theta) + toEnd[theta][j];
      bound = Math.max(bound, Math.max(path, latest[theta][j]));
    }
    return bound;
  }

  /** No plan with a beginning takes less. */
  double of(PartialPlan plan) {
    double bound = 0;
    int j = plan.end();
    for (int theta = 0; theta < graph.thetas(); theta++) {
      double residual =
          plan.open()
              ? graph.residualOfFirst(plan.first(), theta)
                  + graph.residualOfLast(plan.last(), theta)
              : 0;
      double path = plan.equalFinishS() + plan.laterS() + residual + toEnd[theta][j];
      bound = Math.max(bound, Math.max(path, latest[theta][j]));
    }
    return bound;
  }
}
