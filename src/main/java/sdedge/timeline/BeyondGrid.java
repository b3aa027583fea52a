package sdedge.timeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.instance.plausibility.Plausibility.Figure;
import sdedge.instance.plausibility.Plausibility.Finding;
import sdedge.latency.BatchLoad;
import sdedge.latency.DraftStation;
import sdedge.latency.LocatedPass;
import sdedge.latency.PassTime;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;

/**
 * Finds passes of a plan or of a stream that lie beyond the grid of a measured table, where times
 * are extrapolated (docs/model.md section 3).
 */
public final class BeyondGrid implements ExecutionListener {
  /** Shares of the makespan that matter. */
  private static final double LEAST_SHARE = 0.01;

  private static final double ROUNDING = 1e-9;
  private static final String VERIFIER = "verifier";

  private final Instance instance;
  private final StageModel model;
  private final Map<String, Tally> tables = new LinkedHashMap<>(); // by path
  private final Map<PassTime, Tally> tallies = new HashMap<>();

  /** No passes so far. */
  public BeyondGrid(Instance instance) {
    this.instance = instance;
    model = StageModel.of(instance);
    watch(model.verifier(), VERIFIER, table(instance.verifier()));
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      String path = "drafters[" + d + "]";
      List<DraftStation> stations = model.drafters().get(d).modes();
      for (int m = 0; m < stations.size(); m++) {
        DraftMode mode = stations.get(m).mode();
        PassTime pass = stations.get(m).passes().time();
        if (mode.table() != null) {
          watch(pass, path + ".modes[" + m + "]", mode.table());
        } else if (mode.isAtVerifier()) {
          watch(pass, VERIFIER, table(instance.verifier()));
        } else {
          watch(pass, path, table(drafter.node()));
        }
      }
    }
  }

  private static @Nullable LatencyTable table(Node node) {
    return node.latency() instanceof LatencyModel.Table measured ? measured.table() : null;
  }

  private void watch(PassTime pass, String owner, @Nullable LatencyTable table) {
    if (table != null) {
      String path = owner + ".table";
      tallies.putIfAbsent(pass, tables.computeIfAbsent(path, p -> new Tally(p, table)));
    }
  }

  /** A line for each table beyond whose grid a hundredth of the makespan or more is spent. */
  public static List<String> warnings(Instance instance, Execution execution) {
    if (execution.service() != null) {
      return execution.service().warnings();
    }
    BeyondGrid found = new BeyondGrid(instance);
    if (!found.tables.isEmpty()) {
      execution.plan().batches().forEach(found::add);
    }
    return found.warnings("makespan", execution.makespanS());
  }

  @Override
  public void pass(PassTime time, double tokens, double cached, double seconds) {
    Tally tally = tallies.get(time);
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
    return tables.values().stream()
        .filter(tally -> tally.seconds > 0 && tally.seconds >= LEAST_SHARE * totalS)
        .map(tally -> tally.finding(of, totalS).text(0))
        .toList();
  }

  private void add(Batch batch) {
    BatchLoad load = new BatchLoad(model, batch.choices()::of, 0);
    for (int k : batch.tasks()) {
      Task task = instance.tasks().get(k);
      load.add(task.drafter(), model.progress(task, batch.choices().of(task.drafter())));
    }
    for (int n = 1; n <= load.steps(); n++) {
      for (LocatedPass each : load.passes(n)) {
        double chance = each.chance();
        pass(each.time(), each.newTokens() / chance, each.contextTokens() / chance, each.seconds());
      }
    }
  }

  /** The passes by a table that are beyond its grid. */
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
          "passes beyond its grid are %s %% of the %s, the farthest with %s, %s"
              .formatted(share, of, value, far),
          "none",
          above ? "it ends too early" : "it begins too late");
    }
  }
}
