package sdedge.search.partition.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.dp.Workers;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/** CohortPrices that were found elsewhere, and hold for cohorts of at most two batches. */
class ReferencePricesTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference/partitions");

  @ParameterizedTest
  @CsvSource({
    "ml-24e9.json, 1, true",
    "ml-24e9.json, 1.0001, true",
    "l4-a100-70b.json, 1, true",
    "l4-a100-70b.json, 1.0035, true",
    "ml-24e9.json, 1.02, false",
    "l4-a100-70b.json, 1.02, false"
  })
  void noCohortOfTwoBatchesCostsLessUnlessTheyAreRaised(String file, double factor, boolean holds)
      throws Exception {
    Map<String, Object> read = Json.parse(Files.readString(FOLDER.resolve(file)));
    Instance instance = InstanceReader.read(Path.of("instances", read.get("instance") + ".yaml"));
    CohortPrices prices = prices(read, instance).scaled(factor);
    double toleranceS = 1e-9 * Json.number(read.get("makespan_s"));
    ChoiceSet choices = ChoiceSets.of(instance).get(0);

    List<Priced> priced = new ArrayList<>();
    for (int threads : new int[] {1, 2}) {
      try (Workers workers = new Workers(threads)) {
        PricingOracle oracle = new PricingOracle(instance, instance.pipeline(), choices, workers);
        priced.add(oracle.full(prices, toleranceS, 400, Control.NONE));
      }
    }

    Priced first = priced.get(0);
    assertThat(first.complete()).isTrue();
    assertThat(first.twoS() >= -toleranceS).isEqualTo(holds);
    assertThat(first.columns().isEmpty()).isEqualTo(holds);
    assertThat(priced.get(1).twoS()).isEqualTo(first.twoS());
    assertThat(priced.get(1).columns())
        .extracting(Column::seconds)
        .isEqualTo(first.columns().stream().map(Column::seconds).toList());
  }

  private static CohortPrices prices(Map<String, Object> read, Instance instance) {
    int tasks = instance.tasks().size();
    double[] ofTasks = new double[tasks];
    double[] byCohort = new double[tasks];
    for (int k = 0; k < tasks; k++) {
      String id = instance.tasks().get(k).id();
      ofTasks[k] = Json.number(Json.map(read.get("prices")).get(id));
      double rank = Json.number(Json.map(read.get("rank")).get(id));
      for (Object row : Json.list(read.get("rows"))) {
        if (Json.number(Json.map(row).get("rank")) <= rank) {
          byCohort[k] += Json.number(Json.map(row).get("price"));
        }
      }
    }
    return new CohortPrices(ofTasks, byCohort, new double[tasks]);
  }
}
