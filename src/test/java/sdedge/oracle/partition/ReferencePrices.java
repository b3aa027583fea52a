package sdedge.oracle.partition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.Json;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/** Reference values of prices, and the plan that they were found with. */
record ReferencePrices(Instance instance, Plan plan, double makespanS, PartitionPrices prices) {
  private static final Path FOLDER = Path.of("src/test/resources/reference/partitions");

  static ReferencePrices of(String file) throws Exception {
    Map<String, Object> stated = Json.parse(Files.readString(FOLDER.resolve(file)));
    Instance instance = InstanceReader.read(Path.of("instances", stated.get("instance") + ".yaml"));
    int length = (int) Json.number(stated.get("l_star"));
    int[] ranks = Arrays.stream(PricedTasks.steps(instance, length)).sorted().distinct().toArray();
    List<PartitionPrices.Row> rows = new ArrayList<>();
    for (Object value : Json.list(stated.get("rows"))) {
      Map<String, Object> row = Json.map(value);
      rows.add(
          new PartitionPrices.Row(
              ranks[(int) Json.number(row.get("rank"))],
              (int) Json.number(row.get("cohorts")),
              Json.number(row.get("price"))));
    }
    Map<String, Object> byTask = Json.map(stated.get("prices"));
    double[] prices =
        instance.tasks().stream().mapToDouble(task -> Json.number(byTask.get(task.id()))).toArray();
    double boundS = Json.number(stated.get("bound_s"));
    double firstS = Json.number(stated.get("min_upload_s"));
    return new ReferencePrices(
        instance,
        plan(instance, Json.list(stated.get("cohorts"))),
        Json.number(stated.get("makespan_s")),
        new PartitionPrices(0, 2, length, prices, rows, List.of(), boundS, firstS));
  }

  private static Plan plan(Instance instance, List<?> stated) {
    List<String> ids = instance.tasks().stream().map(task -> task.id()).toList();
    List<Cohort> cohorts = new ArrayList<>();
    for (Object cohort : stated) {
      List<Batch> batches = new ArrayList<>();
      for (Object value : Json.list(cohort)) {
        Map<String, Object> batch = Json.map(value);
        List<Integer> tasks = Json.list(batch.get("tasks")).stream().map(ids::indexOf).toList();
        batches.add(new Batch(tasks, (int) Json.number(batch.get("length"))));
      }
      cohorts.add(new Cohort(batches));
    }
    return new Plan(
        instance.pipeline(),
        instance.speculation().scope(),
        null,
        UplinkPolicy.SEQUENTIAL,
        cohorts);
  }

  /** All prices times a factor. */
  PartitionPrices times(double factor) {
    List<PartitionPrices.Row> rows = new ArrayList<>();
    for (PartitionPrices.Row row : prices.cohorts()) {
      rows.add(new PartitionPrices.Row(row.steps(), row.count(), factor * row.price()));
    }
    double[] ofTasks = Arrays.stream(prices.ofTasks()).map(price -> factor * price).toArray();
    return with(prices.mostBatches(), prices.length(), ofTasks, rows, factor * prices.boundS());
  }

  /** One task more expensive, and the bound by something. */
  PartitionPrices raised(int task, double more, double boundMore) {
    double[] ofTasks = prices.ofTasks().clone();
    ofTasks[task] += more;
    return with(
        prices.mostBatches(),
        prices.length(),
        ofTasks,
        prices.cohorts(),
        prices.boundS() + boundMore);
  }

  /** Prices that are said to hold for any number of batches. */
  PartitionPrices ofAnyNumber(PartitionPrices few) {
    return with(null, few.length(), few.ofTasks(), few.cohorts(), few.boundS());
  }

  PartitionPrices with(
      @Nullable Integer mostBatches,
      int length,
      double[] ofTasks,
      List<PartitionPrices.Row> rows,
      double boundS) {
    return new PartitionPrices(
        0, mostBatches, length, ofTasks, rows, List.of(), boundS, prices.firstS());
  }
}
