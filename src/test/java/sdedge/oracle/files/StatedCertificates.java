package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Weights;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Uplinks;
import sdedge.oracle.partition.PartitionPrices;

/**
 * Reads what is said to prove bounds, weights of prompts or prices of cohorts; what that proves is
 * found out later.
 */
record StatedCertificates(Findings findings, Instance instance, ValueReader stated) {
  private static final String KIND = "kind";
  private static final int MOST = Integer.MAX_VALUE;

  private List<ValueReader> all() {
    return stated.list(0, MOST);
  }

  private boolean areOfCohorts() {
    return all().stream().anyMatch(each -> each.object().optional(KIND).isPresent());
  }

  /**
   * Weights that can prove something, where no prices of cohorts are; whatever cannot is reported.
   *
   * @param searched the uplink that was searched; null for a given plan
   */
  List<Weights> weights(@Nullable UplinkPolicy searched) {
    List<Weights> read = new ArrayList<>();
    if (areOfCohorts()) {
      return read;
    } else if (searched != UplinkPolicy.JOINT && !all().isEmpty()) {
      stated.reject("none, since no allocation was searched");
    }
    for (int i = 0; i < all().size(); i++) {
      int before = stated.problems().count();
      Weights weights = weights(i, all().get(i));
      if (stated.problems().count() == before && weights.order() != TaskOrder.AUTO) {
        read.add(weights);
      }
    }
    return read;
  }

  private Weights weights(int index, ValueReader value) {
    ObjectReader of = value.object();
    TaskOrder order = of.word("order", TaskOrder.values(), TaskOrder::key);
    Integer common = null;
    String mode = null;
    if (instance.speculation().scope() == Scope.GLOBAL) {
      common = of.integer("length", 0, MOST);
      mode = of.optional("mode").map(this::mode).orElse(null);
      findings.count();
    } else {
      Expected.NOTHING.check(findings, of.required("length"));
    }
    Set<String> loaded =
        instance.hasModes()
            ? of.list("modes", 0, MOST).stream().map(this::mode).collect(Collectors.toSet())
            : Set.of();
    double boundS = of.number("bound_s", NumberRange.FINITE);
    Map<Boolean, List<Integer>> tasks =
        IntStream.range(0, instance.tasks().size())
            .boxed()
            .collect(Collectors.partitioningBy(k -> Uplinks.isAllocated(instance, k)));
    PriceReader reader = new PriceReader(findings, of);
    Map<Integer, Double> byTask =
        byTask(reader.object("weights_s_per_bit"), tasks.getOrDefault(true, List.of()), instance);
    byTask.putAll(
        byTask(
            reader.object("weights_of_ready_times"),
            tasks.getOrDefault(false, List.of()),
            instance));
    of.finish();
    if (byTask.values().stream().noneMatch(weight -> weight > 0)) {
      value.report("a weight must be above 0");
    }
    return new Weights(index, order, common, mode, loaded, boundS, byTask);
  }

  private String mode(ValueReader value) {
    String name = value.text(TextRule.ANY);
    if (!ModeSelection.names(instance.drafters()).contains(name)) {
      value.reject("a draft mode of the instance");
    }
    return name;
  }

  /** The numbers of at least 0 that some tasks have by their ids, and no others. */
  static Map<Integer, Double> byTask(PriceReader of, List<Integer> tasks, Instance instance) {
    List<Double> numbers = of.all(tasks.stream().map(k -> instance.tasks().get(k).id()).toList());
    Map<Integer, Double> byTask = new HashMap<>();
    tasks.forEach(k -> byTask.put(k, numbers.get(byTask.size())));
    return byTask;
  }

  /**
   * Prices of cohorts; none if there are none.
   *
   * @param ofPartitions whether all batch plans were searched
   */
  List<PartitionPrices> prices(boolean ofPartitions) {
    List<PartitionPrices> prices = new ArrayList<>();
    if (!areOfCohorts()) {
      return prices;
    } else if (!ofPartitions) {
      stated.reject("none of cohorts, since no batch plans were searched");
    }
    all().forEach(each -> prices.add(prices(prices.size(), each.object())));
    return prices;
  }

  private PartitionPrices prices(int index, ObjectReader of) {
    findings.is(of, KIND, "partition-prices");
    ValueReader most = of.required("most_batches");
    int shortest = instance.speculation().minLength();
    int length = of.integer("l_star", shortest, instance.speculation().maxLength());
    ObjectReader byTask = of.object("prices");
    double[] prices = new double[instance.tasks().size()];
    for (int k = 0; k < prices.length; k++) {
      findings.count();
      prices[k] = byTask.number(instance.tasks().get(k).id(), NumberRange.FINITE);
    }
    byTask.finish();
    List<PartitionPrices.Row> cohorts = rows(of.list("rows", 0, MOST), "cohorts");
    List<PartitionPrices.Row> batches = rows(of.list("batch_rows", 0, MOST), "batches");
    double boundS = of.number("bound_s", NumberRange.FINITE);
    double firstS = of.number("first_s", NumberRange.NON_NEGATIVE);
    Integer mostBatches = most.isNull() ? null : Integer.valueOf(most.integer(2, 2));
    of.finish();
    return new PartitionPrices(
        index, mostBatches, length, prices, cohorts, batches, boundS, firstS);
  }

  private List<PartitionPrices.Row> rows(List<ValueReader> values, String counted) {
    List<PartitionPrices.Row> rows = new ArrayList<>();
    for (ValueReader value : values) {
      ObjectReader row = value.object();
      findings.count();
      rows.add(
          new PartitionPrices.Row(
              row.integer("steps", 1, MOST),
              row.integer(counted, 1, MOST),
              row.number("price", NumberRange.NON_NEGATIVE)));
      row.finish();
    }
    return rows;
  }
}
