package sdedge.check.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.check.claim.Weights;
import sdedge.check.model.Uplinks;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;

/** Reads the weights that are said to prove bounds; what they prove is found out later. */
record CertificatesCheck(Instance instance) {

  /** Those that can prove something; whatever cannot is reported. */
  List<Weights> read(Findings findings, List<ValueReader> certificates) {
    List<Weights> read = new ArrayList<>();
    for (int i = 0; i < certificates.size(); i++) {
      Problems problems = certificates.get(i).problems();
      int before = problems.count();
      Weights weights = weights(findings, i, certificates.get(i));
      if (problems.count() == before && weights.order() != TaskOrder.AUTO) {
        read.add(weights);
      }
    }
    return read;
  }

  private Weights weights(Findings findings, int index, ValueReader value) {
    ObjectReader stated = value.object();
    TaskOrder order = stated.word("order", TaskOrder.values(), TaskOrder::key);
    Integer common = null;
    String mode = null;
    if (instance.speculation().scope() == Scope.GLOBAL) {
      common = stated.integer("length", 0, Integer.MAX_VALUE);
      mode = stated.optional("mode").map(this::mode).orElse(null);
      findings.count();
    } else {
      Expected.NOTHING.check(findings, stated.required("length"));
    }
    Set<String> loaded =
        instance.hasModes()
            ? stated.list("modes", 0, Integer.MAX_VALUE).stream()
                .map(this::mode)
                .collect(Collectors.toSet())
            : Set.of();
    double boundS = stated.number("bound_s", NumberRange.FINITE);
    List<Integer> all = IntStream.range(0, instance.tasks().size()).boxed().toList();
    Map<Integer, Double> byTask =
        byTask(
            findings, stated.required("weights_s_per_bit"), all.stream().filter(this::isAllocated));
    byTask.putAll(
        byTask(
            findings,
            stated.required("weights_of_ready_times"),
            all.stream().filter(task -> !isAllocated(task))));
    stated.finish();
    if (byTask.values().stream().noneMatch(weight -> weight > 0)) {
      value.report("a weight must be above 0");
    }
    return new Weights(index, order, common, mode, loaded, boundS, byTask);
  }

  private String mode(ValueReader stated) {
    String name = stated.text(TextRule.ANY);
    if (instance.drafters().stream()
        .noneMatch(drafter -> drafter.modes().stream().anyMatch(m -> m.name().equals(name)))) {
      stated.reject("a draft mode of the instance");
    }
    return name;
  }

  /** The numbers of at least 0 that some tasks have by their ids, and no others. */
  Map<Integer, Double> byTask(Findings findings, ValueReader stated, Stream<Integer> of) {
    ObjectReader object = stated.object();
    Map<Integer, Double> byTask = new HashMap<>();
    of.forEach(
        task -> {
          findings.count();
          String id = instance.tasks().get(task).id();
          byTask.put(task, object.number(id, NumberRange.NON_NEGATIVE));
        });
    object.finish();
    return byTask;
  }

  private boolean isAllocated(int task) {
    return Uplinks.isAllocated(instance, task);
  }
}
