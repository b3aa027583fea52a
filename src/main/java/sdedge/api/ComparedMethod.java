package sdedge.api;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import sdedge.control.Control;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.result.Comparison;
import sdedge.result.Result;
import sdedge.search.Approach;
import sdedge.study.CommandFailure;
import sdedge.study.Search;
import sdedge.study.Study;
import sdedge.study.compare.CompareMethods;
import sdedge.study.compare.ComparisonCheck;
import sdedge.study.compare.ComparisonRun;

/**
 * What one of several methods found for an instance, as a row of {@code sdedge compare}.
 *
 * @param method its name
 * @param status what is known of its plan
 * @param makespanS seconds; empty without a plan
 * @param boundS no plan that it searches is faster, seconds; empty if nothing is known
 * @param exact whether it searches for the joint optimum
 * @param wallS seconds that it took
 * @param reasons why it has no plan, a line each
 */
public record ComparedMethod(
    String method,
    PlanStatus status,
    OptionalDouble makespanS,
    OptionalDouble boundS,
    boolean exact,
    double wallS,
    List<String> reasons) {

  /**
   * Runs several methods on an instance, one after the other.
   *
   * @param instance for all of them
   * @param methods names, {@code schemes} for all comparison schemes; none for those of the command
   * @param options of each; its method counts for nothing, its time limit is one of all
   * @return a row per method
   * @throws IllegalArgumentException for a name that stands for nothing
   * @throws PlanningException if the plan of a method fails its check, or methods contradict each
   *     other
   */
  public static List<ComparedMethod> compare(
      PlanningInstance instance, List<String> methods, SolveOptions options) {
    Instance searched = options.applyTo(instance.instance());
    try {
      List<Approach> approaches = CompareMethods.of(methods, searched);
      Control whole = SearchListening.limited(options.timeLimit().orElse(null));
      AtomicInteger left = new AtomicInteger(approaches.size());
      Study study =
          new Study(
              Search.SOLVER,
              options.search(),
              () -> whole.share(0, Math.max(1, left.getAndDecrement())));
      Comparison comparison =
          new ComparisonRun(study, SearchListening.limited(null), TimeSource.SYSTEM)
              .compare(searched, instance.loaded(), approaches);
      ComparisonCheck.check(List.of(comparison));
      return comparison.entries().stream().map(ComparedMethod::of).toList();
    } catch (CommandFailure e) {
      throw new PlanningException(e);
    }
  }

  private static ComparedMethod of(Comparison.Entry entry) {
    Result result = entry.result();
    return new ComparedMethod(
        result.method(),
        PlanStatus.valueOf(result.status().name()),
        ResultTables.optional(entry.makespanS()),
        ResultTables.optional(result.boundS()),
        entry.exact(),
        entry.wallS(),
        result.reasons());
  }
}
