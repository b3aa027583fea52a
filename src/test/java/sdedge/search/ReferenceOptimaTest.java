package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ReferenceCase;
import sdedge.instance.Instance;
import sdedge.instance.InstanceReader;
import sdedge.instance.TaskOrder;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** The optima of an independent implementation. */
class ReferenceOptimaTest {
  private static final Percentage PRECISE = Percentage.withPercentage(1e-7);

  static List<ReferenceCase> casesWithOptimum() {
    return ReferenceCase.all().stream().filter(c -> c.optimumS() != null).toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithOptimum")
  void findsTheOptimumOfEveryCase(ReferenceCase reference) {
    Outcome outcome =
        Solver.solve(reference.instance(), Method.DP, SearchOptions.DEFAULT, Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    double optimum = reference.optimumS();
    assertThat(((Outcome.Found) outcome).makespanS()).isCloseTo(optimum, PRECISE);
  }

  @ParameterizedTest
  @MethodSource("casesWithOptimum")
  void sortsTasksAsTheReferenceDoes(ReferenceCase reference) {
    int[] expected = reference.taskOrder();
    assertThat(TaskOrdering.sort(reference.instance(), 0, reference.order())).isEqualTo(expected);
  }

  @Test
  void coversAllSingleDrafterCases() {
    assertThat(casesWithOptimum()).hasSizeGreaterThanOrEqualTo(30);
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
