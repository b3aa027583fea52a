package sdedge.wireless.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Optimal allocations of given plans against independent programs. */
class ReferenceAllocationTest {
  private static final double PERCENT = 1e-9 * 100;

  static Iterable<UplinkReference> cases() {
    return UplinkReference.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMakespanIsTheOptimum(UplinkReference reference) {
    for (UplinkReference.Planned plan : reference.plans()) {
      for (double tolerance : new double[] {OptimalAllocation.SEARCH, OptimalAllocation.FINAL}) {
        OptimalAllocation found =
            OptimalAllocation.of(reference.traffic(), plan.pathS(), tolerance);
        near(found.makespanS(), plan.makespanS());
        near(found.boundS(), plan.makespanS());
        Map<String, Double> byDrafter = plan.makespanByDrafter();
        for (CellOptimum cell : found.cells()) {
          String id = reference.instance().drafters().get(cell.cell().drafter()).id();
          near(cell.makespanS(), byDrafter.getOrDefault(id, plan.makespanS()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theAllocationDeliversEveryBitInTime(UplinkReference reference) {
    for (UplinkReference.Planned plan : reference.plans()) {
      OptimalAllocation found =
          OptimalAllocation.of(reference.traffic(), plan.pathS(), OptimalAllocation.FINAL);
      for (CellOptimum cell : found.cells()) {
        double[] pathS = cell.cell().at(plan.pathS());
        for (int k = 0; k < pathS.length; k++) {
          double ends = Integration.readyS(cell, k) + pathS[k];
          assertThat(ends).isLessThanOrEqualTo(cell.makespanS() * (1 + 1e-12));
        }
        for (ShareWindow window : cell.windows()) {
          assertThat(Integration.excess(cell, window)).isCloseTo(0, within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightsCertifyTheOptimum(UplinkReference reference) {
    for (UplinkReference.Planned plan : reference.plans()) {
      OptimalAllocation found =
          OptimalAllocation.of(reference.traffic(), plan.pathS(), OptimalAllocation.FINAL);
      for (CellOptimum optimum : found.cells()) {
        SharedCell cell = optimum.cell();
        double[] pathS = cell.at(plan.pathS());
        near(Integration.bound(cell, optimum.weights(), pathS), optimum.makespanS());
        near(Integration.bestUse(cell, optimum.weights(), 0), 1);
        near(Integration.bound(cell, plan.weights(cell), pathS), optimum.makespanS());
      }
    }
  }

  private static void near(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, withinPercentage(PERCENT));
  }
}
