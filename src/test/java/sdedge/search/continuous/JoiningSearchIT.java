package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.ContinuousRun;
import sdedge.stream.PlanExecution;

class JoiningSearchIT {
  private static Instance instance(String name, Steps steps) throws Exception {
    return InstanceReader.read(Path.of("instances/" + name + ".yaml"))
        .withOptions(Pipeline.CONTINUOUS, null, null, null)
        .with(steps);
  }

  /**
   * Groups take 4.470, 9.319, 17.689, 28.773, 49.624 s and, drawn, 17.640 s at best, as far as is
   * known.
   */
  @ParameterizedTest
  @CsvSource({
    "quickstart, MEAN, 4.335",
    "two-drafters, MEAN, 8.984",
    "memory-limited, MEAN, 16.01",
    "city-4-sbs, MEAN, 28.10",
    "l4-a100-70b, MEAN, 49.43",
    "devices, EXPECTED, 17.64"
  })
  void tasksThatJoinAreServedFasterThanInGroups(String name, Steps steps, double mostS)
      throws Exception {
    Instance instance = instance(name, steps);

    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    Outcome.Found found = (Outcome.Found) outcome;
    assertThat(found.makespanS()).isLessThan(mostS);
    assertThat(found.plan().continuous()).isInstanceOf(JoiningService.class);
    assertThat(outcome.note())
        .matches("the best service found in groups, as engines serve, takes .* % longer;.*");
  }

  /** The last prompt cannot be there before 8.33 s; in turn the last comes after 22 s. */
  @Test
  void bandsAreAllocatedWhereThatIsAskedFor() throws Exception {
    Instance instance = instance("slow-uplink", Steps.MEAN);

    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    Plan plan = ((Outcome.Found) outcome).plan();
    assertThat(plan.uplink()).isEqualTo(UplinkPolicy.EXPLICIT);
    assertThat(Feasibility.violations(instance, plan)).isEmpty();
    assertThat(PlanExecution.makespanS(instance, plan)).isLessThan(8.37);
    assertThat(PlanExecution.makespanS(instance, plan.with(UplinkPolicy.SEQUENTIAL)))
        .isGreaterThan(22);
    assertThat(Objects.requireNonNull(outcome.boundS())).isGreaterThan(8.33);
  }

  /** Twelve tasks at drafters of their own with modes, of which groups take 17.677 s. */
  @Test
  void drawnStepsAreSearchedByMeanOnesFirst() throws Exception {
    Instance instance = instance("drafts/handsets-band", Steps.EXPECTED);

    Solution<JoiningService> found =
        new JoiningSearch(instance, null, 2_400_000, 1, Control.NONE, new LongAdder())
            .best(null, Double.POSITIVE_INFINITY);

    assertThat(Objects.requireNonNull(found).makespanS()).isLessThan(17.6);
  }

  @Test
  void whatIsFoundIsExecutedAndNoSimpleOneIsFaster() throws Exception {
    Instance instance = instance("quickstart", Steps.EXPECTED);
    LongAdder runs = new LongAdder();
    ContinuousRun run = new ContinuousRun(instance);

    Solution<JoiningService> found =
        Objects.requireNonNull(
            new JoiningSearch(instance, null, 100_000, 1, Control.NONE, runs)
                .best(null, Double.POSITIVE_INFINITY));

    assertThat(found.makespanS()).isEqualTo(run.makespanS(found.plan()));
    assertThat(runs.sum()).isGreaterThan(JoiningStarts.of(instance).size());
    for (JoiningService start : JoiningStarts.of(instance)) {
      assertThat(found.makespanS()).isLessThanOrEqualTo(run.makespanS(start));
    }
  }
}
