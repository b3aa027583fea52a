package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.MathArrays;
import org.jspecify.annotations.Nullable;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Busy;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.SharedBand;

/**
 * A lower bound of asynchronous execution (Section 7 of the model): every server is busy for its
 * load, and no batch is faster than alone with all servers to itself.
 */
final class LoadBound {
  private static final double PROGRESS = 1e-12;
  private static final int LINKS_AND_NODE = 3;

  private final int size;
  private final int[] up; // by drafter, the first that shares its band
  private final int servers;
  private final List<List<Loaded>> from = new ArrayList<>();
  private final Deadline deadline;

  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  private record Loaded(int end, double singleBatchS, double[] loads) {}

  /** Of all plans of some batches of a sequence. */
  LoadBound(Sequence sequence, PricedBatches batches, Deadline deadline) {
    this.deadline = deadline;
    size = sequence.size();
    up = SharedBand.firstUsers(sequence.instance());
    servers = 1 + LINKS_AND_NODE * sequence.instance().drafters().size();
    for (int begin = 0; begin < size; begin++) {
      List<Loaded> loaded = new ArrayList<>();
      for (PricedBatch batch : batches.from(begin)) {
        deadline.check();
        loaded.add(loaded(sequence, batch));
      }
      from.add(loaded);
    }
  }

  private Loaded loaded(Sequence sequence, PricedBatch batch) {
    BatchTimes times = sequence.pricing().times(batch.batch);
    double singleBatchS =
        Execution.asynchronousS(
            sequence.instance(), List.of(batch.batch), List.of(times), List.of(batch.readyS));
    Busy busy = new Busy();
    busy.add(times);
    double[] loads = new double[servers];
    loads[0] = busy.verifierS();
    for (int d = 0; d < up.length; d++) {
      int first = 1 + LINKS_AND_NODE * d;
      loads[first] = busy.drafterS(d);
      loads[2 + LINKS_AND_NODE * up[d]] += busy.upS(d);
      loads[first + 2] = busy.downS(d);
    }
    return new Loaded(batch.end, singleBatchS, loads);
  }

  /**
   * Whether it shows that no plan is faster than some time: with weights on servers that make the
   * least weighted load of the plans so far largest, and the plan of the least one with them.
   */
  boolean shows(double boundS) {
    List<double[]> paths = new ArrayList<>();
    double[] weights = new double[servers];
    weights[0] = 1;
    for (double leastS = Double.POSITIVE_INFINITY; ; ) {
      deadline.check();
      double[] path = lightest(boundS, weights);
      double shownS = path == null ? boundS : MathArrays.linearCombination(path, weights);
      if (path == null || shownS >= boundS) {
        return true;
      } else if (shownS >= leastS * (1 - PROGRESS)) {
        throw new UndecidedException("no weights were found"); // no plan is new
      }
      paths.add(path);
      MatrixGame game = MatrixGame.of(paths);
      weights = game.rows();
      if (game.mostPaid(paths) < boundS * (1 - PROGRESS)) {
        return false;
      }
      leastS = least(paths, weights);
    }
  }

  private static double least(List<double[]> paths, double[] weights) {
    return paths.stream()
        .mapToDouble(path -> MathArrays.linearCombination(path, weights))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The loads of the least plan of batches that alone are faster; null if there is none. */
  private double @Nullable [] lightest(double boundS, double[] weights) {
    double[] least = new double[size + 1];
    Loaded[] chosen = new Loaded[size + 1];
    for (int begin = size - 1; begin >= 0; begin--) {
      least[begin] = Double.POSITIVE_INFINITY;
      for (Loaded batch : from.get(begin)) {
        double cost = MathArrays.linearCombination(batch.loads(), weights) + least[batch.end()];
        if (batch.singleBatchS() < boundS && cost < least[begin]) {
          least[begin] = cost;
          chosen[begin] = batch;
        }
      }
    }
    if (least[0] == Double.POSITIVE_INFINITY) {
      return null;
    }
    double[] loads = new double[servers];
    for (int at = 0; at < size; at = chosen[at].end()) {
      for (int s = 0; s < servers; s++) {
        loads[s] += chosen[at].loads()[s];
      }
    }
    return loads;
  }
}
