package sdedge.search.milp;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Task;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;

/**
 * Stage times of one batch, seconds (docs/model.md section 4).
 *
 * @param start position of its first task
 * @param end position after its last task
 * @param length its speculation length
 * @param a drafter side a_n by step − 1
 * @param b verifier side b_n by step − 1
 * @param readyS U
 */
@SuppressWarnings("ArrayRecordComponent") // read in loops over the steps, never changed
record BatchTimes(int start, int end, int length, double[] a, double[] b, double readyS) {

  /** All batches of a problem, by start. */
  static List<BatchTimes> all(ContiguousProblem problem, Control control) {
    List<BatchTimes> batches = new ArrayList<>();
    for (int start = 0; start < problem.size(); start++) {
      ModelAborted.check(control);
      for (int length : problem.lengths()) {
        batches.addAll(List.of(from(problem, start, length)));
      }
    }
    return batches;
  }

  /** All batches (start, start + 1) … (start, reach) with one length. */
  private static BatchTimes[] from(ContiguousProblem problem, int start, int length) {
    StageModel stages = problem.stages();
    BatchLoad load = new BatchLoad(stages, length);
    BatchTimes[] batches = new BatchTimes[problem.batchReach()[start] - start];
    double readyS = 0;
    for (int end = start + 1; end <= problem.batchReach()[start]; end++) {
      Task task = problem.task(end - 1);
      load.add(task.drafter(), stages.progress(task, length));
      readyS = Math.max(readyS, problem.readyS()[end - 1]);
      double[] a = new double[load.steps()];
      double[] b = new double[load.steps()];
      load.writeDrafterSide(a, 0);
      load.writeVerifierSide(b, 0);
      batches[end - start - 1] = new BatchTimes(start, end, length, a, b, readyS);
    }
    return batches;
  }

  /** N. */
  int steps() {
    return a.length;
  }

  /** a_n; 0 beyond N. */
  double a(int n) {
    return n <= a.length ? a[n - 1] : 0;
  }

  /** b_n; 0 beyond N. */
  double b(int n) {
    return n <= b.length ? b[n - 1] : 0;
  }

  /** Σ_{n≥2} a_n. */
  double laterA() {
    return sum(a, 1);
  }

  /** Σ_{n≥2} b_n. */
  double laterB() {
    return sum(b, 1);
  }

  /** Σ_n b_n. */
  double allB() {
    return sum(b, 0);
  }

  private static double sum(double[] values, int from) {
    double sum = 0;
    for (int n = from; n < values.length; n++) {
      sum += values[n];
    }
    return sum;
  }
}
