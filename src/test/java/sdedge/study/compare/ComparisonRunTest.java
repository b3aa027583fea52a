package sdedge.study.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Instance;
import sdedge.search.Approach;

/** In which sequence methods are compared. */
class ComparisonRunTest {
  /** A limit is shared: what rules leave of their shares is for searches of many plans. */
  @Test
  void searchesOfManyPlansComeAfterRules() {
    Instance instance = new TinySystem().drafter(1, TinySystem.INSTANT).task(1, 3).instance();
    List<Approach> methods =
        CompareMethods.of(
            List.of("dp", "continuous", "partitions", "greedy", "no-pipeline", "max-batch"),
            instance);

    assertThat(ComparisonRun.byCost(methods))
        .extracting(Approach::key)
        .containsExactly("greedy", "max-batch", "continuous", "partitions", "no-pipeline", "dp");
  }
}
