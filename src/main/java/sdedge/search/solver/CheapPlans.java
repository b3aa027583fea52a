package sdedge.search.solver;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Partition;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.Termination;
import sdedge.search.TimeSource;

/**
 * The plans of the cheap comparison schemes, for a search that is still going on after some of its
 * time limit. Without a limit the search needs them for nothing.
 */
final class CheapPlans implements StartingPlans {
  private static final double BEGIN = 0.15; // of the limit
  private static final double SHARE = 0.3; // of the limit, for all schemes

  private final Instance instance;
  private final List<List<ContiguousProblem>> groups;
  private final SearchResult given;
  private final SearchOptions options;
  private final Control control;
  private final double limitS;

  /**
   * The plans of some problems.
   *
   * @param given one from elsewhere
   */
  CheapPlans(
      Instance instance,
      List<List<ContiguousProblem>> groups,
      SearchResult given,
      SearchOptions options,
      Control control) {
    this.instance = instance;
    this.groups = groups;
    this.given = given;
    this.options = options.withGap(0);
    this.control = control;
    limitS = control.leftS();
  }

  @Override
  public SearchResult given() {
    return given;
  }

  @Override
  public boolean isDue() {
    return control.leftS() < (1 - BEGIN) * limitS;
  }

  @Override
  public SearchResult find() {
    List<Approach> cheap = Approaches.schemes(instance).stream().filter(Approach::isCheap).toList();
    double endS = control.leftS() - SHARE * limitS;
    SearchResult best = SearchResult.NONE;
    for (int k = 0; k < cheap.size(); k++) {
      double shareS = (control.leftS() - endS) / (cheap.size() - k);
      Approach scheme = cheap.get(k);
      SearchResult found =
          scheme.solve(groups.stream().map(scheme::narrow).toList(), options, brief(shareS)).best();
      if (found.timeS() < best.timeS() && isSearched(found)) {
        best = found;
      }
    }
    return known(best);
  }

  /** A plan as one that says nothing of others. */
  private static SearchResult known(SearchResult found) {
    return new SearchResult(
        found.problem(),
        found.partition(),
        found.timeS(),
        Double.POSITIVE_INFINITY,
        Termination.COMPLETED,
        Counts.NONE);
  }

  private boolean isSearched(SearchResult found) {
    ContiguousProblem problem = found.problem();
    Partition partition = found.partition();
    return problem != null && partition != null && isSearched(instance, partition.plan(problem));
  }

  /** Whether a plan has lengths that are searched: schemes do not ask for the least one. */
  static boolean isSearched(Instance instance, Plan plan) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    int[] lengths = plan.batches().stream().flatMapToInt(batch -> batch.lengths().all()).toArray();
    boolean one = IntStream.of(lengths).distinct().count() == 1;
    return (one || instance.speculation().scope() != Scope.GLOBAL)
        && IntStream.of(lengths).allMatch(length -> length >= least && length <= most);
  }

  private Control brief(double shareS) {
    double endS = control.leftS() - Math.max(0, shareS);
    return new Control() {
      @Override
      public @Nullable Termination stop() {
        Termination stop = control.stop();
        return stop == null && control.leftS() < endS ? Termination.TIME_LIMIT : stop;
      }

      @Override
      public TimeSource time() {
        return control.time();
      }
    };
  }
}
