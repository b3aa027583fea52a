package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.DraftsReference;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** Optima with draft modes and shared links, against independent values. */
class DraftOptimaTest {
  private static final Percentage PRECISE = Percentage.withPercentage(1e-7);

  static List<DraftsReference> cases() {
    return DraftsReference.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void optimaUnderEverySlotPipelineAndScope(DraftsReference reference) {
    for (Pipeline pipeline : List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL)) {
      reference
          .optimaS(pipeline)
          .forEach(
              (scope, optimumS) -> {
                Instance instance =
                    reference.instance().withOptions(pipeline, null, null, scope(scope));
                String what = reference + " " + pipeline + " " + scope;
                Outcome outcome =
                    Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
                check(what, instance, outcome, optimumS, Outcome.Optimal.class);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void schemesOfFewerModes(DraftsReference reference) {
    map(reference.expected().get("schemes_s"))
        .forEach(
            (key, values) -> {
              Approach scheme = Objects.requireNonNull(Approaches.named(key));
              Map<String, Object> content = map(values);
              String refusal = scheme.refusal(reference.instance());
              assertThat(refusal != null).as(reference + " " + key).isEqualTo(isRefused(content));
              content.forEach(
                  (pipeline, makespanS) -> {
                    if (refusal == null) {
                      Instance instance =
                          reference.instance().withOptions(pipeline(pipeline), null, null, null);
                      Outcome outcome =
                          Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE);
                      String what = reference + " " + key + " " + pipeline;
                      check(what, instance, outcome, makespanS, Outcome.Feasible.class);
                    }
                  });
            });
  }

  private static boolean isRefused(Map<String, Object> content) {
    return content.containsKey("refused");
  }

  @Test
  void validAndInfeasibleFiles() throws Exception {
    Map<String, Object> files = Json.parse(Files.readString(DraftsReference.file("invalid.json")));
    int tried = 0;
    for (String file : files.keySet()) {
      if (file.startsWith("valid-") || file.startsWith("infeasible-")) {
        Instance instance = InstanceReader.read(DraftsReference.file(file));
        Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
        check(
            file, instance, outcome, map(files.get(file)).get("optimum_s"), Outcome.Optimal.class);
        tried++;
      }
    }
    assertThat(tried).isEqualTo(7);
  }

  static void check(
      String what,
      Instance instance,
      Outcome outcome,
      @Nullable Object makespanS,
      Class<? extends Outcome> kind) {
    if (makespanS == null) {
      assertThat(outcome).as(what).isInstanceOf(Outcome.Infeasible.class);
      return;
    }
    assertThat(outcome).as(what).isInstanceOf(kind);
    Outcome.Found found = (Outcome.Found) outcome;
    assertThat(Feasibility.violations(instance, found.plan())).as(what).isEmpty();
    assertThat(found.makespanS()).as(what).isCloseTo(number(makespanS), PRECISE);
  }

  static Scope scope(String key) {
    return Arrays.stream(Scope.values()).filter(s -> s.key().equals(key)).findFirst().get();
  }

  private static Pipeline pipeline(String key) {
    return Arrays.stream(Pipeline.values()).filter(p -> p.key().equals(key)).findFirst().get();
  }
}
