package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;
import sdedge.search.dp.BatchGraph;
import sdedge.search.joint.PartialPlan.Dominance;
import sdedge.wireless.allocation.OrderBound;
import sdedge.wireless.allocation.RestrictedMaster;

/**
 * The search over all plans contiguous in one order and all allocations (docs/model.md section 7):
 * bounds of all plans first, then depth first over beginnings of plans.
 */
final class JointSearch {
  private static final int MOST_LAGRANGIANS = 60;
  private static final int ROOT_ROUNDS = 400;
  private static final int NODE_ROUNDS = 12;
  private static final double FIRST_EPSILON = 0.1;
  private static final double REDUCTION = 0.2;
  private static final double ROOT_TOLERANCE = 1e-7;
  private static final double NODE_TOLERANCE = 1e-9;
  private static final double SHARE_OF_LAGRANGIANS = 0.25;

  private final BatchGraph graph;
  private final OrderUploads uploads;
  private final Incumbent incumbent;
  private final Control control;
  private final EqualFinishBound equalFinish;
  private final Dominance dominance;
  private final List<LagrangianBound> lagrangians = new ArrayList<>();
  private final double mostCells; // of all Lagrangian bounds
  private long lagrangianCells;
  private @Nullable OrderBound rootWeights; // those that prove most of all plans
  private double rootWeightsS;
  private double rootBound;
  private double leastDropped = Double.POSITIVE_INFINITY; // of what was not searched to the end
  private @Nullable Termination stopped;
  private long nodes;

  /**
   * A search that has not begun.
   *
   * @param incumbent a plan is known
   * @param rootBound what is known of all plans of the order, seconds
   */
  JointSearch(
      BatchGraph graph,
      OrderUploads uploads,
      Incumbent incumbent,
      double rootBound,
      HeapShare memory,
      Control control) {
    this.graph = graph;
    this.uploads = uploads;
    this.incumbent = incumbent;
    this.rootBound = rootBound;
    this.control = control;
    mostCells = memory.takeUpTo(SHARE_OF_LAGRANGIANS * HeapShare.mostBytes()) / Double.BYTES;
    equalFinish = new EqualFinishBound(graph, uploads.equalFinishS());
    dominance = new Dominance(graph, uploads);
  }

  /** Searches; no plan of the order takes less than what is returned, seconds. */
  double run() {
    explore(PartialPlan.EMPTY, rootBound);
    return Math.min(incumbent.timeS(), Math.max(rootBound, leastDropped));
  }

  /** Why it ended early; null if it did not. */
  @Nullable Termination stopped() {
    return stopped;
  }

  /** The weights that prove most of all plans by themselves; null if none were sought. */
  @Nullable OrderBound rootWeights() {
    return rootWeights;
  }

  /** How many beginnings it looked at. */
  long nodes() {
    return nodes;
  }

  private boolean stop() {
    if (stopped == null) {
      stopped = control.stop();
    }
    return stopped != null;
  }

  private void explore(PartialPlan plan, double known) {
    if (stop() || known >= incumbent.limitS()) {
      leastDropped = Math.min(leastDropped, known);
      return;
    }
    nodes++;
    if (plan.complete(graph)) {
      offer(plan);
      return;
    }
    if (dominance.drops(plan)) {
      return;
    }
    double bound = refine(plan, known);
    if (plan.parent() == null) {
      rootBound = Math.max(rootBound, bound);
    }
    if (control.wantsProgress()) {
      control.progress(incumbent.timeS(), rootBound);
    }
    if (bound >= incumbent.limitS()) {
      leastDropped = Math.min(leastDropped, bound);
      return;
    }
    for (Child child : children(plan, bound)) {
      explore(child.plan, child.bound);
    }
  }

  private boolean offer(PartialPlan plan) {
    return incumbent.offer(graph.problem(), uploads, plan.partition(graph), plan.pathS());
  }

  private record Child(PartialPlan plan, double bound) {}

  private List<Child> children(PartialPlan plan, double bound) {
    List<Child> children = new ArrayList<>();
    int at = plan.end();
    if (plan.open()) {
      children.add(child(plan.closed(graph), bound));
    }
    int reach = at == graph.size() ? at : graph.reach(plan.open() ? graph.start(plan.first()) : at);
    for (int next = graph.from(at); at < reach && next < graph.from(at + 1); next++) {
      if (graph.end(next) <= reach) {
        children.add(child(plan.plus(uploads, graph, next), bound));
      }
    }
    children.sort(Comparator.comparingDouble(Child::bound));
    return children;
  }

  /** The bound of a beginning; the Lagrangian bound that drops one is tried first next time. */
  private Child child(PartialPlan plan, double known) {
    double bound = Math.max(known, equalFinish.of(plan));
    for (int k = 0; k < lagrangians.size() && bound < incumbent.limitS(); k++) {
      LagrangianBound lagrangian = lagrangians.get(k);
      double of = lagrangian.of(plan);
      bound = Math.max(bound, of);
      if (of >= incumbent.limitS() && k > 0) {
        lagrangians.remove(k);
        lagrangians.add(0, lagrangian);
      }
    }
    return new Child(plan, bound);
  }

  /** A better bound, by new Lagrangian bounds if there may be more; meets plans on the way. */
  private double refine(PartialPlan plan, double known) {
    boolean root = plan.parent() == null;
    if (root || (lagrangians.size() < MOST_LAGRANGIANS && lagrangianCells < mostCells)) {
      return generate(plan, known, root);
    }
    double best = Double.NEGATIVE_INFINITY;
    LagrangianBound sharpest = lagrangians.get(0);
    for (LagrangianBound lagrangian : lagrangians) {
      double of = lagrangian.of(plan);
      if (of > best) {
        best = of;
        sharpest = lagrangian;
      }
    }
    offer(sharpest.completion(uploads, plan));
    return known;
  }

  /** Column generation over the plans with a beginning. */
  private double generate(PartialPlan beginning, double known, boolean root) {
    double bound = known;
    double tol = root ? ROOT_TOLERANCE : NODE_TOLERANCE;
    double epsilon = FIRST_EPSILON * Math.max(incumbent.timeS() - bound, tol * incumbent.timeS());
    MasterColumns columns = columns(beginning, root);
    if (columns.paths().isEmpty()) {
      return bound;
    }
    RestrictedMaster master = master(columns, epsilon);
    for (int round = 0; round < (root ? ROOT_ROUNDS : NODE_ROUNDS); round++) {
      master.centre(epsilon);
      double least = master.leastBound();
      double[] weights = master.weights(3 * epsilon, incumbent.timeS());
      LagrangianBound lagrangian =
          new LagrangianBound(graph, OrderBound.of(uploads.traffic(), weights), control);
      if (!lagrangian.complete()) {
        stop();
        return bound;
      }
      double of = lagrangian.of(beginning);
      if (of == Double.POSITIVE_INFINITY) {
        return of;
      }
      PartialPlan plan = lagrangian.completion(uploads, beginning);
      offer(plan);
      boolean fresh = columns.add(plan.pathS(), master);
      if (root) {
        columns.add(incumbent.pathS(), master);
      }
      if (root && of > rootWeightsS) {
        rootWeightsS = of;
        rootWeights = lagrangian.bound();
      }
      if (of > bound || root) {
        lagrangians.add(0, lagrangian);
        lagrangianCells += lagrangian.cells();
      }
      bound = Math.max(bound, of);
      double limit = incumbent.limitS();
      if (bound >= limit) {
        return bound;
      }
      boolean near = of > least - 3 * uploads.traffic().unknowns() * epsilon;
      boolean below = least < limit && near && epsilon < 0.01 * (limit - least);
      if ((!root && below) || (!fresh && epsilon <= tol * incumbent.timeS())) {
        return bound;
      }
      if (!fresh || near) {
        epsilon = Math.max(REDUCTION * epsilon, tol * incumbent.timeS());
      }
    }
    return bound;
  }

  private MasterColumns columns(PartialPlan beginning, boolean root) {
    MasterColumns columns = new MasterColumns();
    if (root) {
      columns.add(incumbent.pathS(), null);
      return columns;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (LagrangianBound lagrangian : lagrangians) {
      double of = lagrangian.of(beginning);
      if (of == Double.POSITIVE_INFINITY) {
        return new MasterColumns();
      }
      columns.add(lagrangian.completion(uploads, beginning).pathS(), null);
      if (of > best) {
        best = of;
        columns.beginWith(lagrangian.bound().weights());
      }
    }
    return columns;
  }

  private RestrictedMaster master(MasterColumns columns, double epsilon) {
    var traffic = uploads.traffic();
    double[] begin = columns.weights();
    if (begin != null) {
      double[] weights = RestrictedMaster.positive(traffic, begin);
      return new RestrictedMaster(traffic, columns.paths(), weights);
    }
    RestrictedMaster master =
        new RestrictedMaster(traffic, columns.paths(), RestrictedMaster.evenWeights(traffic));
    for (double e = incumbent.timeS(); e > epsilon; e *= FIRST_EPSILON) {
      master.centre(e);
    }
    return master;
  }

  /** The plans of a restricted master, by their path lengths, and the weights to begin with. */
  private static final class MasterColumns {
    private final List<double[]> paths = new ArrayList<>();
    private double @Nullable [] weights;

    /** Adds a plan, to a master too; false if it is there already. */
    boolean add(double[] path, @Nullable RestrictedMaster master) {
      boolean fresh = paths.stream().noneMatch(p -> Arrays.equals(p, path));
      if (fresh) {
        paths.add(path);
        if (master != null) {
          master.add(path);
        }
      }
      return fresh;
    }

    void beginWith(double[] of) {
      weights = of;
    }

    /** L by position, a plan each. */
    List<double[]> paths() {
      return paths;
    }

    /** Seconds per bit by prompt; null if there are none to begin with. */
    double @Nullable [] weights() {
      return weights;
    }
  }
}
