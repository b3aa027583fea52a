package sdedge.oracle.partition;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.Pipeline;

/**
 * By how much a cohort of some structure exceeds its prices at least: affine functions below what
 * it takes, weighed, and the tasks that lower their mean the most and fit (Section 7 of the model).
 */
final class CohortBound {
  private static final double ROUNDING = 1e-12;
  private static final double HARDLY = 1e-6; // of what is fixed

  private final PricedTasks priced;
  private final List<BatchSides> batches;
  private final Pipeline pipeline;
  private final int tasks;
  private final int size; // of a function: fixed part, then by batch and task
  private final double[][] weightA; // by batch and step
  private final double[][] weightB;
  private final Knapsack knapsack;
  private final double[][] part; // by batch and task: where functions are looked at

  CohortBound(PricedTasks priced, List<BatchSides> batches, Pipeline pipeline) {
    this.priced = priced;
    this.batches = batches;
    this.pipeline = pipeline;
    tasks = priced.count();
    size = 1 + batches.size() * tasks;
    weightA = new double[batches.size()][];
    weightB = new double[batches.size()][];
    for (int b = 0; b < weightA.length; b++) {
      weightA[b] = new double[batches.get(b).steps() + 2];
      weightB[b] = new double[batches.get(b).steps() + 2];
    }
    knapsack = new Knapsack(priced, batches);
    part = new double[batches.size()][tasks];
  }

  double[][] part() {
    return part;
  }

  /**
   * The most that is shown, or something above a target.
   *
   * @param from by batch and task, where to look first
   */
  double above(double target, double[][] from, int mostSteps) {
    begin(from);
    double shown = climb(target, mostSteps);
    if (shown >= target || !isConstant(support())) {
      return shown;
    }
    knapsack.takeWhole();
    begin(from);
    return climb(target, mostSteps);
  }

  private void begin(double[][] from) {
    for (int b = 0; b < part.length; b++) {
      for (int k = 0; k < tasks; k++) {
        boolean leads = k == batches.get(b).lead();
        part[b][k] = leads ? 1 : knapsack.mayJoin(b, k) ? from[b][k] : 0;
      }
    }
  }

  /** Whether it hardly matters who is in the batches beside their leads. */
  private static boolean isConstant(double[] function) {
    double all = Arrays.stream(function, 1, function.length).map(Math::abs).sum();
    return all <= HARDLY * function[0];
  }

  /**
   * Until a target is reached, or nothing more can be shown. Lines play against the sets at which
   * mixtures of them are least; each mixture of sets has one more line.
   */
  private double climb(double target, int mostSteps) {
    LineGame game = new LineGame(knapsack);
    double[] mixture = support();
    game.addLine(mixture);
    double most = Double.NEGATIVE_INFINITY;
    for (int steps = 0; ; steps++) {
      double value = knapsack.value(mixture);
      most = Math.max(most, value);
      if (most >= target || steps >= mostSteps) {
        return most;
      }
      knapsack.chosen(part);
      game.addPlace(part);
      game.addLine(support());
      game.place(part);
      double[] line = support();
      game.addLine(line);
      if (value >= knapsack.payoff(line, part) - ROUNDING * Math.abs(line[0])) {
        return most; // the mixture of sets takes no more
      }
      mixture = game.line();
    }
  }

  /** The function that is what the cohort takes where it is looked at. */
  private double[] support() {
    for (int b = 0; b < part.length; b++) {
      batches.get(b).lookAt(part[b]);
      Arrays.fill(weightA[b], 0);
      Arrays.fill(weightB[b], 0);
    }
    weigh();
    double[] function = new double[size];
    for (int b = 0; b < part.length; b++) {
      double[] perTask = new double[tasks];
      function[0] += batches.get(b).addTo(weightA[b], weightB[b], perTask);
      System.arraycopy(perTask, 0, function, 1 + b * tasks, tasks);
    }
    if (priced.room().count() > 1 || part.length > 1) {
      priced.addExcess(part, part.length, function);
    }
    return function;
  }

  private void weigh() {
    int last = batches.size() - 1;
    if (last == 0 || pipeline == Pipeline.SEQUENTIAL) {
      for (int b = 0; b <= last; b++) {
        Arrays.fill(weightA[b], 1);
        Arrays.fill(weightB[b], 1);
      }
      return;
    }
    boolean closes = pipeline == Pipeline.ROLLING;
    for (int b = 0; b < last; b++) {
      for (int n = 1; n <= Math.max(batches.get(b).steps(), batches.get(b + 1).steps()); n++) {
        slot(b, n, b + 1, n);
      }
    }
    if (!closes) {
      Arrays.fill(weightA[0], 1);
      Arrays.fill(weightB[last], 1);
      return;
    }
    weightA[0][1] = 1;
    for (int n = 1; n <= Math.max(batches.get(last).steps(), batches.get(0).steps() - 1); n++) {
      slot(last, n, 0, n + 1);
    }
  }

  /** One batch is verified while another is prepared: the longer side counts. */
  private void slot(int verified, int n, int prepared, int next) {
    double a = batches.get(prepared).drafterS(next);
    double b = batches.get(verified).verifierS(n);
    if (a > b) {
      weightA[prepared][next] = 1;
    } else if (b > 0) {
      weightB[verified][n] = 1;
    }
  }
}
