package sdedge.search.partition.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.Json;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.dp.Workers;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;
import sdedge.search.partition.prices.PricingOracle.Priced;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/** CohortPrices that were found elsewhere, and hold for cohorts of any number of batches. */
class ReferencePricesIT {
  static final Path FOLDER = Path.of("src/test/resources/reference/partitions");

  /** By file, by how much they are raised, and whether they hold. */
  static List<Arguments> raised() {
    return TestSeeds.cases(
        2,
        3,
        List.of(
            Arguments.of("l4-a100-70b.json", 1.0035, true),
            Arguments.of("l4-a100-70b.json", 1.02, false),
            Arguments.of("ml-24e9.json", 1.0001, true)));
  }

  @ParameterizedTest
  @MethodSource("raised")
  @Tag(TestSeeds.DRAWS)
  void noCohortCostsLessUnlessTheyAreRaised(String file, double factor, boolean holds)
      throws Exception {
    Map<String, Object> read = Json.parse(Files.readString(FOLDER.resolve(file)));
    Instance instance = InstanceReader.read(Path.of("instances", read.get("instance") + ".yaml"));
    CohortPrices own = prices(read, instance);
    CohortPrices prices =
        new CohortPrices(
            scaled(own.ofTasks(), factor),
            scaled(own.byCohort(), factor),
            scaled(own.byBatch(), factor));
    double toleranceS = 1e-9 * Json.number(read.get("makespan_s"));
    ChoiceSet choices = ChoiceSets.of(instance).get(0);

    Priced priced = priced(instance, choices, prices, toleranceS, 1);

    assertThat(priced.complete()).isTrue();
    assertThat(priced.twoS() >= -toleranceS).isEqualTo(holds);
    assertThat(priced.anyS() >= -toleranceS).isEqualTo(holds);
    assertThat(priced.columns().isEmpty()).isEqualTo(holds);
    if (!holds) { // with something to put into a sequence
      Priced again = priced(instance, choices, prices, toleranceS, 2);
      assertThat(again.twoS()).isEqualTo(priced.twoS());
      assertThat(again.anyS()).isEqualTo(priced.anyS());
      assertThat(again.columns())
          .extracting(Column::seconds)
          .isEqualTo(priced.columns().stream().map(Column::seconds).toList());
    }
  }

  /** By file, the price that is raised, by how much, and whether they hold. */
  static List<Arguments> raisedPrices() {
    return TestSeeds.cases(
        1,
        4,
        List.of(
            Arguments.of("l4-a100-70b.json", "u003", 0.0123, false),
            Arguments.of("l4-a100-70b.json", "u003", 0.0121, true),
            Arguments.of("ml-24e9.json", "u030", 0.036, false),
            Arguments.of("ml-24e9.json", "u031", 0.036, false)));
  }

  /**
   * One price higher by little more than the cheapest cohort takes beyond its prices, and by less:
   * of u003 alone 0.0122 s, as reference values have it.
   */
  @ParameterizedTest
  @MethodSource("raisedPrices")
  @Tag(TestSeeds.DRAWS)
  void noPriceIsHigherThanCohortsAllow(String file, String task, double more, boolean holds)
      throws Exception {
    Map<String, Object> read = Json.parse(Files.readString(FOLDER.resolve(file)));
    Instance instance = InstanceReader.read(Path.of("instances", read.get("instance") + ".yaml"));
    CohortPrices prices = prices(read, instance);
    int k = instance.tasks().stream().map(Task::id).toList().indexOf(task);
    prices.ofTasks()[k] += more;
    double toleranceS = 1e-9 * Json.number(read.get("makespan_s"));

    Priced priced = priced(instance, ChoiceSets.of(instance).get(0), prices, toleranceS, 1);

    assertThat(priced.complete()).isTrue();
    assertThat(priced.twoS() >= -toleranceS).isEqualTo(holds);
  }

  private static double[] scaled(double[] prices, double factor) {
    return Arrays.stream(prices).map(price -> price * factor).toArray();
  }

  private static Priced priced(
      Instance instance, ChoiceSet choices, CohortPrices prices, double toleranceS, int threads) {
    try (Workers workers = new Workers(threads)) {
      PricingOracle oracle = new PricingOracle(instance, List.of(choices), workers);
      return oracle.any(prices, toleranceS, 400, Control.NONE);
    }
  }

  static CohortPrices prices(Map<String, Object> read, Instance instance) {
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
