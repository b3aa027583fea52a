package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.result.table.TableRow;
import sdedge.search.Approach;
import sdedge.search.solver.Method;

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

  private static TableRow row(Experiment experiment, Trial trial) {
    return experiment.table().row(TrialResult.failed(trial, "broken"));
  }

  /** Rows that are there already, in whatever order, are left out; of others none may be there. */
  @Test
  void onlyWhatIsMissingIsMade() throws Exception {
    Experiment plan = plan(2, 2, new Shard(1, 2));
    List<Trial> trials = plan.trials();
    List<TableRow> rows = List.of(row(plan, trials.get(3)), row(plan, trials.get(0)));

    assertThat(trials).hasSize(4);
    assertThat(plan.missing(List.of())).isEqualTo(trials);
    assertThat(plan.missing(rows)).containsExactly(trials.get(1), trials.get(2));
    Trial ofOther = plan(2, 2, new Shard(2, 2)).trials().get(0);
    for (TableRow wrong : List.of(rows.get(0), row(plan, ofOther))) {
      assertThatIOException()
          .isThrownBy(() -> plan.missing(List.of(rows.get(0), wrong)))
          .withMessage("the rows present are not of this benchmark, or not once each");
    }
  }

  @Test
  void allMethodsOfAPointOfASweepStayTogether() {
    Grid grid = new Grid(List.of(Axis.parse("a=1,2"), Axis.ofSeeds("1..2")));
    Experiment second = new Experiment(ExperimentKind.SWEEP, grid, METHODS, 1, new Shard(2, 3));

    assertThat(second.trials().stream().map(t -> t.point() + " " + t.method().key()))
        .containsExactly("a=1 seed=2 dp", "a=1 seed=2 exhaustive");
  }

  @Test
  void shardsAreChecked() {
    assertThat(Shard.parse("2/3")).isEqualTo(new Shard(2, 3)).hasToString("2/3");
    for (String wrong : List.of("0/3", "4/3", "1", "1/0", "-1/3", "1/3/5", "a/b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(wrong));
    }
  }
}
