package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ReferenceCase;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** Optima of asynchronous execution by enumeration, against an independent one. */
class AsynchronousOptimaIT {
  private static final Percentage PRECISE = Percentage.withPercentage(1e-7);

  /** Each takes seconds: looked at with {@code -Dtest.draws=all}. */
  private static final Set<String> MANY_PLANS =
      Set.of(
          "joint/case-005",
          "joint/case-008",
          "joint/case-010",
          "joint/case-011",
          "joint/case-014",
          "joint/case-015",
          "joint/case-020");

  static List<ReferenceCase> ofTheirOwnScope() {
    return ReferenceCase.all().stream()
        .filter(each -> each.optimumS() != null)
        .filter(each -> each.instance().pipeline() == Pipeline.ASYNCHRONOUS)
        .toList();
  }

  static List<ReferenceCase> ofEveryScope() {
    return ReferenceCase.all().stream()
        .filter(each -> !optimaS(each).isEmpty())
        .filter(each -> TestSeeds.all() || !MANY_PLANS.contains(each.toString()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ofTheirOwnScope")
  void optimumIsThatOfTheReference(ReferenceCase reference) {
    assertThat(enumeratedS(reference.instance()))
        .isCloseTo(Objects.requireNonNull(reference.optimumS()), PRECISE);
  }

  @ParameterizedTest
  @MethodSource("ofEveryScope")
  void optimaUnderEveryScopeAreThoseOfTheReference(ReferenceCase reference) {
    optimaS(reference)
        .forEach(
            (scope, optimumS) -> {
              Instance instance =
                  reference
                      .instance()
                      .withOptions(Pipeline.ASYNCHRONOUS, null, null, DraftOptimaTest.scope(scope));
              assertThat(enumeratedS(instance)).as(scope).isCloseTo(number(optimumS), PRECISE);
            });
  }

  @Test
  void coversAllCases() {
    assertThat(ofTheirOwnScope()).hasSizeGreaterThan(5);
    assertThat(ofEveryScope()).hasSize(TestSeeds.all() ? 32 : 25);
  }

  private static Map<String, Object> optimaS(ReferenceCase reference) {
    Object optima = reference.optimaS().get(Pipeline.ASYNCHRONOUS.key());
    return optima == null ? Map.of() : map(optima);
  }

  private static double enumeratedS(Instance instance) {
    Outcome outcome =
        Solver.solve(instance, Method.EXHAUSTIVE, SearchOptions.DEFAULT, Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    return ((Outcome.Found) outcome).makespanS();
  }
}
