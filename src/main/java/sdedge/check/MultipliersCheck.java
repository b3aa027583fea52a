package sdedge.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.AllocationDual;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.Uplinks;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.UplinkPolicy;

/**
 * What bits and hertz are said to be worth: weights that prove what they are said to prove of the
 * plan, and the prices of hertz that follow from them.
 */
final class MultipliersCheck {
  private static final double SLACK = 1e-9;

  private final Instance instance;
  private final Execution execution;
  private final Worth worth = new Worth(new HashMap<>(), new HashMap<>());

  private MultipliersCheck(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
  }

  /**
   * What is said of a plan, as far as it is right.
   *
   * @param weights by task, seconds per bit
   * @param saved by drafter and window, seconds per hertz
   */
  record Worth(Map<Integer, Double> weights, Map<Integer, List<Double>> saved) {
    Cell weight(int task) {
      Double weight = weights.get(task);
      return weight == null ? new Cell.Empty() : Cell.of(weight);
    }

    Cell saved(int drafter, int window) {
      List<Double> perHz = saved.getOrDefault(drafter, List.of());
      return window < perHz.size() ? Cell.of(perHz.get(window)) : new Cell.Empty();
    }
  }

  /**
   * Checks the multipliers of a plan.
   *
   * @param searched the uplink that was searched; null for a given plan
   */
  static Worth check(
      Tree multipliers, Instance instance, Execution execution, @Nullable UplinkPolicy searched) {
    MultipliersCheck check = new MultipliersCheck(instance, execution);
    ResultPlan plan = execution.plan();
    boolean slots = plan.pipeline() != Pipeline.ASYNCHRONOUS;
    boolean possible = slots && plan.uplink() == UplinkPolicy.EXPLICIT;
    if (!possible) {
      multipliers.mustBe((String) null);
    } else if (searched == UplinkPolicy.JOINT || !multipliers.isNull()) {
      multipliers.items().forEach(check::cell);
      for (int d = 0; d < instance.drafters().size(); d++) {
        if (check.shares(d) && !check.worth.saved.containsKey(d)) {
          multipliers.mismatch("an entry for " + instance.drafters().get(d).id());
        }
      }
    }
    return check.worth;
  }

  /** Whether tasks of a drafter share its band. */
  private boolean shares(int drafter) {
    Drafter of = instance.drafters().get(drafter);
    return of.wireless().powerModel() == PowerModel.CONSTANT_POWER
        && execution.plan().tasks().stream()
            .anyMatch(
                task ->
                    instance.tasks().get(task).drafter() == drafter
                        && Uplinks.bits(instance, task) > 0);
  }

  private void cell(Tree cell) {
    int drafter = drafter(cell.get("drafter"));
    Tree least = cell.get("least_makespan_s");
    Tree stated = cell.get("weights_s_per_bit");
    Tree windows = cell.get("windows");
    cell.finish();
    if (drafter < 0) {
      return;
    }
    AllocationDual dual = new AllocationDual(instance, execution, drafter);
    Map<Integer, Double> weights = weights(stated, dual.tasks());
    Double leastS = least.number();
    if (weights == null || leastS == null) {
      return;
    }
    double most = execution.makespanS();
    least.mustLieIn(0, most, SLACK * most);
    if (!Findings.agree(1, dual.scale(weights), 0)) {
      stated.mismatch("weights of scale 1, not " + dual.scale(weights));
    } else if (!Findings.agree(dual.boundS(weights), leastS, 0)) {
      least.mismatch(dual.boundS(weights) + ", which the weights prove");
    } else {
      worth.weights.putAll(weights);
      worth.saved.put(drafter, saved(windows, drafter, dual, weights, leastS));
    }
  }

  private List<Double> saved(
      Tree stated, int drafter, AllocationDual dual, Map<Integer, Double> weights, double leastS) {
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
      double perHz = dual.savedSPerHz(weights, leastS, endS, lengthS);
      double ofAll = dual.savedSPerHz(weights, leastS, endS, endS);
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

  /** The index of a drafter whose tasks can share the band; -1, and reported, if it is none. */
  private int drafter(Tree id) {
    String name = id.text();
    for (int d = 0; d < instance.drafters().size(); d++) {
      if (shares(d) && instance.drafters().get(d).id().equals(name)) {
        return d;
      }
    }
    id.mismatch("a drafter of constant power");
    return -1;
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
