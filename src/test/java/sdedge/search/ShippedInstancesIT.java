package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.search.ShippedInstancesTest.batches;
import static sdedge.search.ShippedInstancesTest.plan;
import static sdedge.search.ShippedInstancesTest.read;
import static sdedge.search.ShippedInstancesTest.solve;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.Components;
import sdedge.timeline.Timeline;

/**
 * What the instances in {@code instances} are there to show; the optimum of answers by law, which
 * takes longer than all others, with {@code -Dtest.draws=all}.
 */
class ShippedInstancesIT {
  static List<ShippedInstancesTest.Known> known() throws IOException {
    return ShippedInstancesTest.known().stream()
        .filter(known -> TestSeeds.all() || !known.name().endsWith("-answers"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("known")
  void everyKnownValueIsFound(ShippedInstancesTest.Known known) throws Exception {
    Instance instance = read(known.name());
    Outcome outcome = solve(instance);

    switch (known.kind()) {
      case "=opt=" -> assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
      case "=best=" -> assertThat(outcome).isInstanceOf(Outcome.Feasible.class);
      case "=inf=" -> assertThat(outcome).isInstanceOf(Outcome.Infeasible.class);
      default -> throw new IllegalArgumentException(known.kind());
    }
    if (outcome instanceof Outcome.Found found) {
      assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
      assertThat(found.makespanS()).isCloseTo(known.seconds(), within(1e-9 * known.seconds()));
    }
  }

  @Test
  void speculationDoesNotPayBetweenAnL4AndAnA100UnlessTheTargetIsLarge() throws Exception {
    assertThat(batches(plan(read("l4-a100"))))
        .extracting(b -> b.choices().of(0).length())
        .containsOnly(0);
    assertThat(batches(plan(read("l4-a100-70b"))))
        .extracting(b -> b.choices().of(0).length())
        .contains(0, 4);
  }

  @Test
  void uploadsHoldUpMuchOfTheTimeAndAreDecidedWithThePlan() throws Exception {
    Instance instance = read("slow-uplink");
    Plan plan = plan(instance);
    Components parts = Objects.requireNonNull(Timeline.execute(instance, plan).components());

    assertThat(plan.uplink()).isEqualTo(UplinkPolicy.EXPLICIT);
    assertThat(parts.uploadWaitS()).isGreaterThan(0.2 * parts.totalS());
  }
}
