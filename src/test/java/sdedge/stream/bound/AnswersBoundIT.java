package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.Plan;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.RunDraws;
import sdedge.timeline.SampledPlan;
import sdedge.timeline.Timeline;

/** No plan is faster than the bound on average where answers have heavy tails. */
class AnswersBoundIT {
  private static final int RUNS = 10_000;

  private final List<Double> filled = new ArrayList<>();

  @Test
  @Tag(TestSeeds.DRAWS)
  void nothingIsFasterOnAverage() {
    TestSeeds.each(AnswersBoundIT.class, TestSeeds.draws(8, 30, 100), this::check);

    TestSeeds.guard(
        () -> assertThat(filled).as("the bound says something").anyMatch(part -> part > 0.7));
  }

  private void check(Random random) {
    Instance drawn = new RandomInstances(random).tasks(2 + random.nextInt(4)).maxTokens(60).next();
    Instance laws =
        NothingFaster.fromLengthZero(RandomAnswers.heavyTails(random, drawn).with(Steps.EXPECTED));
    ClosedBound ofSlots =
        Objects.requireNonNull(ClosedBound.of(laws, Pipeline.ROLLING, Control.NONE));
    for (Pipeline pipeline : List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL)) {
      Plan plan = RandomPlans.next(random, laws, pipeline);
      double planS = Timeline.makespanS(laws, plan);
      assertThat(ofSlots.boundS()).as("%s", ofSlots).isLessThanOrEqualTo(planS * (1 + 1e-9));
    }
    Plan asynchronous = RandomPlans.next(random, laws, Pipeline.ASYNCHRONOUS);
    SampledPlan batches = new SampledPlan(laws, asynchronous);
    RunDraws own = new RunDraws(laws, random.nextLong());
    isBelow(
        Objects.requireNonNull(ClosedBound.of(laws, Pipeline.ASYNCHRONOUS, Control.NONE)),
        r -> batches.run(own.ofBatches(r)).makespanS());
    Instance service = laws.withOptions(Pipeline.CONTINUOUS, null, null, null);
    Plan plan = RandomServices.next(random, service);
    if (plan != null) {
      ContinuousRun run = new ContinuousRun(service);
      RunDraws draws = new RunDraws(service, random.nextLong());
      isBelow(
          Objects.requireNonNull(ClosedBound.of(service, Pipeline.CONTINUOUS, Control.NONE)),
          r -> run.drawn(Objects.requireNonNull(plan.continuous()), draws, r).makespanS());
    }
  }

  /** Below the mean of many runs, by the makespan of each. */
  private void isBelow(ClosedBound bound, IntToDoubleFunction makespanS) {
    double meanS = IntStream.range(0, RUNS).mapToDouble(makespanS).average().orElseThrow();
    assertThat(bound.boundS()).as("%s", bound).isLessThanOrEqualTo(meanS);
    filled.add(bound.boundS() / meanS);
  }
}
