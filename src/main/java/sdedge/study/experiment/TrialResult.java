package sdedge.study.experiment;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.table.Csv;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;

/**
 * What a trial came to: a result, or why there is none.
 *
 * @param result null if the trial failed
 * @param wallS seconds of the search alone; null if it was not measured
 * @param cpuS processor seconds of the whole process meanwhile; null if they are not known
 * @param error why there is no result, on one line; null if there is one
 */
public record TrialResult(
    Trial trial,
    @Nullable Result result,
    @Nullable Double wallS,
    @Nullable Double cpuS,
    @Nullable String error) {

  /** A result whose time does not matter. */
  public static TrialResult of(Trial trial, Result result) {
    return new TrialResult(trial, result, null, null, result.refusal());
  }

  static TrialResult failed(Trial trial, String error) {
    return new TrialResult(trial, null, null, null, Csv.oneLine(error));
  }

  /** What is most likely a mistake about the plan. */
  public List<String> warnings() {
    return result == null ? List.of() : result.warnings();
  }

  @Nullable Object of(Function<Result, @Nullable Object> value) {
    return result == null ? null : value.apply(result);
  }

  @Nullable Plan plan() {
    return result == null ? null : result.plan();
  }

  @Nullable Object executed(Function<Execution, @Nullable Object> value) {
    return of(r -> r.execution() == null ? null : value.apply(r.execution()));
  }

  @Nullable Object part(Function<Components, @Nullable Object> value) {
    return executed(e -> e.components() == null ? null : value.apply(e.components()));
  }
}
