package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.control.ProgressListener.Programs;
import sdedge.control.Termination;
import sdedge.search.Counts;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.milp.ProblemSearch.Known;
import sdedge.search.milp.ProblemSearch.WarmStart;
import sdedge.search.milp.WorkerClient.Launcher;
import sdedge.search.milp.WorkerClient.WorkerProcess;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * The mixed-integer program over several problems of one instance (docs/model.md section 7): the
 * same optimum as the dynamic program by other means. Plans within solver tolerance of each other
 * are equally good to it, so among ties it may choose another plan.
 */
public final class Milp {
  /** What sums in another order may differ by. */
  static final double ROUNDING = 1e-9;

  private final WorkerClient client;
  private final Backend backend;
  private final MilpOptions options;
  private final Control control;
  private final List<ProblemResult> results = new ArrayList<>();
  private final List<Termination> unknown = new ArrayList<>(); // why, by problem looked at not
  private SearchResult best = SearchResult.NONE;

  private Milp(WorkerClient client, Backend backend, MilpOptions options, Control control) {
    this.client = client;
    this.backend = backend;
    this.options = options;
    this.control = control;
  }

  /**
   * The result over all problems, and that of each one searched.
   *
   * @param result its times are those of the plans as executed
   */
  public record Details(SearchResult result, List<ProblemResult> problems) {
    /** Keeps its own copy. */
    public Details {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The best plan of all problems, the first of equally fast ones.
   *
   * @param groups problems by order of preference
   * @return with a note how the backend failed first, if it did
   * @throws BackendFailure if the backend cannot be started; if it fails later, the problem counts
   *     as interrupted
   */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups, Backend backend, MilpOptions options, Control control) {
    try (Launcher launcher = Launcher.installed();
        WorkerClient client = new WorkerClient(launcher)) {
      return details(client, groups, backend, options, control).result();
    }
  }

  /**
   * Processor time that the processes of backends took, of all searches that have ended,
   * nanoseconds.
   */
  public static long processorNanos() {
    return WorkerProcess.processorNanos();
  }

  /** The best plan of all problems, with what the backend said of each of them. */
  static Details details(
      WorkerClient client,
      List<List<ContiguousProblem>> groups,
      Backend backend,
      MilpOptions options,
      Control control) {
    return new Milp(client, backend, options, control).solve(groups);
  }

  private Details solve(List<List<ContiguousProblem>> groups) {
    List<ContiguousProblem> problems = groups.stream().flatMap(List::stream).toList();
    List<@Nullable Known> known = new ArrayList<>();
    problems.forEach(problem -> known.add(known(problem)));
    double bestS =
        known.stream()
            .mapToDouble(one -> one == null ? Double.POSITIVE_INFINITY : one.plan().timeS())
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    double[] boundS = known.stream().mapToDouble(one -> one == null ? 0 : one.boundS()).toArray();
    double relaxationS = least(boundS, bestS);
    control.notified(new Programs(relaxationS, 0));
    control.notified(new Bounds(bestS, relaxationS, null));
    long nodes = 0;
    for (int i = 0; i < problems.size(); i++) {
      ContiguousProblem problem = problems.get(i);
      Known before = known.get(i);
      if (before == null) { // of a problem not looked at nothing is known
        best = best.and(SearchResult.nothing(unknown.remove(0), 0));
        continue;
      }
      ProblemResult result = search(problem, before, bestS, boundS, i);
      results.add(result);
      boundS[i] = result.boundS();
      bestS = Math.min(bestS, result.timeS());
      best = best.and(result.of(problem));
      nodes += result.nodes();
      control.notified(new Programs(relaxationS, nodes));
      control.notified(new Bounds(bestS, least(boundS, bestS), null));
    }
    return new Details(best, results);
  }

  /** What is known of a problem before the search; null, with the reason, if nothing is. */
  private @Nullable Known known(ContiguousProblem problem) {
    try {
      ModelAborted.check(control);
      return new ProblemSearch(client, backend, options, control).known(problem);
    } catch (ModelAborted aborted) {
      unknown.add(aborted.reason());
      return null;
    }
  }

  /**
   * Searches a problem, and reports what is known of all meanwhile.
   *
   * @param boundS by problem
   * @param index of the problem
   */
  private ProblemResult search(
      ContiguousProblem problem, Known before, double bestS, double[] boundS, int index) {
    double ownS = boundS[index];
    if (options.reduce() && ownS >= bestS * (1 - ROUNDING)) { // proven without a program
      return ProblemResult.unsolved(before.plan(), ownS, Termination.COMPLETED);
    }
    Consumer<Bounds> ofAll =
        found -> {
          boundS[index] = Math.max(ownS, found.boundS());
          double incumbentS = Math.min(bestS, found.incumbentS());
          control.notified(new Bounds(incumbentS, least(boundS, incumbentS), found.of()));
        };
    return new ProblemSearch(client, backend, options, control.meaning(ofAll))
        .run(problem, before, bestS);
  }

  /** No plan of any problem is faster. */
  private static double least(double[] boundS, double bestS) {
    return Math.min(bestS, Arrays.stream(boundS).min().orElse(0));
  }

  /**
   * What a backend found for one problem.
   *
   * @param cuts the best plan known, proven or not
   * @param timeS its makespan as executed, seconds
   * @param objectiveS the backend's own value for its incumbent, seconds; infinite without one
   * @param boundS no plan of the problem is faster, seconds
   * @param errorS what rounding may have cost a proven plan, seconds; 0 except for CP-SAT
   * @param nodes of its search tree
   * @param termination {@code COMPLETED} if the plan is proven optimal
   * @param failure how the backend failed, for the user; empty if it did not
   */
  public record ProblemResult(
      Partition cuts,
      double timeS,
      double objectiveS,
      double boundS,
      double errorS,
      long nodes,
      Termination termination,
      String failure) {

    /** The result of a problem that no backend has seen. */
    static ProblemResult unsolved(WarmStart known, double boundS, Termination reason) {
      double none = Double.POSITIVE_INFINITY;
      return new ProblemResult(
          known.cuts(), known.timeS(), none, Math.min(boundS, known.timeS()), 0, 0, reason, "");
    }

    SearchResult of(ContiguousProblem problem) {
      Counts counts = new Counts(nodes, nodes);
      return new SearchResult(
          problem, cuts, timeS, boundS, termination, counts, failure, List.of());
    }
  }

  /**
   * How a mixed-integer program is solved.
   *
   * @param threads at least 1; SCIP, HiGHS and CBC use one
   * @param gap relative gap at which to stop; 0 for a proof
   * @param reduce whether to leave out batches that by the bounds of docs/model.md section 7 are in
   *     no plan faster than one already known
   * @param hints whether backends that take hints begin from the best simple plan
   */
  public record MilpOptions(int threads, double gap, boolean reduce, boolean hints) {
    /** One thread, to a proof, from nothing. */
    public static final MilpOptions DEFAULT = new MilpOptions(1, 0, true, false);

    /** As for other searches. */
    public static MilpOptions of(SearchOptions options) {
      return new MilpOptions(options.threads(), options.gap(), true, options.warmStart());
    }
  }
}
