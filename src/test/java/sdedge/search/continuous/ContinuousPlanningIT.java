package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.HandTime;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.ContinuousService;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.ContinuousRun;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.TaskLatency;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Uploads;

class ContinuousPlanningIT {
  private static final double ROUNDING = 1 + 1e-9;

  private static Instance draw(Random random, int tasks, int maxLength) {
    return new RandomInstances(random)
        .drafters(1 + random.nextInt(3))
        .tasks(tasks)
        .maxLength(maxLength)
        .maxTokens(30)
        .next()
        .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, TaskOrder.AUTO, null);
  }

  private static Outcome.Found solved(Instance instance, int threads) {
    SearchOptions options = new SearchOptions(threads, 0);
    return (Outcome.Found) Solver.solve(instance, Method.DP, options, Control.NONE);
  }

  /** Every length allowed, and null for the rule. */
  private static List<GroupRule> turns(Instance instance) {
    Speculation lengths = instance.speculation();
    List<GroupRule> groupRules = new ArrayList<>(List.of(new GroupRule(Batching.UNLIMITED, null)));
    IntStream.rangeClosed(lengths.minLength(), lengths.maxLength())
        .forEach(length -> groupRules.add(new GroupRule(Batching.UNLIMITED, length)));
    return groupRules;
  }

  private static List<Integer> order(Instance instance, TaskOrder order) {
    return IntStream.of(TaskOrdering.sort(instance, order)).boxed().toList();
  }

  @Test
  void noSimplePolicyInAnyOrderIsFasterAndNoBoundIsAboveIt() {
    TestSeeds.each(
        getClass(),
        10,
        random -> {
          Instance instance = draw(random, 2 + random.nextInt(7), 3);
          ContinuousRun run = new ContinuousRun(instance);

          Outcome.Found found = solved(instance, 1);

          for (TaskOrder order : TaskOrdering.candidates(instance)) {
            for (GroupRule rule : turns(instance)) {
              for (int groups = 1; groups <= 3; groups++) {
                ContinuousService simple =
                    new GroupService(order(instance, order), Collections.nCopies(groups, rule));
                assertThat(found.makespanS()).isLessThanOrEqualTo(run.makespanS(simple));
              }
            }
          }
          assertThat(Objects.requireNonNull(found.boundS())).isPositive();
          assertThat(found.boundS()).isLessThanOrEqualTo(found.makespanS());
          assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
          Execution execution = PlanExecution.execute(instance, found.plan());
          assertThat(execution.makespanS()).isEqualTo(found.makespanS());
        });
  }

  @Test
  void aServiceThatIsAsFastButForRoundingTakesNoLonger() {
    Instance instance = draw(new Random(1), 2, 1);
    Solution<GroupService> groups = new Solution<>(SimpleServices.of(instance).get(0), 1 + 1e-12);
    Solution<JoiningService> joining = new Solution<>(JoiningStarts.of(instance).get(0), 1);

    assertThat(ContinuousPlanning.noteOf(groups, joining))
        .startsWith("the best service found that tasks join one by one takes 0.00 % longer; ");
  }

  /** All orders of admission with two groups of any lengths, or one. */
  @Test
  void findsTheBestOrderOfFewTasks() {
    TestSeeds.each(
        getClass(),
        12,
        random -> {
          Instance instance = draw(random, 2 + random.nextInt(3), 2);
          ContinuousRun run = new ContinuousRun(instance);
          double bestS = Double.POSITIVE_INFINITY;
          for (List<Integer> tasks : permutations(instance.tasks().size())) {
            for (GroupRule first : turns(instance)) {
              bestS = Math.min(bestS, run.makespanS(new GroupService(tasks, List.of(first))));
              for (GroupRule second : turns(instance)) {
                List<GroupRule> both = List.of(first, second);
                bestS = Math.min(bestS, run.makespanS(new GroupService(tasks, both)));
              }
            }
          }

          assertThat(solved(instance, 1).makespanS()).isLessThanOrEqualTo(bestS * ROUNDING);
        });
  }

  static List<List<Integer>> permutations(int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> shorter : permutations(size - 1)) {
      for (int at = 0; at < size; at++) {
        List<Integer> longer = new ArrayList<>(shorter);
        longer.add(at, size - 1);
        all.add(longer);
      }
    }
    return all;
  }

  /**
   * What a prototype of the same engine took, in the order given: two groups of the best length.
   */
  @Test
  void twoGroupsTakeWhatWasMeasured() throws Exception {
    assertThat(twoGroupsS("quickstart")).isCloseTo(5.64, within(0.005));
    assertThat(twoGroupsS("two-drafters")).isCloseTo(10.98, within(0.005));
    assertThat(twoGroupsS("l4-a100-70b")).isCloseTo(50.3, within(0.05));
  }

  private static double twoGroupsS(String name) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances", name + ".yaml")).with(Steps.MEAN);
    GroupRule best = new GroupRule(Batching.UNLIMITED, null);
    return new ContinuousRun(instance)
        .makespanS(new GroupService(order(instance, TaskOrder.GIVEN), List.of(best, best)));
  }

  @Test
  void threadsChangeNothing() throws Exception {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance instance = draw(random, 9, 4);

          Outcome.Found one = solved(instance, 1);
          Outcome.Found three = solved(instance, 3);

          assertThat(three.plan()).isEqualTo(one.plan());
          assertThat(three.counts()).isEqualTo(one.counts());
          assertThat(three.boundS()).isEqualTo(one.boundS());
        });
  }

  @Test
  void aNamedOrderIsKept() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance drawn = draw(random, 8, 3);
          Instance instance = drawn.withOptions(null, null, TaskOrder.OUTPUT_ASC, null);

          Plan plan = solved(instance, 1).plan();

          assertThat(plan.order()).isEqualTo(TaskOrder.OUTPUT_ASC);
          assertThat(plan.tasks()).isEqualTo(order(instance, TaskOrder.OUTPUT_ASC));
        });
  }

  /** Nothing but a first plan, without a proof, when time is over at once. */
  @Test
  void aSearchThatIsStoppedHasAPlan() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance instance = draw(random, 8, 3);
          Control over = Control.limited(0, new HandTime(), 0, () -> null, ProgressListener.NONE);

          Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, over);

          Outcome.Feasible found = (Outcome.Feasible) outcome;
          assertThat(found.termination()).isEqualTo(Termination.TIME_LIMIT);
          assertThat(found.boundS()).isNull();
          assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
        });
  }

  /** Its prompts come as it says, though others are tried first. */
  @Test
  void aPlanToBeginFromIsKeptWhenTimeIsOverAtOnce() {
    TestSeeds.each(
        getClass(),
        5,
        random -> {
          Instance instance = draw(random, 8, 3).withOptions(null, UplinkPolicy.JOINT, null, null);
          Outcome.Found good = solved(instance, 1);
          Control over = Control.limited(0, new HandTime(), 0, () -> null, ProgressListener.NONE);
          SearchOptions options = SearchOptions.DEFAULT.from(good.plan());

          Outcome.Found found = (Outcome.Found) Solver.solve(instance, Method.DP, options, over);

          assertThat(found.makespanS()).isLessThanOrEqualTo(good.makespanS() * ROUNDING);
        });
  }

  /** Of users whose shares of a band carry more than their parts. */
  @Test
  void noPolicyAloneIsFasterThanChoosingOne() throws Exception {
    noneIsFasterThanChoosing(
        InstanceReader.read(Path.of("instances/slow-uplink.yaml"))
            .withFirstTasks(5)
            .withOptions(Pipeline.CONTINUOUS, null, null, null));
  }

  /** Also where prompts in turn come before those of any other, so that passes may begin sooner. */
  @Test
  void waitingForPromptsMayBeFaster() {
    AtomicInteger others = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          UplinkPolicy chosen = noneIsFasterThanChoosing(draw(random, 6, 2));
          others.addAndGet(chosen == UplinkPolicy.SEQUENTIAL ? 0 : 1);
        });
    TestSeeds.guard(() -> assertThat(others).hasPositiveValue());
  }

  private static UplinkPolicy noneIsFasterThanChoosing(Instance instance) {
    double bestS =
        UplinkPolicy.FORMULAS.stream()
            .mapToDouble(policy -> makespanS(instance, policy))
            .min()
            .getAsDouble();

    Instance open = instance.withOptions(null, UplinkPolicy.AUTO, null, null);
    Outcome.Found chosen = solved(open, 2);
    assertThat(chosen.makespanS()).isLessThanOrEqualTo(bestS * ROUNDING);
    assertThat(makespanS(instance, UplinkPolicy.JOINT)).isLessThanOrEqualTo(bestS * ROUNDING);
    return chosen.plan().uplink();
  }

  private static double makespanS(Instance instance, UplinkPolicy policy) {
    return solved(instance.withOptions(null, policy, null, null), 2).makespanS();
  }

  /** Each row of the table of tasks sums to its time, and no task waits less than not at all. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void timesOfTasksHaveNoRemainder() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(8, 20),
        random -> {
          Instance instance = draw(random, 1 + random.nextInt(8), 4);
          Plan plan = solved(instance, 1).plan();
          Execution execution = PlanExecution.execute(instance, plan);
          double lastS = 0;
          for (TaskLatency row : LatencyBreakdown.of(instance, execution)) {
            double sumS = row.uploadS() + row.queueS() + row.draftS() + row.fronthaulS();
            sumS += row.verifyS() + row.waitS();
            assertThat(sumS).isCloseTo(row.e2eS(), within(1e-9 * row.e2eS()));
            assertThat(row.queueS()).isGreaterThanOrEqualTo(-1e-9 * row.e2eS());
            assertThat(row.ttftS()).isLessThanOrEqualTo(row.e2eS());
            lastS = Math.max(lastS, row.e2eS());
          }
          assertThat(execution.makespanS()).isEqualTo(lastS);
        });
  }

  @Test
  void batchesAreRefusedAndNamedUplinksKept() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance instance = draw(random, 4, 3);

          Instance uniform = instance.withOptions(null, UplinkPolicy.EQUAL_SHARES, null, null);
          Plan plan = solved(uniform, 1).plan();
          assertThat(plan.uplink()).isEqualTo(UplinkPolicy.EQUAL_SHARES);
          assertThat(PlanExecution.execute(uniform, plan).tasks())
              .extracting(TaskTimes::readyS)
              .containsExactly(boxed(Uploads.readySeconds(uniform, plan)));
          assertThat(refusal(instance, Objects.requireNonNull(Approaches.named("greedy"))))
              .contains("makes batches");
        });
  }

  private static Double[] boxed(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  private static String refusal(Instance instance, Approach approach) {
    Outcome outcome = Solver.solve(instance, approach, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Refused) outcome).reason();
  }
}
