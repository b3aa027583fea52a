package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sdedge.instance.DraftMode;
import sdedge.instance.LatencyModel;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.StepLoad;

/** What drafting passes of one sequence cost, and how long they take alone, by length from 1. */
final class DraftedPasses {
  private final double[] costs;
  private final double[] seconds;

  private DraftedPasses(int most) {
    costs = new double[most + 1];
    seconds = new double[most + 1];
  }

  /**
   * Those of up to {@code most} drafts.
   *
   * @param fresh tokens that the first pass takes in
   * @param cost of a pass
   */
  static DraftedPasses of(
      NetworkFloors floors,
      NetworkFloors.Drafts drafts,
      DraftMode mode,
      int most,
      double fresh,
      double cached,
      ToDoubleFunction<PassSums> cost) {
    DraftedPasses all = new DraftedPasses(most);
    List<PassSums> longest = passes(floors, mode, most, fresh, cached);
    for (int length = 1; length <= most; length++) {
      boolean one = mode.isBlock();
      PassSums last =
          one ? passes(floors, mode, length, fresh, cached).get(0) : longest.get(length - 1);
      all.costs[length] = (one ? 0 : all.costs[length - 1]) + cost.applyAsDouble(last);
      if (!mode.isAtVerifier()) {
        all.seconds[length] = (one ? 0 : all.seconds[length - 1]) + aloneS(drafts, last);
      }
    }
    return all;
  }

  private static List<PassSums> passes(
      NetworkFloors floors, DraftMode mode, int length, double fresh, double cached) {
    StepLoad none = StepLoad.of(mode, length);
    List<PassSums> passes = none.plus(mode, length, 1, cached + fresh, cached, false).drafts();
    if (cached > 0 || passes.isEmpty()) {
      return passes;
    }
    List<PassSums> all = new ArrayList<>(passes);
    double further = mode.isBlock() ? mode.drafted(length) - 1.0 : 0;
    all.set(0, floors.reading(fresh, further, further + 1));
    return all;
  }

  /** A pass of one sequence; of a table what it is at least, as passes of several may be faster. */
  static double aloneS(NetworkFloors.Drafts drafts, PassSums pass) {
    return drafts.node().latency() instanceof LatencyModel.Table
        ? drafts.floor().fixedS() + drafts.floor().part(pass)
        : pass.seconds(drafts.node());
  }

  double cost(int length) {
    return costs[length];
  }

  /** Seconds, 0 at the verifier. */
  double aloneS(int length) {
    return seconds[length];
  }
}
