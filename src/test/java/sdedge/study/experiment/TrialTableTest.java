package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.result.table.TableRow;
import sdedge.search.solver.Method;
import sdedge.study.compare.ScoredCase;

/** The columns of experiments, and what their rows say. */
class TrialTableTest {
  private static Trial trial(List<String> names, List<String> values) {
    return new Trial(2, new Point(names, values), Method.DP);
  }

  /** Reasons of a benchmark are cut, since its rows are many. */
  @Test
  void aRowOfABenchmarkTellsItsRepeatAndShard() {
    List<String> axes = List.of(Axis.INSTANCE);
    TableRow row =
        TrialTable.bench(new Shard(2, 3))
            .row(TrialResult.failed(trial(axes, List.of("a")), "x".repeat(501)));

    assertThat(row.text("shard")).isEqualTo("2/3");
    assertThat(row.text("repeat")).isEqualTo("2");
    assertThat(row.text("error")).isEqualTo("x".repeat(500) + "…");
    assertThat(Trial.key(row)).isEqualTo(trial(axes, List.of("a")).key());
  }

  @Test
  void whatARowSays() {
    TableRow optimal = Runs.of("a", "dp", 1, "optimal", "completed", 1.5, 0.25);
    TableRow late = Runs.of("a", "dp", 1, "feasible", "time_limit", 1.5, 0.25);
    TableRow gap = Runs.of("a", "dp", 1, "feasible", "gap", 1.5, 0.25);

    assertThat(List.of(optimal, late, gap))
        .extracting(TrialTable::isOptimal)
        .containsExactly(true, false, false);
    assertThat(List.of(optimal, late, gap))
        .extracting(ScoredCase::isLimited)
        .containsExactly(false, true, false);
    assertThat(List.of(optimal, late))
        .noneMatch(TrialTable::isError)
        .noneMatch(TrialTable::isCheckFailed);
  }
}
