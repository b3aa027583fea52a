package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.ProgressListener.Bounds;
import sdedge.control.Termination;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Certificate;
import sdedge.search.Counts;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.dp.BatchGraph;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.dp.SearchPortfolio;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.wireless.allocation.OrderBound;

/**
 * The plan and the allocation of the bands of least makespan, over several problems with the uplink
 * {@code joint} (docs/model.md section 7). First the dynamic program with the equal finish as ready
 * times, which bounds each problem and often solves it; then, best bound first, the search of what
 * that leaves.
 */
public final class JointProgram {
  /** What is within this of the best, relative, is as good: half of what counts as proven. */
  private static final double PROVEN = 5e-10;

  private final StartingPlans starts;
  private final SearchOptions options;
  private final Control control;
  private final double tolerance;
  private final Incumbent incumbent;
  private double boundS = Double.POSITIVE_INFINITY;
  private @Nullable Termination stopped;
  private Counts counts = Counts.NONE;
  private final List<Certificate> certificates = new ArrayList<>();

  private JointProgram(StartingPlans starts, SearchOptions options, Control control) {
    this.starts = starts;
    this.options = options;
    this.control = control;
    tolerance = Math.max(PROVEN, options.gap());
    incumbent = new Incumbent(tolerance);
  }

  /**
   * Passes on the progress of the search of one problem among others.
   *
   * @param boundS of the others, seconds
   */
  private Control atMost(double boundS) {
    return control.meaning(
        known -> {
          double incumbentS = known.incumbentS();
          control.progress(incumbentS, Math.min(incumbentS, Math.min(known.boundS(), boundS)));
        });
  }

  /**
   * The best plan of problems whose uplinks are either all joint or all given, no worse than some
   * plans of theirs; with joint ones the problem of the result is explicit.
   */
  public static SearchResult orGiven(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return groups.get(0).get(0).uplink() == UplinkPolicy.JOINT
        ? new JointProgram(starts, options, control).solve(groups)
        : DynamicProgram.solve(groups, starts, options, control);
  }

  /** A problem with its bound by equal finish. */
  private record Bounded(ContiguousProblem problem, double boundS) {}

  private SearchResult solve(List<List<ContiguousProblem>> groups) {
    List<ContiguousProblem> problems = groups.stream().flatMap(List::stream).toList();
    EqualFinishListener listener = new EqualFinishListener(problems, starts, incumbent, control);
    List<Bounded> bounded = new ArrayList<>(equalFinish(problems, listener));
    bounded.sort(Comparator.comparingDouble(Bounded::boundS));
    for (int k = 0; k < bounded.size(); k++) {
      double nextS = k + 1 < bounded.size() ? bounded.get(k + 1).boundS : Double.POSITIVE_INFINITY;
      search(bounded.get(k), atMost(Math.min(boundS, nextS)));
    }
    if (stopped != null && stopped.isLimit()) {
      listener.ask();
    }
    return result();
  }

  /** The dynamic program in which no batch begins before all tasks up to its end can be there. */
  private List<Bounded> equalFinish(
      List<ContiguousProblem> problems, EqualFinishListener listener) {
    List<SearchResult> results = SearchPortfolio.run(problems, options, listener, control);
    listener.settle();
    List<Bounded> bounded = new ArrayList<>();
    for (int k = 0; k < results.size(); k++) {
      SearchResult result = results.get(k);
      counts = counts.plus(result.counts());
      if (result.termination() != Termination.COMPLETED) {
        stopped = result.termination();
      }
      bounded.add(new Bounded(problems.get(k), result.boundS()));
    }
    return bounded;
  }

  private void search(Bounded next, Control own) {
    if (stopped != null || next.boundS >= incumbent.limitS()) {
      boundS = Math.min(boundS, next.boundS);
      return;
    }
    HeapShare memory = new HeapShare();
    try {
      search(next, memory, own);
    } finally {
      memory.release();
    }
  }

  private void search(Bounded next, HeapShare memory, Control own) {
    BatchGraph all = BatchGraph.of(next.problem, memory, own);
    if (all == null) {
      Termination stop = own.stop();
      stopped = stop == null ? Termination.MEMORY_LIMIT : stop;
      boundS = Math.min(boundS, next.boundS);
      return;
    }
    OrderUploads uploads = OrderUploads.of(next.problem);
    EqualFinishBound bound = new EqualFinishBound(all, uploads.equalFinishS());
    double worst = incumbent.timeS() * (1 + tolerance);
    BatchGraph graph = all.only(batch -> bound.through(batch) <= worst);
    incumbent.begin();
    JointSearch search = new JointSearch(graph, uploads, incumbent, next.boundS, memory, own);
    boundS = Math.min(boundS, search.run());
    counts = counts.plus(new Counts(graph.count(), search.nodes()));
    stopped = search.stopped();
    certify(uploads, all, search.rootWeights());
  }

  /** States what the best weights prove of all plans, those left out of the search too. */
  private void certify(OrderUploads uploads, BatchGraph all, @Nullable OrderBound weights) {
    if (weights == null || stopped != null) {
      return;
    }
    LagrangianBound lagrangian = new LagrangianBound(all, weights, control);
    if (lagrangian.complete()) {
      certificates.add(uploads.certificate(all.problem(), weights, lagrangian.ofAllPlans()));
    }
  }

  private SearchResult result() {
    ContiguousProblem problem = incumbent.problem();
    Partition partition = incumbent.partition();
    BestAllocation best = incumbent.allocated();
    double bound = Math.min(boundS, incumbent.timeS());
    if (problem == null || partition == null || best == null) {
      return SearchResult.nothing(stopped == null ? Termination.INTERRUPTED : stopped, bound);
    }
    return new SearchResult(
        ContiguousProblem.of(problem.instance(), best.plan(), problem.set()),
        partition,
        best.optimum().makespanS(),
        Math.min(bound, best.optimum().makespanS()),
        termination(best.optimum().makespanS(), bound),
        counts,
        "",
        certificates);
  }

  private Termination termination(double makespanS, double bound) {
    if (stopped != null) {
      return stopped;
    }
    return makespanS - bound <= 2 * PROVEN * makespanS ? Termination.COMPLETED : Termination.GAP;
  }

  /**
   * Evaluates the plans that the searches meet, but for those slower than the best even if all
   * tasks up to each are there as early as they can be. It waits for the end of a slice or for who
   * needs it: what the first pass finds seldom is the best.
   */
  static final class EqualFinishListener implements SearchPortfolio.SearchListener {
    private final List<ContiguousProblem> problems;
    private final StartingPlans starts;
    private final Incumbent incumbent;
    private final Control control;
    private final @Nullable Partition[] met; // by problem, the best plan not evaluated yet
    private final double[] metS; // what the best plan met takes at least, seconds
    private double leastS;

    /** A course that begins with what is given. */
    EqualFinishListener(
        List<ContiguousProblem> problems,
        StartingPlans starts,
        Incumbent incumbent,
        Control control) {
      this.problems = problems;
      this.starts = starts;
      this.incumbent = incumbent;
      this.control = control;
      met = new Partition[problems.size()];
      metS = new double[problems.size()];
      Arrays.fill(metS, Double.POSITIVE_INFINITY);
      start(starts.given());
    }

    @Override
    public void before(DoubleSupplier states) {
      if (starts.isDue(states)) {
        ask();
      }
    }

    /** Asks for plans from elsewhere. */
    void ask() {
      settle();
      start(
          starts.find(
              SearchResult.known(incumbent.problem(), incumbent.partition(), incumbent.timeS())));
    }

    private void start(SearchResult found) {
      ContiguousProblem of = found.problem();
      Partition cuts = found.partition();
      for (int k = 0; of != null && cuts != null && k < problems.size(); k++) {
        if (Arrays.equals(of.tasks(), problems.get(k).tasks())) {
          incumbent.offer(problems.get(k), cuts);
          return;
        }
      }
    }

    /** Evaluates what may be better than the best, the most promising first. */
    void settle() {
      for (int next = fastestMet(); next >= 0; next = fastestMet()) {
        Partition cuts = met[next];
        met[next] = null;
        if (cuts != null && metS[next] < incumbent.limitS()) {
          incumbent.offer(problems.get(next), cuts);
        }
      }
    }

    private int fastestMet() {
      int fastest = -1;
      for (int k = 0; k < met.length; k++) {
        if (met[k] != null && (fastest < 0 || metS[k] < metS[fastest])) {
          fastest = k;
        }
      }
      return fastest;
    }

    @Override
    public double cutoffS(int index) {
      if (problems.size() > 1) { // else no other plan cuts the search off
        settle();
      }
      return incumbent.limitS();
    }

    @Override
    public void searched(int index, SearchResult known, double boundOfAllS) {
      if (known.timeS() < metS[index]) {
        metS[index] = known.timeS();
        met[index] = known.partition();
      }
      if (known.counts().labels() > 0) {
        settle();
      }
      notifyListener(boundOfAllS);
    }

    @Override
    public void bounded(double boundOfAllS) {
      settle();
      notifyListener(boundOfAllS);
    }

    private void notifyListener(double boundOfAllS) {
      leastS = Math.max(leastS, Math.min(boundOfAllS, incumbent.timeS()));
      control.notified(new Bounds(incumbent.timeS(), leastS, incumbent.problem()));
    }
  }
}
