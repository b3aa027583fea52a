package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.number;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.DraftsReference;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Feasibility;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** Asynchronous execution of draft modes and shared links, against independent values. */
class DraftOptimaIT {
  static List<DraftsReference> cases() {
    return DraftsReference.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asynchronousOptimaByEnumeration(DraftsReference reference) {
    reference
        .optimaS(Pipeline.ASYNCHRONOUS)
        .forEach(
            (scope, optimumS) -> {
              Instance instance =
                  reference
                      .instance()
                      .withOptions(Pipeline.ASYNCHRONOUS, null, null, DraftOptimaTest.scope(scope));
              Outcome outcome =
                  Solver.solve(instance, Method.EXHAUSTIVE, SearchOptions.DEFAULT, Control.NONE);
              String what = reference + " asynchronous " + scope;
              DraftOptimaTest.check(what, instance, outcome, optimumS, Outcome.Optimal.class);
              if (optimumS != null) {
                Outcome planned =
                    Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
                Outcome.Found found = (Outcome.Found) planned;
                assertThat(Feasibility.violations(instance, found.plan())).as(what).isEmpty();
                Double boundS = found.boundS();
                if (boundS != null) {
                  assertThat(boundS)
                      .as(what + " bound")
                      .isLessThanOrEqualTo(number(optimumS) * (1 + 1e-9));
                }
              }
            });
  }
}
