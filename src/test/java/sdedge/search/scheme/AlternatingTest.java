package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.joint.BestAllocation;
import sdedge.search.problem.ContiguousProblem;

/** Plan and allocation in turn end where each is the best for the other. */
class AlternatingTest {
  private static final double PERCENT = 1e-9 * 100;

  /** Joint optima of an independent program; how far above them this scheme stays is known. */
  @ParameterizedTest
  @CsvSource({
    "c01, 2.895286438283887, 0",
    "c02, 3.754313346142986, 5.683",
    "c03, 3.528524989726981, 1.486",
    "c09, 3.944793652517768, 3.788",
    "m06, 4.342833738186618, 0.151",
  })
  void endsWhereNeitherImprovesTheOther(String name, double optimumS, double percentAbove)
      throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("src/test/resources/reference/uplink", name + ".yaml"));
    Outcome.Found found = Planned.plan(instance, "alternating");
    Plan plan = found.plan();

    assertThat(100 * (found.makespanS() / optimumS - 1))
        .isBetween(percentAbove - 1e-3, percentAbove + 1e-3);
    assertThat(BestAllocation.of(instance, plan).optimum().makespanS())
        .isCloseTo(found.makespanS(), withinPercentage(PERCENT));
    assertThat(bestUnderItsAllocation(instance, plan))
        .isCloseTo(found.makespanS(), withinPercentage(PERCENT));
  }

  private static double bestUnderItsAllocation(Instance instance, Plan plan) {
    Speculation speculation = instance.speculation();
    int[] lengths =
        IntStream.rangeClosed(speculation.minLength(), speculation.maxLength()).toArray();
    ContiguousProblem problem =
        ContiguousProblem.of(instance, plan, DraftChoice.ofLengths(lengths));
    return DynamicProgram.solve(List.of(List.of(problem)), SearchOptions.DEFAULT, Control.NONE)
        .timeS();
  }
}
