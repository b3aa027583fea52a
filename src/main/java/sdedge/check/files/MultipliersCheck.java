package sdedge.check.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.AllocationDual;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;

/**
 * What bits and hertz are said to be worth: weights that prove what they are said to prove of the
 * plan, and the prices of hertz that follow from them.
 */
public final class MultipliersCheck {
  private static final double SLACK = 1e-9;

  private final Instance instance;
  private final Execution execution;
  private final Map<Integer, AllocationDual> duals; // by drafter whose tasks share the band
  private final Map<String, Integer> sharing = new HashMap<>(); // these drafters by id
  private final Worth worth = new Worth(new HashMap<>(), new HashMap<>());

  private MultipliersCheck(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
    duals = AllocationDual.of(instance, execution);
    duals.keySet().forEach(d -> sharing.put(instance.drafters().get(d).id(), d));
  }

  /**
   * What is said of a plan, as far as it is right.
   *
   * @param weights by task, seconds per bit
   * @param saved by drafter and window, seconds per hertz
   */
  public record Worth(Map<Integer, Double> weights, Map<Integer, List<Double>> saved) {
    ExpectedCell weight(int task) {
      Double weight = weights.get(task);
      return weight == null ? new ExpectedCell.Empty() : ExpectedCell.of(weight);
    }

    ExpectedCell saved(int drafter, int window) {
      List<Double> perHz = saved.getOrDefault(drafter, List.of());
      return window < perHz.size() ? ExpectedCell.of(perHz.get(window)) : new ExpectedCell.Empty();
    }
  }

  /**
   * Checks the multipliers of a plan.
   *
   * @param searched the uplink that was searched; null for a given plan
   */
  static Worth check(
      Tree multipliers, Instance instance, Execution execution, @Nullable UplinkPolicy searched) {
    ResultPlan plan = execution.plan();
    boolean slots = plan.pipeline() != Pipeline.ASYNCHRONOUS;
    boolean possible = slots && plan.uplink() == UplinkPolicy.EXPLICIT;
    if (possible && (searched == UplinkPolicy.JOINT || !multipliers.isNull())) {
      return new MultipliersCheck(instance, execution).check(multipliers);
    }
    if (!possible) {
      multipliers.mustBe((String) null);
    }
    return new Worth(Map.of(), Map.of());
  }

  private Worth check(Tree multipliers) {
    multipliers.items().forEach(this::cell);
    for (int drafter : duals.keySet()) {
      if (!worth.saved.containsKey(drafter)) {
        multipliers.mismatch("an entry for " + instance.drafters().get(drafter).id());
      }
    }
    return worth;
  }

  private void cell(Tree cell) {
    Integer drafter = drafter(cell.get("drafter"));
    Tree least = cell.get("least_makespan_s");
    Tree stated = cell.get("weights_s_per_bit");
    Tree windows = cell.get("windows");
    cell.finish();
    AllocationDual dual = drafter == null ? null : duals.get(drafter);
    if (drafter == null || dual == null) {
      return;
    }
    Map<Integer, Double> weights = weights(stated, dual.tasks());
    Double leastS = least.number();
    if (weights == null || leastS == null) {
      return;
    }
    AllocationDual.Weighted weighted = dual.with(weights);
    double most = execution.makespanS();
    least.mustLieIn(0, most, SLACK * most);
    if (!Findings.agree(1, weighted.scale(), 0)) {
      stated.mismatch("weights of scale 1, not " + weighted.scale());
    } else if (!Findings.agree(weighted.boundS(), leastS, 0)) {
      least.mismatch(weighted.boundS() + ", which the weights prove");
    } else {
      worth.weights.putAll(weights);
      worth.saved.put(drafter, saved(windows, drafter, dual, weighted, leastS));
    }
  }

  private List<Double> saved(
      Tree stated,
      int drafter,
      AllocationDual dual,
      AllocationDual.Weighted weighted,
      double leastS) {
    List<Tree> items = stated.items();
    List<ResultPlan.Window> windows =
        execution.plan().allocation().getOrDefault(drafter, List.of());
    if (items.size() != windows.size()) {
      stated.mismatch(windows.size() + " windows, those of the plan");
      return List.of();
    }
    List<Double> saved = new ArrayList<>();
    for (int w = 0; w < windows.size(); w++) {
      double endS = windows.get(w).endS();
      double lengthS = windows.get(w).lengthS();
      items.get(w).get("end_s").mustBe(endS, 0);
      double price = weighted.priceAt(leastS, endS);
      double perHz = lengthS * price;
      double ofAll = endS * price;
      Tree found = items.get(w).get("saved_s_per_hz");
      Double number = found.number();
      if (number != null && dual.isTooShort(leastS, lengthS)) {
        found.mustLieIn(0, perHz, SLACK * ofAll);
      } else if (number != null) {
        found.mustBe(perHz, SLACK * ofAll);
      }
      items.get(w).finish();
      saved.add(number == null ? perHz : number);
    }
    return saved;
  }

  /** The index of a drafter whose tasks share the band; null, and reported, if it is none. */
  private @Nullable Integer drafter(Tree id) {
    String name = id.text();
    Integer drafter = name == null ? null : sharing.get(name);
    if (drafter == null) {
      id.mismatch("a drafter of constant power");
    }
    return drafter;
  }

  /** The weights by task; null, and reported, if there are none for all. */
  private @Nullable Map<Integer, Double> weights(Tree stated, List<Integer> tasks) {
    Map<Integer, Double> weights = new HashMap<>();
    boolean positive = false;
    for (int task : tasks) {
      Tree weight = stated.get(instance.tasks().get(task).id());
      Double number = weight.number();
      if (number != null) {
        weight.mustLieIn(0, Double.MAX_VALUE, 0);
        weights.put(task, Math.max(0, number));
        positive |= number > 0;
      }
    }
    stated.finish();
    return positive && weights.size() == tasks.size() ? weights : null;
  }
}
