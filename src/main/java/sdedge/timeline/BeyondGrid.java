package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.instance.plausibility.Figure;
import sdedge.instance.plausibility.Finding;
import sdedge.latency.BatchLoad;
import sdedge.latency.PartLoad;
import sdedge.latency.PassTime;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;

/**
 * Finds passes of a plan that lie beyond the grid of a measured table, where times are extrapolated
 * (docs/model.md section 3).
 */
public final class BeyondGrid {
  /** Shares of the makespan that matter. */
  private static final double LEAST_SHARE = 0.01;

  private static final double ROUNDING = 1e-9;

  private final Instance instance;
  private final StageModel model;
  private final @Nullable Tally verifier;
  private final List<@Nullable Tally> drafters = new ArrayList<>();

  private BeyondGrid(Instance instance) {
    this.instance = instance;
    model = StageModel.of(instance);
    verifier = Tally.of("verifier", instance.verifier());
    for (int d = 0; d < instance.drafters().size(); d++) {
      drafters.add(Tally.of("drafters[" + d + "]", instance.drafters().get(d).node()));
    }
  }

  /** A line for each table beyond whose grid a hundredth of the makespan or more is spent. */
  public static List<String> warnings(Instance instance, Execution execution) {
    BeyondGrid found = new BeyondGrid(instance);
    boolean measured = found.verifier != null;
    for (Tally drafter : found.drafters) {
      measured |= drafter != null;
    }
    if (!measured) {
      return List.of();
    }
    execution.plan().batches().forEach(found::add);
    List<String> warnings = new ArrayList<>();
    found.addTo(warnings, found.verifier, execution.makespanS());
    found.drafters.forEach(tally -> found.addTo(warnings, tally, execution.makespanS()));
    return warnings;
  }

  private void addTo(List<String> warnings, @Nullable Tally tally, double makespanS) {
    if (tally != null && tally.seconds >= LEAST_SHARE * makespanS) {
      warnings.add(tally.finding(makespanS).text(0));
    }
  }

  private void add(Batch batch) {
    BatchLoad load = new BatchLoad(model, batch.draftings()::of, 0);
    for (int k : batch.tasks()) {
      Task task = instance.tasks().get(k);
      load.add(task.drafter(), model.progress(task, batch.draftings().of(task.drafter())));
    }
    for (int n = 1; n <= load.steps(); n++) {
      verify(load, n);
      for (int i = 0; i < load.parts().size(); i++) {
        draft(load.parts().get(i), load.drafter(i), n);
      }
    }
  }

  private void verify(BatchLoad load, int n) {
    if (verifier != null) {
      double tokens = 0;
      double cached = 0;
      for (PartLoad part : load.parts()) {
        if (n <= part.steps()) {
          tokens += part.verifyTokens(n);
          cached += part.verifyCached(n);
        }
      }
      verifier.pass(model.verifier(), load.chance(n), tokens, cached);
    }
  }

  private void draft(PartLoad part, int drafter, int n) {
    Tally tally = drafters.get(drafter);
    if (tally != null && n <= part.steps()) {
      PassTime pass = model.drafters().get(drafter).pass();
      for (int i = 1; i <= part.length(); i++) {
        tally.pass(pass, part.chance(n), part.draftTokens(n, i), part.draftCached(n, i));
      }
    }
  }

  /** The passes of a node that are beyond its grid. */
  private static final class Tally {
    private final String path;
    private final LatencyTable table;
    private double seconds;
    private double farthest = 1;
    private String value = "";
    private boolean above = true;

    private Tally(String path, LatencyTable table) {
      this.path = path;
      this.table = table;
    }

    static @Nullable Tally of(String path, Node node) {
      return node.latency() instanceof LatencyModel.Table model
          ? new Tally(path + ".table", model.table())
          : null;
    }

    void pass(PassTime time, double chance, double tokens, double cached) {
      boolean inRows = isInside("new_tokens", table.newTokens(), tokens / chance);
      boolean inColumns = isInside("context_tokens", table.contextTokens(), cached / chance);
      if (!inRows || !inColumns) {
        seconds += time.seconds(chance, tokens, cached, 0); // a table needs no attention
      }
    }

    /** Remembers the value that is farthest outside; along a single value times are constant. */
    private boolean isInside(String axis, double[] grid, double at) {
      double first = grid[0];
      double last = grid[grid.length - 1];
      if (grid.length == 1 || (at >= first * (1 - ROUNDING) && at <= last * (1 + ROUNDING))) {
        return true;
      }
      double times = at > last ? at / last : first / Math.max(at, 1);
      if (times > farthest) {
        farthest = times;
        above = at > last;
        value = String.format(Locale.ROOT, "%s %s", Figure.of(at), axis);
      }
      return false;
    }

    Finding finding(double makespanS) {
      String share = Figure.of(100 * seconds / makespanS);
      String far = above ? Figure.of(farthest) + " times its last" : "below its first";
      return new Finding(
          path,
          "passes beyond its grid are "
              + share
              + " % of the makespan, the farthest with "
              + value
              + ", "
              + far,
          "none",
          above ? "it ends too early" : "it begins too late");
    }
  }
}
