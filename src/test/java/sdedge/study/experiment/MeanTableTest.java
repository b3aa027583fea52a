package sdedge.study.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.result.table.TableRow;

/** Means of few rows, worked out by hand. */
class MeanTableTest {
  private static TableRow row(List<String> tracks, String point, String method, String makespan) {
    List<String> names = TrialTable.sweep(tracks).names();
    List<String> values = new ArrayList<>(List.of(point.split(" ")));
    values.add(method);
    values.add(makespan.isEmpty() ? "infeasible" : method.equals("dp") ? "optimal" : "feasible");
    while (values.size() < names.size()) {
      values.add("");
    }
    return new TableRow(names, values).with("makespan_s", makespan);
  }

  private static List<String> lines(List<TableRow> rows) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Objects.requireNonNull(MeanTable.of(rows)).writeTo(out);
    return out.toString(UTF_8).lines().toList();
  }

  /** Two seeds: a half width is 12.706… (t with one degree, 97.5 %) times half the difference. */
  @Test
  void meansAreOverSeedsAndDifferencesArePaired() throws Exception {
    List<String> tracks = List.of("instance", "x", "seed");
    List<TableRow> rows =
        List.of(
            row(tracks, "a 1 7", "dp", "1.0"),
            row(tracks, "a 1 7", "greedy", "2.0"),
            row(tracks, "a 1 8", "dp", "3.0"),
            row(tracks, "a 1 8", "greedy", "4.0"),
            row(tracks, "a 2 7", "dp", ""),
            row(tracks, "a 2 7", "greedy", "5.0"));

    List<String> lines = lines(rows);

    assertThat(lines.get(0))
        .startsWith("instance,x,method,rows,plans,optimal,makespan_mean_s,makespan_sd_s,");
    assertThat(lines.get(1))
        .startsWith("a,1,dp,2,2,2,2.0,1.4142135623730951,-10.706")
        .endsWith(",,,,0.0,0.0,0.0");
    assertThat(lines.get(2))
        .startsWith("a,1,greedy,2,2,0,3.0,1.4142135623730951,-9.706")
        .endsWith(",,,,1.0,1.0,1.0");
    assertThat(lines.get(3)).isEqualTo("a,2,dp,1,0,0,,,,,,,,,,");
    assertThat(lines.get(4))
        .as("one value has no interval, and there is none to be held against")
        .isEqualTo("a,2,greedy,1,1,0,5.0,0.0,,,,,,,,");
    assertThat(lines).hasSize(5);
  }

  @Test
  void withoutSeedsTheyAreOverInstances() throws Exception {
    List<String> tracks = List.of("instance", "x");
    List<String> lines =
        lines(List.of(row(tracks, "a 1", "dp", "1.0"), row(tracks, "b 1", "dp", "2.0")));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("1,dp,2,2,2,1.5,");
    assertThat(MeanTable.of(List.of(row(List.of("x"), "1", "dp", "1.0")))).isNull();
    assertThat(MeanTable.of(List.of())).isNull();
  }
}
