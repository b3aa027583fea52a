package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomPlans;
import sdedge.RandomServices;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.plan.Feasibility;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.ContinuousRun;
import sdedge.stream.Requests;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;
import sdedge.timeline.Timeline;

/** Plans under every pipeline and continuous policies, beside the bound on all of them. */
final class NothingFaster {
  private static final int JOINING = 4; // plans of an instance
  private static final double ROUNDING = 1 + 1e-9; // of prompts that an allocation may leave out

  private final List<Double> filled = new ArrayList<>();
  private final List<Double> joined = new ArrayList<>();

  /** Checks a random instance. */
  void check(Random random) {
    Instance drawn =
        new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(60).next();
    Steps steps = random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN;
    Instance instance = fromLengthZero(drawn.with(steps));
    ClosedBound bound =
        Objects.requireNonNull(
            random.nextBoolean()
                ? ClosedBound.of(instance, Pipeline.ROLLING, Control.NONE)
                : ofAny(random, instance));
    batches(random, instance, bound);
    if (steps == Steps.MEAN) {
      served(instance, bound);
    }
  }

  /** By any prices. */
  private static ClosedBound ofAny(Random random, Instance instance) {
    PresenceLimits limits = ClosedBound.limits(instance, Pipeline.ROLLING, Set.of(), Control.NONE);
    Prices prices = RandomClosedPrices.draw(random, limits);
    return new ClosedBound(
        List.of(ClosedBound.of(instance, Pipeline.ROLLING, Set.of(), prices, Control.NONE)));
  }

  private void batches(Random random, Instance instance, ClosedBound bound) {
    for (Pipeline pipeline : Pipeline.OF_BATCHES) {
      Instance under = instance.withOptions(pipeline, null, null, null);
      double planS = Timeline.execute(under, RandomPlans.next(random, under, pipeline)).makespanS();
      assertThat(bound.boundS()).as("%s", bound).isLessThanOrEqualTo(planS * ROUNDING);
      filled.add(bound.boundS() / planS);
    }
  }

  /** Checks a random instance whose prompts are padded, which streams do not do. */
  void checkPadded(Random random) {
    Instance drawn =
        new RandomInstances(random).padded().drafters(1 + random.nextInt(3)).maxTokens(60).next();
    Instance instance =
        fromLengthZero(drawn.with(random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN));
    for (int i = 0; i < 3; i++) {
      ClosedBound bound =
          Objects.requireNonNull(
              i == 0
                  ? ClosedBound.of(instance, Pipeline.ROLLING, Control.NONE)
                  : ofAny(random, instance));
      batches(random, instance, bound);
    }
  }

  /** Checks a random instance with draft modes, some plans in sets of them, and shared bands. */
  void checkWithModes(Random random) {
    Instance drawn =
        new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(60).next();
    Instance instance = fromLengthZero(new RandomModes(random).of(drawn).with(Steps.MEAN));
    if (!Feasibility.neverFits(instance).isEmpty()) {
      return;
    }
    ClosedBound bound =
        Objects.requireNonNull(ClosedBound.of(instance, Pipeline.ROLLING, Control.NONE));
    for (Pipeline pipeline : Pipeline.OF_BATCHES) {
      Instance under = instance.withOptions(pipeline, null, null, null);
      Plan plan = RandomPlans.next(random, under, pipeline);
      if (Feasibility.violations(under, plan).isEmpty()) {
        double planS = Timeline.execute(under, plan).makespanS();
        assertThat(bound.boundS()).as("%s", bound).isLessThanOrEqualTo(planS * ROUNDING);
        filled.add(bound.boundS() / planS);
      }
    }
    joining(random, instance, bound);
    if (instance.tasks().size() <= 4
        && Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE)
            instanceof Outcome.Found found) {
      assertThat(bound.boundS()).isLessThanOrEqualTo(found.makespanS() * ROUNDING);
    }
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    List<Candidate> plain = Candidates.of(Candidates.allPolicies(instance, null), 1, 2);
    for (Candidate each : Candidates.withModes(instance, ModeSets.names(instance), plain)) {
      StreamRun run = new StreamRun(instance, each.modes());
      if (run.refusals(each.policy()).isEmpty()) {
        StreamSetting setting = StreamSetting.of(each.policy(), each.groups());
        double spanS = run.run(Requests.atOnce(tasks), setting, Control.NONE).spanS();
        assertThat(bound.boundS()).as(each.key()).isLessThanOrEqualTo(spanS * ROUNDING);
        filled.add(bound.boundS() / spanS);
      }
    }
  }

  private void joining(Random random, Instance instance, ClosedBound bound) {
    Instance under = instance.withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
    ContinuousRun run = new ContinuousRun(under);
    for (int i = 0; i < JOINING; i++) {
      Plan plan = RandomServices.joining(random, under);
      if (plan != null) {
        double planS = run.makespanS(Objects.requireNonNull(plan.continuous()));
        assertThat(bound.boundS()).as("%s", plan).isLessThanOrEqualTo(planS * ROUNDING);
        joined.add(bound.boundS() / planS);
      }
    }
  }

  /** How near to the bound the fastest was whose tasks join one by one, in draft modes. */
  double nearestJoined() {
    return joined.stream().mapToDouble(part -> part).max().orElse(0);
  }

  /** How near to the bound the fastest was. */
  double nearest() {
    return filled.stream().mapToDouble(part -> part).max().orElse(0);
  }

  /** Plans are drawn with lengths from 0. */
  static Instance fromLengthZero(Instance instance) {
    return Edit.lengths(instance, 0, instance.speculation().maxLength());
  }

  private void served(Instance instance, ClosedBound bound) {
    StreamRun run = new StreamRun(instance);
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    for (Candidate each : Candidates.of(Candidates.allPolicies(instance, null), 1, 2)) {
      StreamSetting setting = StreamSetting.of(each.policy(), each.groups());
      double spanS = run.run(Requests.atOnce(tasks), setting, Control.NONE).spanS();
      assertThat(bound.boundS()).as(each.key()).isLessThanOrEqualTo(spanS * ROUNDING);
      filled.add(bound.boundS() / spanS);
    }
  }
}
