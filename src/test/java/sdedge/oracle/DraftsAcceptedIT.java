package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.DraftsReference;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.metamorphic.Edit;
import sdedge.oracle.files.ResultSource;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.solver.Method;

/** Nothing differs in what the program makes of draft modes and shared links. */
class DraftsAcceptedIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  static List<DraftsReference> cases() {
    return DraftsReference.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void acceptsEvaluations(DraftsReference reference) throws Exception {
    for (Map<String, Object> content : reference.plans()) {
      for (Pipeline pipeline : Pipeline.values()) {
        if (pipeline == Pipeline.CONTINUOUS) {
          continue; // has no modes
        }
        Plan plan = reference.plan(content, pipeline).with(Scope.DRAFTER);
        Instance instance = reference.instance().withOptions(pipeline, null, null, plan.scope());
        acceptNumbers(instance, MadeResult.evaluated(instance, plan));
        if (pipeline != Pipeline.ASYNCHRONOUS) {
          Instance expected = instance.with(Steps.EXPECTED);
          acceptNumbers(expected, MadeResult.evaluated(expected, plan));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void acceptsSearches(DraftsReference reference) throws Exception {
    for (Scope scope : Scope.values()) {
      Instance instance = reference.instance().withOptions(null, null, null, scope);
      if (instance.pipeline() != Pipeline.ASYNCHRONOUS) { // whose claims DraftOptimaIT enumerates
        CheckOutcome checked = acceptNumbers(instance, MadeResult.solved(instance, Method.DP));
        if (checked.claimed() != null) {
          assertThat(ClaimChecker.check(checked, LIMIT))
              .as(reference + " " + scope)
              .isInstanceOf(ClaimVerdict.Holds.class);
        }
      }
    }
  }

  /** The best plan of padded prompts, and what it takes under every pipeline and other steps. */
  @ParameterizedTest
  @MethodSource("cases")
  void acceptsPaddedPrompts(DraftsReference reference) throws Exception {
    int most = Batching.UNLIMITED;
    Instance padded =
        Edit.batching(
            reference.instance().withOptions(Pipeline.ROLLING, null, null, Scope.DRAFTER),
            new Batching(most, most, Batching.Padding.LONGEST_INPUT, Batching.Residency.COHORT));
    Map<String, byte[]> files = MadeResult.solved(padded, Method.DP);
    acceptNumbers(padded, files);
    if (!files.containsKey("plan.json")) {
      return; // infeasible
    }
    Plan best = Draws.read(padded, files.get("plan.json"));
    for (Pipeline pipeline : Pipeline.OF_BATCHES) {
      Instance instance = padded.withOptions(pipeline, null, null, null);
      Plan plan =
          new Plan(pipeline, Scope.DRAFTER, null, best.uplink(), best.allocation(), best.cohorts());
      acceptNumbers(instance, MadeResult.evaluated(instance, plan));
      Instance expected = instance.with(Steps.EXPECTED);
      if (Feasibility.noExecution(expected, pipeline) == null) {
        acceptNumbers(expected, MadeResult.evaluated(expected, plan));
      }
    }
  }

  private static CheckOutcome acceptNumbers(Instance instance, Map<String, byte[]> files)
      throws Exception {
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
    assertThat(checked.differences()).isEmpty();
    return checked;
  }
}
