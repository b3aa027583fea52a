package sdedge.wireless.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** The dual against a search of shares for up to three prompts, at any SNR. */
class SmallAllocationsIT {
  private static final int CASES = 150;
  private static final double RATIO = (Math.sqrt(5) - 1) / 2;

  @Test
  void theDualFindsWhatSearchingSharesFinds() {
    TestSeeds.each(SmallAllocationsIT.class, CASES, SmallAllocationsIT::check);
  }

  private static void check(Random random) {
    SharedCell cell = cell(random, 1 + random.nextInt(3));
    double[] pathS = paths(random, cell);
    Traffic traffic = new Traffic(pathS.length, List.of(cell), new int[0], new double[0]);
    OptimalAllocation found = OptimalAllocation.of(traffic, pathS, OptimalAllocation.FINAL);
    CellOptimum optimum = found.cells().get(0);
    assertThat(optimum.makespanS()).isCloseTo(searched(cell, pathS), withinPercentage(1e-7));
    assertThat(optimum.boundS()).isLessThanOrEqualTo(optimum.makespanS());
    assertThat(optimum.boundS()).isCloseTo(optimum.makespanS(), withinPercentage(1e-9));
    for (int k = 0; k < pathS.length; k++) {
      assertThat(Integration.readyS(optimum, k) + pathS[k])
          .isLessThanOrEqualTo(optimum.makespanS() * (1 + 1e-12));
    }
  }

  private static SharedCell cell(Random random, int count) {
    double bandwidth = Math.pow(10, 3 + 5 * random.nextDouble());
    double middle = -9 + 18 * random.nextDouble();
    double[] bits = new double[count];
    double[] gamma = new double[count];
    int[] positions = new int[count];
    for (int k = 0; k < count; k++) {
      positions[k] = k;
      double spread = middle + 2 * random.nextGaussian();
      gamma[k] = bandwidth * Math.pow(10, Math.max(-9, Math.min(9, spread)));
      bits[k] = 32 * (1 + random.nextInt(2000));
    }
    return new SharedCell(0, bandwidth, positions, bits, gamma);
  }

  private static double[] paths(Random random, SharedCell cell) {
    double[] pathS = new double[cell.size()];
    double behind = random.nextDouble() * cell.aloneSeconds(0);
    for (int k = pathS.length - 1; k >= 0; k--) {
      boolean together = k + 1 < pathS.length && random.nextInt(4) == 0;
      behind += together ? 0 : random.nextDouble() * 1.5 * cell.aloneSeconds(k);
      pathS[k] = behind;
    }
    return pathS;
  }

  /** The least makespan, by bisection of the first window. */
  private static double searched(SharedCell cell, double[] pathS) {
    double low = 0;
    double high = 0;
    for (int k = 0; k < cell.size(); k++) {
      high += cell.aloneSeconds(k);
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (spare(cell, pathS, middle) >= 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return pathS[0] + high;
  }

  /** What the last prompt can send beyond its bits if the others just send theirs. */
  private static double spare(SharedCell cell, double[] pathS, double firstS) {
    int last = cell.size() - 1;
    double secondS = last < 1 ? 0 : pathS[0] - pathS[1];
    double thirdS = last < 2 ? 0 : pathS[1] - pathS[2];
    double bandwidth = cell.bandwidthHz();
    if (last == 0) {
      return firstS * rate(cell, 0, bandwidth) - cell.bits()[0];
    }
    double left = bandwidth - share(cell, 0, cell.bits()[0] / firstS);
    if (last == 1) {
      return firstS * rate(cell, 1, left) + secondS * rate(cell, 1, bandwidth) - cell.bits()[1];
    }
    DoubleUnaryOperator spare =
        early -> {
          double late = secondS > 0 ? (cell.bits()[1] - early) / secondS : 0;
          return firstS * rate(cell, 2, left - share(cell, 1, early / firstS))
              + secondS * rate(cell, 2, bandwidth - share(cell, 1, late))
              + thirdS * rate(cell, 2, bandwidth)
              - cell.bits()[2];
        };
    double least = Math.max(0, cell.bits()[1] - secondS * rate(cell, 1, bandwidth));
    double most = Math.min(cell.bits()[1], firstS * rate(cell, 1, left));
    return left < 0 || least > most ? -1 : largest(spare, least, most);
  }

  private static double largest(DoubleUnaryOperator concave, double low, double high) {
    double best = Math.max(concave.applyAsDouble(low), concave.applyAsDouble(high));
    for (int i = 0; i < 100; i++) {
      double x = high - RATIO * (high - low);
      double y = low + RATIO * (high - low);
      double atX = concave.applyAsDouble(x);
      double atY = concave.applyAsDouble(y);
      best = Math.max(best, Math.max(atX, atY));
      if (atX < atY) {
        low = x;
      } else {
        high = y;
      }
    }
    return best;
  }

  private static double rate(SharedCell cell, int k, double share) {
    return share < 0 ? -1e300 : Integration.rate(cell.gammaHz()[k], share);
  }

  /** The least share of a rate; more than the band if there is none. */
  private static double share(SharedCell cell, int k, double rate) {
    double low = 0;
    double high = cell.bandwidthHz();
    if (rate > Integration.rate(cell.gammaHz()[k], high) * (1 + 1e-12)) {
      return 2 * high;
    }
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (Integration.rate(cell.gammaHz()[k], middle) < rate) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
