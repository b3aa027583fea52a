package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.result.table.TableRow;
import sdedge.study.CheckFailedException;

class SummaryTest {
  @Test
  void mediansAreComparedWithDp() {
    Summary summary =
        Summary.of(
            List.of(
                Runs.optimal("a", "milp", 1, 2, 8),
                Runs.optimal("a", "dp", 1, 2, 1),
                Runs.optimal("a", "milp", 2, 2, 2),
                Runs.optimal("a", "dp", 2, 2, 3),
                Runs.optimal("a", "milp", 3, 2, 4)));

    assertThat(summary.reference()).isEqualTo("dp");
    TableRow milp = summary.rows().get(0);
    assertThat(milp.number("median_wall_s")).isEqualTo(4);
    assertThat(milp.number("min_wall_s")).isEqualTo(2);
    assertThat(milp.number("max_wall_s")).isEqualTo(8);
    assertThat(milp.number("wall_ratio")).isEqualTo(2);
    assertThat(milp.number("optimal")).isEqualTo(3);
    assertThat(summary.rows().get(1).number("median_wall_s")).isEqualTo(2);
    assertThat(summary.contradictions()).isEmpty();
  }

  @Test
  void limitsAndErrorsAreCounted() {
    TableRow limited = Runs.of("a", "dp", 1, "unknown", "time_limit", null, 5);
    TableRow failed = Runs.failed("a", "dp", 2, Shard.WHOLE, "broken");

    TableRow row = Summary.of(List.of(limited, failed)).rows().get(0);

    assertThat(row.number("runs")).isEqualTo(2);
    assertThat(row.number("limits")).isEqualTo(1);
    assertThat(row.number("errors")).isEqualTo(1);
    assertThat(row.number("median_wall_s")).isEqualTo(5);
    assertThat(row.number("makespan_s")).isNull();
  }

  @Test
  void meanRatiosAreGeometric() {
    Summary summary =
        Summary.of(
            List.of(
                Runs.optimal("a", "dp", 1, 1, 1),
                Runs.optimal("a", "milp", 1, 1, 2),
                Runs.optimal("b", "dp", 1, 1, 1),
                Runs.optimal("b", "milp", 1, 1, 8),
                Runs.optimal("c", "milp", 1, 1, 8)));

    assertThat(summary.meanRatio("milp")).isCloseTo(4, within(1e-12));
    assertThat(summary.meanRatio("highs")).isNaN();
  }

  @Test
  void differentOptimaAndFailedChecksContradict() {
    String failure = CheckFailedException.PREFIX + "worse than claimed";
    Summary summary =
        Summary.of(
            List.of(
                Runs.optimal("a", "dp", 1, 1, 1),
                Runs.optimal("a", "milp", 1, 1 + 1e-5, 1),
                Runs.optimal("a", "highs", 1, 1 + 1e-8, 1),
                Runs.failed("a", "dp", 2, Shard.WHOLE, failure)));

    assertThat(summary.contradictions())
        .containsExactly(
            "a, dp, repeat 1 proves 1.0 s, but a, milp, repeat 1 1.00001 s",
            "a, dp, repeat 2: check failed: worse than claimed");
  }
}
