package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Best;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.PlanSearch;
import sdedge.plan.Plan;

/** The search of the check finds the optima of the reference, and nothing below them. */
class ReferenceOptimaTest {
  private static final double SLIGHTLY = 1e-9;
  private static final int SOME = 6;

  static List<Reference> cases() {
    return Reference.in("cases");
  }

  /** Some; all are in {@link SeveralDraftersIT}. */
  static List<Reference> joint() {
    return Reference.in("joint").subList(0, SOME);
  }

  static List<Reference> expected() {
    return Reference.in("expected", "answers").stream()
        .filter(reference -> reference.expected().get("optimum") != null)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheOptimum(Reference reference) {
    if (reference.expected().get("optimum_s") != null) {
      Instance instance = reference.instance();
      agree(
          reference,
          instance.pipeline(),
          instance.speculation().scope(),
          number(reference.expected().get("optimum_s")));
    }
  }

  @ParameterizedTest
  @MethodSource("joint")
  void findsTheOptimaOfSeveralDrafters(Reference reference) {
    agree(reference);
  }

  static List<Reference> padded() {
    return Reference.in("paper");
  }

  @ParameterizedTest
  @MethodSource("padded")
  void findsTheOptimaOfPaddedBatches(Reference reference) {
    Scope scope = reference.instance().speculation().scope();
    map(reference.expected().get("optima_s"))
        .forEach(
            (pipeline, optimumS) ->
                agree(reference, keyed(Pipeline.values(), pipeline), scope, number(optimumS)));
  }

  /** With the optima of all pipelines and scopes. */
  static void agree(Reference reference) {
    map(reference.expected().get("optima_s"))
        .forEach(
            (pipeline, byScope) ->
                map(byScope)
                    .forEach(
                        (scope, optimumS) ->
                            agree(
                                reference,
                                keyed(Pipeline.values(), pipeline),
                                keyed(Scope.values(), scope),
                                number(optimumS))));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void findsTheOptimaOfExpectedSteps(Reference reference) {
    Map<String, Object> optima = map(reference.expected().get("optimum"));
    optima.forEach(
        (pipeline, optimum) ->
            agree(
                reference,
                keyed(Pipeline.values(), pipeline),
                reference.instance().speculation().scope(),
                number(map(optimum).get("makespan_s"))));
  }

  /** Whether no plan is faster can be shown up to the best bound and no further. */
  @ParameterizedTest
  @MethodSource("joint")
  void showsTheBoundsOfAsynchronousExecution(Reference reference) {
    agreeOnBounds(reference);
  }

  /** With the bounds of all scopes. */
  static void agreeOnBounds(Reference reference) {
    map(reference.expected().get("async_bound_s"))
        .forEach(
            (scope, value) -> {
              double boundS = number(value);
              assertThat(shows(reference, keyed(Scope.values(), scope), boundS * (1 - SLIGHTLY)))
                  .isTrue();
              assertThat(shows(reference, keyed(Scope.values(), scope), boundS * (1 + SLIGHTLY)))
                  .isFalse();
            });
  }

  static List<Reference> uplink() {
    return Reference.in("uplink");
  }

  /** Plan and allocation together; the values are good to about 1e-12. */
  @ParameterizedTest
  @MethodSource("uplink")
  void findsTheJointOptimum(Reference reference) {
    Instance instance = reference.instance();
    Map<String, Object> joint = map(reference.expected().get("joint"));
    Plan plan = reference.explicit(map(joint.get("plan")), instance.speculation().scope());
    double optimumS = number(joint.get("optimum_s"));
    Deadline deadline = new Deadline(600_000_000_000L);
    PlanSearch.Space space =
        new PlanSearch.Space(instance, plan, instance.order(), UplinkPolicy.JOINT);
    Best above = PlanSearch.below(optimumS * (1 + SLIGHTLY), space, List.of(), deadline);
    assertThat(above.makespanS() / optimumS).isBetween(1 - SLIGHTLY, 1 + SLIGHTLY);
    Best below = PlanSearch.below(optimumS * (1 - SLIGHTLY), space, List.of(), deadline);
    assertThat(below.makespanS()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static PlanSearch.Space space(Reference reference, Pipeline pipeline, Scope scope) {
    Instance instance = reference.instance();
    Plan known = reference.anyPlan(pipeline, scope);
    return new PlanSearch.Space(instance, known, instance.order(), instance.uplink());
  }

  private static boolean shows(Reference reference, Scope scope, double boundS) {
    PlanSearch.Space space = space(reference, Pipeline.ASYNCHRONOUS, scope);
    return PlanSearch.loadsShow(boundS, space, new Deadline(600_000_000_000L));
  }

  private static void agree(Reference reference, Pipeline pipeline, Scope scope, double optimumS) {
    assertThat(leastS(reference, pipeline, scope, optimumS * (1 + SLIGHTLY)) / optimumS)
        .as(reference + " " + pipeline + " " + scope)
        .isBetween(1 - SLIGHTLY, 1 + SLIGHTLY);
    assertThat(leastS(reference, pipeline, scope, optimumS * (1 - SLIGHTLY)))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static double leastS(
      Reference reference, Pipeline pipeline, Scope scope, double targetS) {
    PlanSearch.Space space = space(reference, pipeline, scope);
    return PlanSearch.below(targetS, space, List.of(), new Deadline(600_000_000_000L)).makespanS();
  }

  private static <T extends Named> T keyed(T[] values, String key) {
    for (T value : values) {
      if (value.isWrittenAs(key)) {
        return value;
      }
    }
    throw new IllegalArgumentException(key);
  }
}
