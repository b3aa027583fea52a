package sdedge.search.partition.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

/** Prices that were found elsewhere, and hold for cohorts of at most two batches. */
class ReferencePricesTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference/partitions");

  @ParameterizedTest
  @CsvSource({"ml-24e9.json", "l4-a100-70b.json"})
  void noCohortCostsLess(String file) throws Exception {
    Map<String, Object> read = Json.parse(Files.readString(FOLDER.resolve(file)));
    Instance instance =
        InstanceReader.read(Path.of("instances", read.get("instance") + ".yaml"));
    Prices prices = prices(read, instance);
    double makespanS = Json.number(read.get("makespan_s"));
    ChoiceSet choices = ChoiceSets.of(instance).get(0);
    for (int threads : new int[] {1}) {
    try (Workers workers = new Workers(threads)) {
      PricingOracle oracle =
          new PricingOracle(instance, instance.pipeline(), choices, workers);
      for (double factor : new double[] {1, 1, 1.0035}) {
        long t = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Priced light = oracle.light(prices.scaled(factor), 1e-9 * makespanS, Control.NONE);
        System.out.printf("%s x%.4f light %.9f cols %d %.3f s%n", file, factor, light.twoS(), light.columns().size(), (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - t) / 1e9);
        t = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Priced priced =
            oracle.full(prices.scaled(factor), 1e-9 * makespanS, 400, Control.NONE);
        System.out.printf("%s x%.4f least %.9f cols %d %.3f s%n", file, factor, priced.twoS(), priced.columns().size(), (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - t) / 1e9);
      }
    }
    }
  }

  private static Prices prices(Map<String, Object> read, Instance instance) {
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
    return new Prices(ofTasks, byCohort, new double[tasks]);
  }
}
