package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ExpectedReference;
import sdedge.ReferenceCase;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.TaskOrdering;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** The optima of an independent implementation. */
class ReferenceOptimaTest {
  private static final Percentage PRECISE = Percentage.withPercentage(1e-7);

  /** Looking at all its plans takes a minute; {@code MilpExactnessIT} holds it by HiGHS. */
  private static final String MANY_PLANS = "paper/case-14";

  private static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  static List<ReferenceCase> casesWithOptimum() {
    return ReferenceCase.all().stream()
        .filter(c -> c.optimumS() != null && c.instance().pipeline() != Pipeline.ASYNCHRONOUS)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithOptimum")
  void findsTheOptimumOfEveryCase(ReferenceCase reference) {
    assertOptimum(reference.instance(), reference.optimumS());
  }

  @ParameterizedTest
  @MethodSource("casesWithOptimum")
  void sortsTasksAsTheReferenceDoes(ReferenceCase reference) {
    int[] expected = reference.taskOrder();
    assertThat(TaskOrdering.sort(reference.instance(), reference.order())).isEqualTo(expected);
  }

  static List<ReferenceCase> casesWithSeveralDrafters() {
    return ReferenceCase.all().stream().filter(c -> !c.optimaS().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithSeveralDrafters")
  void findsTheOptimaUnderEverySlotPipelineAndScope(ReferenceCase reference) {
    int optima = 0;
    for (Pipeline pipeline : SLOTTED) {
      Map<String, Object> byScope = map(reference.optimaS().get(pipeline.key()));
      for (Scope scope : Scope.values()) {
        Instance instance = reference.instance().withOptions(pipeline, null, null, scope);
        assertOptimum(instance, number(byScope.get(scope.key())));
        optima++;
      }
    }
    assertThat(optima).isEqualTo(9);
  }

  static List<ReferenceCase> casesOfPaper() {
    return ReferenceCase.ofPaper();
  }

  @ParameterizedTest
  @MethodSource("casesOfPaper")
  void findsTheOptimaOfPaddedPrompts(ReferenceCase reference) {
    for (Pipeline pipeline : SLOTTED) {
      Instance instance = reference.instance().withOptions(pipeline, null, null, null);
      double optimumS = number(reference.optimaS().get(pipeline.key()));
      assertOptimum(instance, optimumS);
      if (TestSeeds.all() || !MANY_PLANS.equals(reference.toString())) {
        assertThat(makespanS(instance, Method.EXHAUSTIVE)).isCloseTo(optimumS, PRECISE);
      }
    }
  }

  static List<String> casesWithExpectedSteps() throws IOException {
    return ExpectedReference.in("expected", "answers").stream()
        .filter(name -> !name.contains("mixed"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithExpectedSteps")
  void findsTheOptimaOfExpectedSteps(String name) throws Exception {
    Instance instance = ExpectedReference.instance(name);
    Map<String, Object> optimum = map(ExpectedReference.values(name).get("optimum"));
    for (Pipeline pipeline : SLOTTED) {
      Map<String, Object> values = map(optimum.get(pipeline.key()));
      Instance under = instance.withOptions(pipeline, null, null, null);
      assertOptimum(under, number(values.get("makespan_s")));
      if (values.get("mean_steps_s") != null) {
        assertOptimum(under.with(Steps.MEAN), number(values.get("mean_steps_s")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("casesWithExpectedSteps")
  void sortsTasksOfExpectedStepsAsTheReferenceDoes(String name) throws Exception {
    Instance instance = ExpectedReference.instance(name);
    Object ids = ExpectedReference.values(name).get("task_order");
    if (ids != null) {
      assertThat(
              IntStream.of(TaskOrdering.sort(instance, instance.order()))
                  .mapToObj(k -> instance.tasks().get(k).id())
                  .toList())
          .isEqualTo(list(ids));
    }
  }

  private static void assertOptimum(Instance instance, double optimumS) {
    assertThat(makespanS(instance, Method.DP))
        .as("%s under %s", instance.speculation(), instance.pipeline())
        .isCloseTo(optimumS, PRECISE);
  }

  private static double makespanS(Instance instance, Method method) {
    Outcome outcome = Solver.solve(instance, method, SearchOptions.DEFAULT, Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    return ((Outcome.Found) outcome).makespanS();
  }

  @Test
  void coversAllCases() {
    assertThat(casesOfPaper()).hasSize(20);
    assertThat(casesWithOptimum()).hasSizeGreaterThanOrEqualTo(55);
    assertThat(casesWithSeveralDrafters()).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({
    "tasks-12, 8.03617598348",
    "tasks-16, 9.83939923899",
    "tasks-20, 10.9540142205",
    "tasks-24, 13.3724909516",
    "tasks-32, 16.5698204901",
    "tasks-48-two-cohorts, 13.633434498",
    "tasks-48, 11.342445042",
    "tasks-100, 22.6865411418",
    "tasks-200, 54.1610313208"
  })
  void findsTheOptimumOfLargerInstances(String name, double optimumS) throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("src/test/resources/reference/speed", name + ".json"))
            .withOptions(null, null, TaskOrder.OUTPUT_ASC, null);
    Outcome alone = Solver.solve(instance, Method.DP, new SearchOptions(1, 0), Control.NONE);
    Outcome together = Solver.solve(instance, Method.DP, new SearchOptions(2, 0), Control.NONE);
    assertThat(alone).isInstanceOf(Outcome.Optimal.class);
    assertThat(((Outcome.Optimal) alone).makespanS()).isCloseTo(optimumS, PRECISE);
    assertThat(together).as("two threads").isEqualTo(alone);
  }
}
