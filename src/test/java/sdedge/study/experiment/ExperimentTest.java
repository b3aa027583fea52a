package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.search.Approach;
import sdedge.search.solver.Method;
import sdedge.study.experiment.Experiment.ExperimentKind;

class ExperimentTest {
  private static final List<Approach> METHODS = List.of(Method.DP, Method.EXHAUSTIVE);

  private static Experiment plan(int instances, int repeats, Shard shard) {
    List<String> files = IntStream.range(0, instances).mapToObj(i -> "i" + i).toList();
    Grid grid = new Grid(List.of(Axis.ofFiles(files)));
    return new Experiment(ExperimentKind.BENCH, grid, METHODS, repeats, shard);
  }

  private static List<String> keys(Experiment plan) {
    return plan.trials().stream()
        .map(t -> t.repeat() + " " + t.point().file() + " " + t.method().key())
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
  void shardsAreChecked() {
    assertThat(Shard.parse("2/3")).isEqualTo(new Shard(2, 3)).hasToString("2/3");
    for (String wrong : List.of("0/3", "4/3", "1", "1/0", "-1/3", "1/3/5", "a/b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(wrong));
    }
  }
}
