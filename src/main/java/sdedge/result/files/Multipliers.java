package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.search.joint.BestAllocation;
import sdedge.timeline.Execution;
import sdedge.wireless.Allocation;
import sdedge.wireless.allocation.CellOptimum;
import sdedge.wireless.allocation.ShareWindow;

/**
 * What a bit and a hertz are worth where the allocation of a plan is the best there is: the weights
 * that prove it, and what a hertz of band more in each window would save (docs/model.md).
 */
final class Multipliers {
  private static final Table<Window> WINDOWS =
      Table.of(column("end_s", Window::endS), column("saved_s_per_hz", Window::savedPerHz));

  static final Table<OfDrafter> KEYS =
      Table.of(
          text("drafter", OfDrafter::drafter),
          column("least_makespan_s", OfDrafter::leastMakespanS),
          key("weights_s_per_bit", Kind.map(Kind.NUMBER), OfDrafter::weights),
          key("windows", Kind.list(WINDOWS), OfDrafter::windows));

  private final Instance instance;
  private final List<Integer> tasks; // of the plan, in its order
  private final List<CellOptimum> cells;
  private final Map<Integer, Double> weights = new HashMap<>(); // by task
  private final Map<Integer, List<ShareWindow>> windows = new HashMap<>(); // by drafter

  /** When a window ends, and by how much the makespan falls per hertz more in it, both seconds. */
  private record Window(double endS, double savedPerHz) {}

  /** What is worth what in the cell of a drafter; weights by the id of the task. */
  record OfDrafter(
      String drafter, double leastMakespanS, Map<String, Double> weights, List<Window> windows) {}

  /**
   * The multipliers of a plan.
   *
   * @param cells the drafters whose tasks share a band
   */
  private Multipliers(Instance instance, Plan plan, List<CellOptimum> cells) {
    this.instance = instance;
    tasks = plan.tasks();
    this.cells = cells;
    for (CellOptimum cell : cells) {
      for (int k = 0; k < cell.weights().length; k++) {
        weights.put(task(cell, k), cell.weights()[k]);
      }
      windows.put(cell.cell().drafter(), cell.windows());
    }
  }

  /** Those of a plan with the allocation that is found for it, else null. */
  static @Nullable Multipliers of(Instance instance, @Nullable Execution execution) {
    Plan plan = execution == null ? null : execution.plan();
    Allocation allocation = plan == null ? null : plan.allocation();
    if (plan == null || allocation == null || !plan.pipeline().hasSlots()) {
      return null;
    }
    BestAllocation best = BestAllocation.of(instance, plan);
    return allocation.equals(best.plan().allocation())
        ? new Multipliers(instance, plan, best.optimum().cells())
        : null;
  }

  /** By how much a bit more of a prompt delays the end; null if it shares no band. */
  @Nullable Double weightSPerBit(int task) {
    return weights.get(task);
  }

  /** What a hertz more would save in a window of a drafter; null if its band is not shared. */
  @Nullable Double savedSPerHz(int drafter, int window) {
    List<ShareWindow> own = windows.get(drafter);
    return own == null ? null : own.get(window).savedPerHz();
  }

  private int task(CellOptimum cell, int k) {
    return tasks.get(cell.cell().positions()[k]);
  }

  /** Them by drafter. */
  List<OfDrafter> byDrafter() {
    return cells.stream().map(this::of).toList();
  }

  private OfDrafter of(CellOptimum cell) {
    Map<Integer, Double> own = new LinkedHashMap<>();
    for (int k = 0; k < cell.weights().length; k++) {
      own.put(task(cell, k), cell.weights()[k]);
    }
    List<Window> ends = new ArrayList<>();
    double endS = 0;
    for (ShareWindow window : cell.windows()) {
      endS += window.lengthS();
      ends.add(new Window(endS, window.savedPerHz()));
    }
    String drafter = instance.drafters().get(cell.cell().drafter()).id();
    return new OfDrafter(drafter, cell.makespanS(), PlanWriter.byId(instance, own), ends);
  }
}
