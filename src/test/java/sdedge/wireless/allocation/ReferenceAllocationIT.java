package sdedge.wireless.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ExpectedReference;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** Optimal allocations of given plans against independent programs. */
class ReferenceAllocationIT {
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

  /** Under its allocation as stated, and under every policy. */
  @ParameterizedTest
  @MethodSource("cases")
  void plansAreExecutedAlike(UplinkReference reference) throws Exception {
    Instance instance = reference.instance();
    for (UplinkReference.Planned planned : reference.plans()) {
      Plan plan = ExpectedReference.plan(instance, planned.content());
      assertThat(plan.uplink()).isEqualTo(UplinkPolicy.EXPLICIT);
      assertThat(Feasibility.violations(instance, plan)).isEmpty();
      Execution execution = Timeline.execute(instance, plan);
      near(execution.makespanS(), planned.makespanS());
      for (int k = 0; k < instance.tasks().size(); k++) {
        String id = instance.tasks().get(k).id();
        double readyS = number(map(planned.content().get("ready_s")).get(id));
        near(execution.tasks().get(k).readyS(), readyS);
      }
      Map<String, Object> cohorts = new HashMap<>(planned.content());
      cohorts.remove("allocation");
      map(planned.content().getOrDefault("makespan_by_policy_s", Map.of()))
          .forEach(
              (policy, makespanS) -> {
                cohorts.put("uplink", policy);
                near(makespanS(instance, cohorts), number(makespanS));
              });
    }
  }

  private static double makespanS(Instance instance, Map<String, Object> content) {
    try {
      return Timeline.makespanS(instance, ExpectedReference.plan(instance, content));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void near(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, withinPercentage(PERCENT));
  }
}
