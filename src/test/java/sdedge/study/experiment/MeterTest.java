package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.HandTime;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.study.Search;
import sdedge.study.Study;
import sdedge.study.experiment.Runner.Meter;
import sdedge.timeline.Execution;

/** Of a trial, the search is measured and nothing else. */
class MeterTest {
  private static final Path LATE_UPLOADS =
      Path.of("src/test/resources/reference/cases/case-100-late-uploads.yaml");
  private static final Point POINT = new Point(List.of(Axis.INSTANCE), List.of("a"));

  private final HandTime time = new HandTime();

  private final Search search =
      new Search() {
        @Override
        public Outcome solve(
            Instance instance, Approach approach, SearchOptions options, Control control) {
          time.advance(Duration.ofMillis(250));
          return Search.SOLVER.solve(instance, approach, options, control);
        }

        @Override
        public Outcome autoregressive(
            Instance instance, Plan plan, SearchOptions options, Control control) {
          throw new AssertionError("what a benchmark does not measure is not made");
        }
      };

  private TrialResult measured(Approach method) throws Exception {
    time.advance(Duration.ofSeconds(5));
    Instance instance = InstanceReader.read(LATE_UPLOADS);
    Study study = new Study(search, SearchOptions.DEFAULT, () -> Control.NONE);
    return new Meter(study, time).of(new Trial(3, POINT, method), instance);
  }

  @Test
  void theTimeIsThatOfTheSearch() throws Exception {
    TrialResult measured = measured(Method.DP);

    assertThat(measured.trial()).isEqualTo(new Trial(3, POINT, Method.DP));
    assertThat(measured.wallS()).isEqualTo(0.25);
    assertThat(measured.cpuS()).isNotNull().isBetween(0.0, 60.0);
    assertThat(measured.of(Result::boundS)).isEqualTo(measured.executed(Execution::makespanS));
    assertThat(measured.error()).isNull();
  }

  /** A refusal takes time too, and is the reason why there is no plan. */
  @Test
  void whatAMethodRefusesIsAnError() throws Exception {
    Approach tooLong = Objects.requireNonNull(Approaches.named("fixed-length:64"));

    TrialResult measured = measured(tooLong);

    assertThat(measured.wallS()).isEqualTo(0.25);
    assertThat(measured.error()).isNotNull().contains("max_length");
    assertThat(measured.plan()).isNull();
  }
}
