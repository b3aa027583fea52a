package sdedge.study.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.search.Approach;
import sdedge.search.solver.Method;

class BenchPlanTest {
  private static final List<Approach> METHODS = List.of(Method.DP, Method.EXHAUSTIVE);

  private static BenchPlan plan(int instances, int repeats, Shard shard) {
    List<BenchInstance> all = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      all.add(new BenchInstance("i" + i, "", null, "not read"));
    }
    return new BenchPlan(all, METHODS, repeats, 2, shard);
  }

  private static List<String> keys(BenchPlan plan) {
    return plan.cells().stream()
        .map(c -> c.repeat() + " " + c.instance().file() + " " + c.method().key())
        .toList();
  }

  @Test
  void repeatsAreInterleaved() {
    assertThat(keys(plan(2, 2, Shard.WHOLE)))
        .containsExactly(
            "1 i0 dp",
            "1 i0 exhaustive",
            "1 i1 dp",
            "1 i1 exhaustive",
            "2 i0 dp",
            "2 i0 exhaustive",
            "2 i1 dp",
            "2 i1 exhaustive");
  }

  @Test
  void shardsAreTheWholeTogether() {
    for (int instances = 1; instances <= 4; instances++) {
      for (int count = 1; count <= 7; count++) {
        List<String> union = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
          union.addAll(keys(plan(instances, 3, new Shard(index, count))));
        }
        assertThat(union)
            .containsExactlyInAnyOrderElementsOf(keys(plan(instances, 3, Shard.WHOLE)));
      }
    }
  }

  @Test
  void methodsOfOneRepeatStayTogether() {
    List<String> second = keys(plan(3, 1, new Shard(2, 2)));

    assertThat(second).containsExactly("1 i1 dp", "1 i1 exhaustive");
  }

  @Test
  void whatCannotRunIsNotWarmedUp() {
    BenchPlan plan = plan(1, 1, Shard.WHOLE);

    assertThat(plan.warmupsFor(plan.cells())).isEmpty();
  }

  @Test
  void shardsAreChecked() {
    assertThat(Shard.parse("2/3")).isEqualTo(new Shard(2, 3)).hasToString("2/3");
    for (String wrong : List.of("0/3", "4/3", "1", "1/0", "-1/3", "1/3/5", "a/b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(wrong));
    }
  }
}
