package sdedge.search.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.search.SearchResult;
import sdedge.search.problem.ContiguousProblem;

/**
 * The mixed-integer program over several problems of one instance (docs/model.md section 7): the
 * same optimum as the dynamic program by other means. Plans within solver tolerance of each other
 * are equally good to it, so among ties it may choose another plan.
 */
public final class Milp {
  private final WorkerClient client;
  private final Backend backend;
  private final MilpOptions options;
  private final Control control;
  private final List<ProblemResult> results = new ArrayList<>();
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
    int open = groups.stream().mapToInt(List::size).sum();
    for (List<ContiguousProblem> group : groups) {
      for (ContiguousProblem problem : group) {
        open--;
        search(problem, open == 0);
      }
    }
    return new Details(best, results);
  }

  /**
   * Searches a problem, and reports what is then known of all: no bound while nothing bounds
   * others.
   */
  private void search(ContiguousProblem problem, boolean isLast) {
    SearchResult before = best;
    Consumer<Bounds> ofAll =
        known ->
            control.notified(
                new Bounds(
                    Math.min(before.timeS(), known.incumbentS()),
                    isLast ? Math.min(before.boundS(), known.boundS()) : 0,
                    known.of()));
    try {
      ModelAborted.check(control);
      ProblemResult result =
          new ProblemSearch(client, backend, options, control.meaning(ofAll)).run(problem);
      results.add(result);
      best = best.and(result.of(problem));
    } catch (ModelAborted aborted) { // of a problem not looked at nothing is known
      best = best.and(SearchResult.nothing(aborted.reason(), 0));
    }
    ofAll.accept(new Bounds(best.timeS(), best.boundS(), null));
  }
}
