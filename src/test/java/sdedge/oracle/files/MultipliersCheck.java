package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.AllocationDual;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.Uplinks;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;

/**
 * What bits and hertz are said to be worth: weights that prove what they are said to prove of the
 * plan, and the prices of hertz that follow from them.
 */
public final class MultipliersCheck {
  private static final double SLACK = 1e-9;

  private final Findings findings;
  private final Instance instance;
  private final Execution execution;
  private final Map<Integer, AllocationDual> duals; // by drafter whose tasks share the band
  private final Map<String, Integer> sharing = new HashMap<>(); // these drafters by id
  private final Worth worth = new Worth(new HashMap<>(), new HashMap<>());

  private MultipliersCheck(Findings findings, Instance instance, Execution execution) {
    this.findings = findings;
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
    @Nullable Double savedPerHz(int drafter, int window) {
      List<Double> perHz = saved.getOrDefault(drafter, List.of());
      return window < perHz.size() ? perHz.get(window) : null;
    }
  }

  /**
   * Checks the multipliers of a plan.
   *
   * @param searched the uplink that was searched; null for a given plan
   */
  static Worth check(
      Findings findings,
      ValueReader multipliers,
      Instance instance,
      Execution execution,
      @Nullable UplinkPolicy searched) {
    Plan plan = execution.plan();
    boolean slots = plan.pipeline().hasSlots();
    boolean possible = slots && plan.uplink() == UplinkPolicy.EXPLICIT;
    if (possible && (searched == UplinkPolicy.JOINT || !multipliers.isNull())) {
      return new MultipliersCheck(findings, instance, execution).check(multipliers);
    }
    if (!possible) {
      Expected.NOTHING.check(findings, multipliers);
    }
    return new Worth(Map.of(), Map.of());
  }

  private Worth check(ValueReader multipliers) {
    multipliers.list(0, Integer.MAX_VALUE).forEach(this::cell);
    for (int drafter : duals.keySet()) {
      if (!worth.saved.containsKey(drafter)) {
        multipliers.reject("a list with an entry for " + instance.drafters().get(drafter).id());
      }
    }
    return worth;
  }

  private void cell(ValueReader value) {
    ObjectReader cell = value.object();
    int before = cell.problems().count();
    Integer drafter = drafter(cell.required("drafter"));
    ValueReader least = cell.required("least_makespan_s");
    ValueReader stated = cell.required("weights_s_per_bit");
    List<ValueReader> windows = cell.list("windows", 0, Integer.MAX_VALUE);
    double leastS = least.number(NumberRange.FINITE);
    cell.finish();
    AllocationDual dual = drafter == null ? null : duals.get(drafter);
    if (drafter == null || dual == null || cell.problems().count() > before) {
      return;
    }
    PriceReader reader = new PriceReader(findings, stated.object());
    Map<Integer, Double> weights = StatedCertificates.byTask(reader, dual.tasks(), instance);
    AllocationDual.Weighted weighted = dual.with(weights);
    double most = execution.makespanS();
    Expected.between(0, most, SLACK * most).check(findings, least);
    if (cell.problems().count() > before) {
      return;
    } else if (!Findings.agree(1, weighted.scale(), 0)) {
      stated.reject("weights of scale 1, not " + weighted.scale());
    } else if (!Findings.agree(weighted.boundS(), leastS, 0)) {
      least.reject(weighted.boundS() + ", which the weights prove");
    } else if (windows.size() != Uplinks.windows(execution.plan(), drafter).size()) {
      value.reject("as many windows as the plan has");
    } else {
      worth.weights.putAll(weights);
      worth.saved.put(drafter, saved(windows, drafter, dual, weighted, leastS));
    }
  }

  private List<Double> saved(
      List<ValueReader> stated,
      int drafter,
      AllocationDual dual,
      AllocationDual.Weighted weighted,
      double leastS) {
    List<Double> saved = new ArrayList<>();
    double endS = 0;
    for (Allocation.Window window : Uplinks.windows(execution.plan(), drafter)) {
      double lengthS = window.lengthS(endS);
      endS = window.endS();
      ObjectReader cell = stated.get(saved.size()).object();
      Expected.of(endS).check(findings, cell.required("end_s"));
      double price = weighted.priceAt(leastS, endS);
      double perHz = lengthS * price;
      double leastPerHz = dual.isTooShort(leastS, lengthS) ? 0 : perHz;
      ValueReader found = cell.required("saved_s_per_hz");
      Expected.between(leastPerHz, perHz, SLACK * endS * price).check(findings, found);
      double number = found.number(NumberRange.FINITE);
      cell.finish();
      saved.add(Double.isNaN(number) ? perHz : number);
    }
    return saved;
  }

  /** The index of a drafter whose tasks share the band; null, and reported, if it is none. */
  private @Nullable Integer drafter(ValueReader id) {
    Integer drafter = sharing.get(id.quoted());
    if (drafter == null) {
      id.reject("a drafter of constant power");
    }
    return drafter;
  }
}
