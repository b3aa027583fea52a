package sdedge.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.bench.Attempt;
import sdedge.instance.Instance;
import sdedge.output.Result;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** One of many searches, each with the whole time limit and with its result checked. */
final class Trial implements Attempt {
  private static final String NO_FILE = "";

  private final Search search;
  private final SearchOptions options;
  private final RunControl control;

  Trial(Search search, SearchOptions options, RunControl control) {
    this.search = search;
    this.options = options;
    this.control = control;
  }

  @Override
  public Outcome solve(Instance instance, Approach method) {
    return search.solve(instance, method, options, control.forOneOfMany());
  }

  @Override
  public Result verified(Instance instance, Approach method, Outcome outcome)
      throws CheckFailedException {
    return result(instance, method, outcome, execution(instance, outcome), null);
  }

  /** As {@link #verified}, with autoregressive decoding for comparison. */
  Result compared(Instance instance, Approach method, Outcome outcome) throws CheckFailedException {
    Execution execution = execution(instance, outcome);
    Double autoregressiveS = execution == null ? null : baselineS(instance, execution.plan());
    return result(instance, method, outcome, execution, autoregressiveS);
  }

  private @Nullable Double baselineS(Instance instance, Plan plan) {
    SearchOptions toProof = new SearchOptions(options.threads(), 0);
    return Baseline.makespanS(
        search.autoregressive(instance, plan, toProof, control.forBaseline()));
  }

  private static Result result(
      Instance instance,
      Approach method,
      Outcome outcome,
      @Nullable Execution execution,
      @Nullable Double autoregressiveS) {
    return Result.of(instance, NO_FILE, method.key(), outcome, execution, autoregressiveS);
  }

  private static @Nullable Execution execution(Instance instance, Outcome outcome)
      throws CheckFailedException {
    if (!(outcome instanceof Outcome.Found found)) {
      return null;
    }
    refuse(ResultCheck.violations(instance, found));
    Execution execution = Timeline.execute(instance, found.plan());
    refuse(ResultCheck.differences(found, execution));
    return execution;
  }

  private static void refuse(List<String> failures) throws CheckFailedException {
    if (!failures.isEmpty()) {
      throw new CheckFailedException(failures);
    }
  }
}
