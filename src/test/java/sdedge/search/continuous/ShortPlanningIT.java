package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Outcome;
import sdedge.search.continuous.ShortPlanning.Known;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.ContinuousRun;
import sdedge.stream.PlanExecution;

/** Plans of instances that differ in little from one of which a plan is known. */
class ShortPlanningIT {
  private static Instance instance(String name) throws Exception {
    return InstanceReader.read(Path.of("instances/" + name + ".yaml"))
        .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null)
        .with(Steps.MEAN);
  }

  private static Outcome near(Instance instance, Known known) {
    return Solver.near(instance, Method.DP, known, Control.NONE);
  }

  /** Two drafts a round, in the order of the file. */
  private static Plan simple(Instance instance) {
    List<Integer> tasks = IntStream.range(0, instance.tasks().size()).boxed().toList();
    TreeMap<Integer, Integer> lengths = new TreeMap<>();
    IntStream.of(instance.draftersWithTasks()).forEach(d -> lengths.put(d, 2));
    return new Plan(instance.speculation().scope(), null, new JoiningService(tasks, 0.5, lengths));
  }

  private static JoiningService joining(Outcome outcome) {
    Plan plan = ((Outcome.Found) outcome).plan();
    return (JoiningService) Objects.requireNonNull(plan.continuous());
  }

  /** As executed, feasible, and no slower than the plan from which it is found. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void noPlanIsSlowerThanTheKnownOne() {
    List<Plan> plans = new ArrayList<>();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(100),
        random -> {
          Instance instance =
              RandomServices.instance(random)
                  .withOptions(null, null, TaskOrder.AUTO, null)
                  .with(random.nextInt(4) == 0 ? Steps.EXPECTED : Steps.MEAN);
          Plan plan =
              random.nextBoolean()
                  ? RandomServices.joining(random, instance)
                  : RandomServices.next(random, instance);
          if (plan == null) {
            return;
          }
          Instance changed = changed(random, instance);
          Known known = new Known(instance, plan);

          Outcome.Found found = (Outcome.Found) near(changed, known);

          plans.add(plan);
          assertThat(Feasibility.violations(changed, found.plan())).isEmpty();
          double seconds = PlanExecution.makespanS(changed, found.plan());
          assertThat(found.makespanS()).isEqualTo(seconds);
          assertThat(seconds).isLessThanOrEqualTo(PlanExecution.makespanS(changed, plan));
        });
    TestSeeds.guard(() -> assertThat(plans).hasSizeGreaterThan(TestSeeds.draws(100) / 2));
  }

  /** One of its drafters a tenth faster or slower, or as it is. */
  private static Instance changed(Random random, Instance instance) {
    double times = 0.9 + random.nextInt(3) / 10.0;
    int drafter = random.nextInt(instance.drafters().size());
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    Drafter own = drafters.get(drafter);
    drafters.set(
        drafter,
        own.with(
            own.node()
                .with(own.node().latency().withPeaks(flops -> flops * times, bytes -> bytes))));
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  /** A tenth of 2.4 million steps, of which many executions are stopped before their end. */
  @Test
  void aTenthOfTheStepsIsEnough() throws Exception {
    Instance instance = instance("quickstart");
    Known known = new Known(instance, simple(instance));
    assertThat(Solver.isNearShorter(known, Method.DP, Control.NONE)).isTrue();

    Outcome.Found found = (Outcome.Found) near(instance, known);

    double perRun =
        new ContinuousRun(instance)
            .ended(joining(found), Double.POSITIVE_INFINITY, Control.NONE)
            .steps();
    assertThat(found.counts().states() * perRun).isLessThan(2 * 240_000);
    assertThat(near(instance, known)).isEqualTo(found);
    assertThat(found.makespanS()).isLessThan(4.40).isGreaterThan(4.20);
    assertThat(found.plan().continuous()).isInstanceOf(JoiningService.class);
    assertThat(found.note()).contains("shortened search");
  }

  @Test
  void aNamedOrderIsKept() throws Exception {
    Instance instance = instance("quickstart");
    Instance named = instance.withOptions(null, null, TaskOrder.OUTPUT_DESC, null);

    Outcome found = near(named, new Known(instance, simple(instance)));

    assertThat(joining(found).tasks().stream().mapToInt(Integer::intValue).toArray())
        .isEqualTo(TaskOrdering.sort(named, TaskOrder.OUTPUT_DESC));
  }

  @Test
  void nothingIsSaidOfASearchThatIsStopped() throws Exception {
    Instance instance = instance("quickstart");
    Known known = new Known(instance, simple(instance));
    Control stopped = Control.asking(() -> Termination.INTERRUPTED);

    Outcome outcome = Solver.near(instance, Method.DP, known, stopped);

    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    assertThat(outcome.termination()).isEqualTo(Termination.INTERRUPTED);
  }
}
