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
 * Finds passes of a plan or of a stream that lie beyond the grid of a measured table, where times
 * are extrapolated (docs/model.md section 3).
 */
public final class BeyondGrid {
  /** Shares of the makespan that matter. */
  private static final double LEAST_SHARE = 0.01;

  private static final double ROUNDING = 1e-9;

  private final Instance instance;
  private final StageModel model;
  private final @Nullable Tally verifier;
  private final List<@Nullable Tally> drafters = new ArrayList<>();

  /** No passes so far. */
  public BeyondGrid(Instance instance) {
    this.instance = instance;
    model = StageModel.of(instance);
    verifier = Tally.of("verifier", instance.verifier());
    for (int d = 0; d < instance.drafters().size(); d++) {
      drafters.add(Tally.of("drafters[" + d + "]", instance.drafters().get(d).node()));
    }
  }

  /** A line for each table beyond whose grid a hundredth of the makespan or more is spent. */
  public static List<String> warnings(Instance instance, Execution execution) {
    if (execution.service() != null) {
      return execution.service().warnings();
    }
    BeyondGrid found = new BeyondGrid(instance);
    if (found.isMeasured()) {
      execution.plan().batches().forEach(found::add);
    }
    return found.warnings("makespan", execution.makespanS());
  }

  /** Whether there are tables. */
  public boolean isMeasured() {
    boolean measured = verifier != null;
    for (Tally drafter : drafters) {
      measured |= drafter != null;
    }
    return measured;
  }

  /** Adds a verification of so many new and cached tokens. */
  public void verification(double tokens, double cached, double seconds) {
    if (verifier != null) {
      verifier.pass(tokens, cached, seconds);
    }
  }

  /** Adds a drafting pass. */
  public void drafting(int drafter, double tokens, double cached, double seconds) {
    Tally tally = drafters.get(drafter);
    if (tally != null) {
      tally.pass(tokens, cached, seconds);
    }
  }

  /**
   * A line for each table beyond whose grid a hundredth of some time or more is spent.
   *
   * @param of the word for that time
   */
  public List<String> warnings(String of, double totalS) {
    List<String> warnings = new ArrayList<>();
    addTo(warnings, verifier, of, totalS);
    drafters.forEach(tally -> addTo(warnings, tally, of, totalS));
    return warnings;
  }

  private static void addTo(
      List<String> warnings, @Nullable Tally tally, String of, double totalS) {
    if (tally != null && tally.seconds >= LEAST_SHARE * totalS) {
      warnings.add(tally.finding(of, totalS).text(0));
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
      if (!isInside(tokens / chance, cached / chance)) {
        seconds += time.seconds(chance, tokens, cached, 0); // a table needs no attention
      }
    }

    /** A pass that is certain. */
    void pass(double tokens, double cached, double tookS) {
      seconds += isInside(tokens, cached) ? 0 : tookS;
    }

    private boolean isInside(double tokens, double cached) {
      boolean inRows = isInside("new_tokens", table.newTokens(), tokens);
      boolean inColumns = isInside("context_tokens", table.contextTokens(), cached);
      return inRows && inColumns;
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

    Finding finding(String of, double totalS) {
      String share = Figure.of(100 * seconds / totalS);
      String far = above ? Figure.of(farthest) + " times its last" : "below its first";
      return new Finding(
          path,
          "passes beyond its grid are "
              + share
              + " % of the "
              + of
              + ", the farthest with "
              + value
              + ", "
              + far,
          "none",
          above ? "it ends too early" : "it begins too late");
    }
  }
}
