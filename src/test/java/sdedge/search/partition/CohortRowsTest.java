package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.partition.CohortRows.Row;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;

/** Numbers of cohorts and batches by hand and against reference values. */
class CohortRowsTest {
  private static final Path REFERENCE = Path.of("src/test/resources/reference/partitions");

  @Test
  void whatDoesNotFitTogetherIsCounted() {
    assertThat(CohortRows.packed(new double[] {0.2, 0.3})).isEqualTo(1);
    assertThat(CohortRows.packed(new double[] {0.1, 0.2, 0.3, 0.4})).isEqualTo(1); // a sum of 1
    assertThat(CohortRows.packed(new double[] {0.5, 0.5, 0.5, 0.5, 0.1})).isEqualTo(3);
    assertThat(CohortRows.packed(new double[] {0.6, 0.6, 0.6})).isEqualTo(3); // 2 by their sum
    assertThat(CohortRows.packed(new double[] {0.7, 0.7, 0.4, 0.4, 0.05})).isEqualTo(3);
    // beside 0.6 and 0.7 there is room for 0.7, of which 0.4, 0.4 and 0.3 take more: 2.4 in all
    assertThat(CohortRows.packed(new double[] {0.6, 0.7, 0.4, 0.4, 0.3})).isEqualTo(3);
    // beside 0.7 nothing of 0.35 has room: two, and one for the others, though they sum to 2.1
    assertThat(CohortRows.packed(new double[] {0.7, 0.7, 0.35, 0.35})).isEqualTo(3);
    assertThat(CohortRows.packed(new double[] {})).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"ml-24e9.json, memory-limited", "l4-a100-70b.json, l4-a100-70b"})
  void numbersOfCohortsAreTheReferences(String file, String name) throws Exception {
    Map<String, Object> reference = Json.parse(Files.readString(REFERENCE.resolve(file)));
    Instance instance = InstanceReader.read(Path.of("instances", name + ".yaml"));
    CohortRows rows = CohortRows.of(instance, (int) Json.number(reference.get("l_star")));

    List<Integer> cohorts = new ArrayList<>();
    for (Object row : (List<?>) Objects.requireNonNull(reference.get("rows"))) {
      cohorts.add((int) Json.number(((Map<?, ?>) row).get("cohorts")));
    }
    assertThat(rows.rows()).extracting(Row::cohorts).isEqualTo(cohorts);
    Map<?, ?> ranks = (Map<?, ?>) Objects.requireNonNull(reference.get("rank"));
    for (int k = 0; k < instance.tasks().size(); k++) {
      String id = instance.tasks().get(k).id();
      assertThat(rows.ranks()[k]).isEqualTo(1 + (int) Json.number(ranks.get(id)));
    }
  }

  @Test
  void capsOfBatchesAndCohortsCount() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/two-drafters.yaml"));
    int tasks = instance.tasks().size();
    int perBatch = instance.batching().maxTasksPerBatch();
    CohortRows rows = CohortRows.of(instance, 0);

    assertThat(rows.rows().get(0).batches()).isEqualTo((tasks + perBatch - 1) / perBatch);
    assertThat(rows.rows().get(rows.rows().size() - 1).batches()).isEqualTo(1);

    int perCohort = 5;
    Instance capped = instance.with(instance.batching().withCaps(perBatch, perCohort));
    assertThat(CohortRows.of(capped, 0).rows().get(0).cohorts()).isEqualTo((tasks + 4) / 5);
  }

  @Test
  void pricesOfATaskAreThoseOfAllItsRows() {
    List<Row> all = List.of(new Row(3, 2, 4), new Row(5, 2, 3), new Row(9, 1, 1));
    CohortRows rows = new CohortRows(4, all, new int[] {1, 3, 2});
    CohortPrices prices =
        rows.prices(new double[] {7, -1, 2}, new double[] {1, 10, 100}, new double[] {0.5, 0, 2});

    assertThat(prices.ofTasks()).containsExactly(7, -1, 2);
    assertThat(prices.byCohort()).containsExactly(1, 111, 11);
    assertThat(prices.byBatch()).containsExactly(0.5, 2.5, 0.5);
  }
}
