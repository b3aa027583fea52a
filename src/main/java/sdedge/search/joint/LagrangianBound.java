package sdedge.search.joint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import sdedge.control.Control;
import sdedge.search.dp.BatchGraph;
import sdedge.wireless.allocation.OrderBound;

/**
 * The Lagrangian bound for some weights: a path length, so that the cheapest completion of every
 * beginning of a plan is a shortest path without labels (docs/model.md section 7).
 *
 * <p>A cohort's later steps count with the weight Ω(E) of the tasks up to its end E. Ends of equal
 * weight form a class; a cohort is costed once per class, and under {@code rolling}, whose last
 * slots hold the first batch, once per first batch.
 */
final class LagrangianBound {
  private static final double UNKNOWN = -1;

  private final BatchGraph graph;
  private final OrderBound bound;
  private final double[] reached; // Ω
  private final double[] drift; // by batch, what its a_1 costs beside the slot
  private final int[] lastOfClass; // by class, its last position
  private final int[] classOf; // by position
  private final double[] toEnd; // by position, the cheapest plan from there
  private final int[] bestFirst; // by position, the batch it begins with
  private final Map<Integer, double[][]> tables = new HashMap<>(); // by group; by class, batch
  private boolean complete = true;

  /**
   * Costs all plans.
   *
   * @param control if it stops, the bound is useless
   */
  LagrangianBound(BatchGraph graph, OrderBound bound, Control control) {
    this.graph = graph;
    this.bound = bound;
    reached = bound.reached();
    drift = new double[graph.count()];
    for (int s = 0; s < drift.length; s++) {
      drift[s] = (reached[graph.end(s)] - reached[graph.start(s)]) * graph.firstA()[s];
    }
    int size = graph.size();
    classOf = new int[size + 1];
    for (int j = 1; j <= size; j++) {
      classOf[j] = classOf[j - 1] + (j > 1 && reached[j] > reached[j - 1] ? 1 : 0);
    }
    lastOfClass = new int[classOf[size] + 1];
    for (int j = 1; j <= size; j++) {
      lastOfClass[classOf[j]] = j;
    }
    toEnd = new double[size + 1];
    bestFirst = new int[size + 1];
    Arrays.fill(toEnd, 0, size, UNKNOWN);
    for (int c = size - 1; c >= 0 && complete; c--) {
      complete = !control.isStopped();
      begin(c);
    }
  }

  /** Whether all plans were costed. */
  boolean complete() {
    return complete;
  }

  /** What the weights prove by themselves. */
  OrderBound bound() {
    return bound;
  }

  /** No plan and no allocation takes less, seconds. */
  double ofAllPlans() {
    return complete ? bound.constantS() + toEnd[0] : 0;
  }

  /** No plan with this beginning takes less under any allocation, seconds. */
  double of(PartialPlan plan) {
    double rest = plan.open() ? openRest(plan) : toEnd[plan.end()];
    return bound.constantS() + bound.along(plan.pathS()) + rest;
  }

  private double openRest(PartialPlan plan) {
    double[][] table = table(plan.first());
    return rest(table, plan.first(), plan.last(), plan.laterS(), classFor(table, plan));
  }

  PartialPlan completion(OrderUploads uploads, PartialPlan beginning) {
    PartialPlan plan = beginning;
    while (!plan.complete(graph)) {
      plan =
          plan.open()
              ? endOfCohort(uploads, plan)
              : plan.plus(uploads, graph, bestFirst[plan.end()]);
    }
    return plan;
  }

  private PartialPlan endOfCohort(OrderUploads uploads, PartialPlan beginning) {
    double[][] table = table(beginning.first());
    int q = classFor(table, beginning);
    double weight = reached[lastOfClass[q]];
    PartialPlan plan = beginning;
    while (plan.open()) {
      int next = next(table[q], q, weight, plan);
      plan = next == PartialPlan.NONE ? plan.closed(graph) : plan.plus(uploads, graph, next);
    }
    return plan;
  }

  /** The batch that follows in the cheapest way to end a cohort in a class; none if it ends. */
  private int next(double[] costs, int q, double weight, PartialPlan plan) {
    int from = graph.start(plan.first());
    int lowest = graph.from(from);
    double best = ending(plan.first(), plan.last(), q, weight, from);
    int next = PartialPlan.NONE;
    double[] later = graph.laterAfter(plan.last());
    int at = plan.end();
    int to = at < graph.size() ? graph.from(at + 1) : graph.from(at);
    for (int t = graph.from(at); t < to && graph.end(t) <= lastEnd(q, from); t++) {
      double cost =
          reached[at] * graph.slot(plan.last(), t)
              + drift[t]
              + weight * later[t - graph.from(at)]
              + costs[t - lowest];
      if (cost < best) {
        best = cost;
        next = t;
      }
    }
    return next;
  }

  private int classFor(double[][] table, PartialPlan plan) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int q = classOf[plan.end()]; q < table.length; q++) {
      double cost = rest(table, plan.first(), plan.last(), plan.laterS(), q);
      if (cost < least) {
        least = cost;
        best = q;
      }
    }
    return best;
  }

  private double rest(double[][] table, int first, int last, double laterS, int q) {
    int lowest = graph.from(graph.start(first));
    return reached[lastOfClass[q]] * laterS + table[q][last - lowest];
  }

  /** The cheapest first batch of a cohort. */
  private void begin(int c) {
    double least = Double.POSITIVE_INFINITY;
    double[][] shared = null;
    for (int f = graph.from(c); f < graph.from(c + 1); f++) {
      double[][] table;
      if (graph.wraps()) {
        table = costs(f);
      } else {
        shared = shared == null ? costs(f) : shared;
        table = shared;
      }
      double opening = graph.opening(f);
      for (int q = classOf[graph.end(f)]; q < table.length; q++) {
        double cost = reached[graph.end(f)] * graph.firstA()[f] + rest(table, f, f, opening, q);
        if (cost < least) {
          least = cost;
          bestFirst[c] = f;
        }
      }
    }
    toEnd[c] = least;
  }

  private double[][] table(int first) {
    int group = graph.wraps() ? first : -1 - graph.start(first);
    return tables.computeIfAbsent(group, key -> costs(first));
  }

  /** Bytes of the tables kept. */
  long cells() {
    long cells = 0;
    for (double[][] table : tables.values()) {
      for (double[] ofClass : table) {
        cells += ofClass.length;
      }
    }
    return cells;
  }

  /** By class of the end, then by last batch, what the rest of a cohort and all behind it cost. */
  private double[][] costs(int first) {
    int c = graph.start(first);
    int classes = classOf[graph.reach(c)] + 1;
    double[][] table = new double[classes][];
    for (int q = 0; q < classes; q++) {
      table[q] = lastOfClass[q] > c ? costs(first, c, q) : new double[0];
    }
    return table;
  }

  private double[] costs(int first, int c, int q) {
    double weight = reached[lastOfClass[q]];
    int lastEnd = lastEnd(q, c);
    int lowest = graph.from(c);
    double[] cost = new double[graph.from(lastEnd) - lowest];
    int after = graph.wraps() ? graph.from(graph.end(first)) : lowest;
    for (int s = graph.from(lastEnd) - 1; s >= after; s--) {
      cost[s - lowest] = cost(cost, first, s, q, weight, lastEnd, c);
    }
    if (first - lowest < cost.length && first < after) {
      cost[first - lowest] = cost(cost, first, first, q, weight, lastEnd, c);
    }
    return cost;
  }

  private double cost(double[] cost, int first, int s, int q, double weight, int lastEnd, int c) {
    int j = graph.end(s);
    double best = j <= lastEnd ? ending(first, s, q, weight, c) : Double.POSITIVE_INFINITY;
    if (j >= lastEnd) {
      return best;
    }
    int lowest = graph.from(c);
    int from = graph.from(j);
    int to = graph.from(j + 1);
    double[] later = graph.laterAfter(s);
    double[] a = graph.firstA();
    double b = graph.firstB()[s];
    double here = reached[j];
    boolean sums = graph.sums();
    for (int t = from; t < to && graph.end(t) <= lastEnd; t++) {
      double slot = sums ? a[t] + b : a[t] > b ? a[t] : b;
      double total = here * slot + drift[t] + weight * later[t - from] + cost[t - lowest];
      best = total < best ? total : best;
    }
    return best;
  }

  /** The cost of ending a cohort behind batch s, if that is in the class. */
  private double ending(int first, int s, int q, double weight, int c) {
    int j = graph.end(s);
    boolean inClass = classOf[j] == q && j <= graph.reach(c);
    return inClass ? weight * graph.closing(first, s) + toEnd[j] : Double.POSITIVE_INFINITY;
  }

  private int lastEnd(int q, int c) {
    return Math.min(lastOfClass[q], graph.reach(c));
  }
}
