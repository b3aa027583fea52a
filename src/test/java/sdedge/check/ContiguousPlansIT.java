package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomAnswers;
import sdedge.RandomContexts;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.judge.Difference;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** Claims of the dynamic program hold when searched again; better ones and worse ones do not. */
class ContiguousPlansIT {
  private static final double CLOSE = 1e-9;
  private static final double WORSE = 1.001;

  /** All orders, formulas, scopes, drafters, laws, contexts, steps, paddings and residencies. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void findsNoPlanBelowTheOptimumAndOneAboveIt(Pipeline pipeline) {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(40, 400),
        random ->
            check(instance(random).withOptions(pipeline, uplink(random), order(random), null)));
  }

  /** Several modes, of which memory may hold some, and several models. */
  @Test
  void draftModesAreChosenFrom() throws Exception {
    for (String name : List.of("two-vocabularies", "long-prompts")) {
      check(InstanceReader.read(Path.of("instances/drafts", name + ".yaml")));
    }
  }

  /** Prompts can be there as early as that, but not all of them at once. */
  @Test
  void whatOnlyAnotherAllocationMightBeatIsNotKnown() throws Exception {
    Instance joint = InstanceReader.read(Path.of("instances/slow-uplink.yaml"));
    assertThat(joint.uplink()).isEqualTo(UplinkPolicy.JOINT);
    double optimumS = optimum(joint).makespanS();
    assertThat(ContiguousPlans.fasterS(joint, optimumS, Control.NONE)).isNull();
    assertThat(below(joint, optimumS / 2)).isInfinite();
  }

  @Test
  void plansWithoutSlotsAreNotSearched() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances/quickstart.yaml"))
            .withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
    assertThat(ContiguousPlans.fasterS(instance, 1, Control.NONE)).isNull();
  }

  private static void check(Instance instance) {
    Execution best = optimum(instance);
    double optimumS = best.makespanS();
    assertThat(below(instance, optimumS * (1 - CLOSE))).isInfinite();
    assertThat(below(instance, optimumS * (1 + CLOSE)))
        .isCloseTo(optimumS, within(2 * CLOSE * optimumS));
    assertThat(verdict(instance, best, optimumS))
        .isEqualTo(
            new ClaimVerdict.Holds(List.of("optimal over contiguous plans, searched again")));
    assertThat(refuted(verdict(instance, best, optimumS * WORSE)).column()).isEqualTo("status");
  }

  private static Instance instance(Random random) {
    RandomInstances instances =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(3))
            .tasks(1 + random.nextInt(6))
            .maxLength(random.nextInt(4))
            .maxTokens(random.nextInt(4) == 0 ? 200 : 12);
    Instance drawn = RandomInstances.batched(random, instances.next());
    Instance contexts = random.nextInt(4) == 0 ? RandomContexts.of(random, drawn) : drawn;
    return RandomAnswers.withSteps(random, contexts);
  }

  private static UplinkPolicy uplink(Random random) {
    return random.nextInt(3) == 0
        ? UplinkPolicy.AUTO
        : UplinkPolicy.FORMULAS.get(random.nextInt(UplinkPolicy.FORMULAS.size()));
  }

  private static TaskOrder order(Random random) {
    List<TaskOrder> orders = List.of(TaskOrder.values());
    return orders.get(random.nextInt(orders.size()));
  }

  private static Execution optimum(Instance instance) {
    Outcome found = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    assertThat(found).isInstanceOf(Outcome.Optimal.class);
    return Timeline.execute(instance, ((Outcome.Optimal) found).plan());
  }

  private static double below(Instance instance, double targetS) {
    return Objects.requireNonNull(ContiguousPlans.fasterS(instance, targetS, Control.NONE));
  }

  private static ClaimVerdict verdict(Instance instance, Execution execution, double boundS) {
    CheckOutcome.Claimed claimed =
        new CheckOutcome.Claimed(instance, execution, boundS, true, true, null);
    return ClaimChecker.check(
        new CheckOutcome(List.of(), 0, "optimal", List.of(), claimed), Control.NONE);
  }

  private static Difference refuted(ClaimVerdict verdict) {
    assertThat(verdict).isInstanceOf(ClaimVerdict.Refuted.class);
    return ((ClaimVerdict.Refuted) verdict).differences().get(0);
  }
}
