package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.search.local.Solution;

class BatchPlansTest {
  /** But for rounding. */
  @Test
  void aPlanIsOptimalAtItsBoundAlone() {
    assertThat(found(10.0).isOptimal()).isTrue();
    assertThat(found(10 * (1 - 1e-12)).isOptimal()).isTrue();
    assertThat(found(9.9).isOptimal()).isFalse();
    assertThat(found(null).isOptimal()).isFalse();
  }

  private static BatchPlans.Found found(@Nullable Double boundS) {
    Plan plan = new Plan(Pipeline.ROLLING, Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, List.of());
    return new BatchPlans.Found(new Solution<>(plan, 10.0), boundS, List.of());
  }
}
