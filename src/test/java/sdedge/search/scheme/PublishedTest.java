package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** The published algorithm plans for answers that it assumes; they are served as they are. */
class PublishedTest {
  private static final double PERCENT = 1e-9 * 100;
  private static final Approach PUBLISHED = Objects.requireNonNull(Approaches.named("published"));

  @Test
  @Tag(TestSeeds.DRAWS)
  void theOptimumOfTheAssumedAnswersServesThoseThatThereAre() {
    AtomicInteger planned = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(200),
        random -> {
          Instance instance = Planned.padded(random, Planned.slotted(random));
          if (Approaches.refusal(instance, PUBLISHED) == null) {
            planned.incrementAndGet();
            Outcome.Found found = Planned.plan(instance, PUBLISHED);
            Plan plan = found.plan();
            Instance assumed = assumed(instance, longest(instance), meanSurvival(instance));
            Plan asAssumed =
                new Plan(
                    Pipeline.SYNCHRONOUS,
                    Scope.GLOBAL,
                    TaskOrder.INPUT_ASC,
                    UplinkPolicy.EQUAL_FINISH,
                    plan.cohorts());
            double optimumS =
                ((Outcome.Optimal) Planned.plan(assumed, Method.EXHAUSTIVE)).makespanS();
            assertThat(Timeline.makespanS(assumed, asAssumed))
                .isCloseTo(optimumS, withinPercentage(PERCENT));
            assertThat(plan.pipeline()).isEqualTo(instance.pipeline());
            assertThat(plan.scope()).isEqualTo(instance.speculation().scope());
            assertNoPolicyIsFaster(instance, found);
          }
        });
    TestSeeds.guard(() -> assertThat(planned.get()).isGreaterThan(TestSeeds.draws(200) / 3));
  }

  private static int longest(Instance instance) {
    return instance.tasks().stream().mapToInt(Task::outputTokens).max().orElseThrow();
  }

  /** Rates of which each running product is the mean of those of all tasks. */
  private static double[] meanSurvival(Instance instance) {
    int most = instance.speculation().maxLength();
    double[] rates = new double[most];
    double before = 1;
    for (int i = 1; i <= most; i++) {
      double sum = 0;
      for (Task task : instance.tasks()) {
        double product = 1;
        for (int j = 1; j <= i; j++) {
          product *= task.acceptance().inContext(1).at(j);
        }
        sum += product;
      }
      double mean = sum / instance.tasks().size();
      rates[i - 1] = before > 0 ? Math.min(1, mean / before) : 0;
      before = mean;
    }
    return rates;
  }

  private static Instance assumed(Instance instance, int outputTokens, double[] rates) {
    List<Task> tasks =
        instance.tasks().stream()
            .map(t -> t.with(AnswerLaw.known(outputTokens, Acceptance.of(rates))))
            .toList();
    Speculation lengths = instance.speculation();
    return Edit.lengths(instance.with(tasks), Math.max(1, lengths.minLength()), lengths.maxLength())
        .withOptions(
            Pipeline.SYNCHRONOUS, UplinkPolicy.EQUAL_FINISH, TaskOrder.INPUT_ASC, Scope.GLOBAL);
  }

  private static void assertNoPolicyIsFaster(Instance instance, Outcome.Found found) {
    List<UplinkPolicy> policies =
        instance.uplink().isDecided() ? List.of(instance.uplink()) : UplinkPolicy.FORMULAS;
    for (UplinkPolicy policy : policies) {
      assertThat(found.makespanS())
          .as(policy.key())
          .isLessThanOrEqualTo(
              Timeline.makespanS(instance, found.plan().with(policy)) * (1 + 1e-9));
    }
  }

  @Test
  void ofLawsTheLongestOutcomeCountsAndTheMeanSurvival() {
    AnswerLaw law =
        AnswerLaw.of(
            List.of(
                new AnswerLaw.Outcome(90, Acceptance.of(0.5, 0.8), 1),
                new AnswerLaw.Outcome(10, Acceptance.of(0.9), 3)),
            Integer.MAX_VALUE,
            2);
    Instance drawn = drawn(1, 2);
    Instance instance =
        drawn.with(
            List.of(
                drawn.tasks().get(0).with(law),
                drawn.tasks().get(1).with(AnswerLaw.known(40, Acceptance.of(0.6)))));

    Task assumed = Published.assumed(instance).tasks().get(1);

    assertThat(assumed.outputTokens()).isEqualTo(90);
    // (0.25 · 0.5 + 0.75 · 0.9 + 0.6) / 2 = 0.7; (0.25 · 0.4 + 0.75 · 0.81 + 0.36) / 2 = 0.53375
    assertThat(assumed.acceptance().inContext(1).at(1)).isCloseTo(0.7, withinPercentage(PERCENT));
    assertThat(assumed.acceptance().inContext(1).at(2))
        .isCloseTo(0.53375 / 0.7, withinPercentage(PERCENT));
  }

  private static Instance drawn(int drafters, int tasks) {
    Random random = new Random(TestSeeds.first());
    return new RandomInstances(random).drafters(drafters).tasks(tasks).maxLength(3).next();
  }

  @Test
  void refusesWhatTheAlgorithmDoesNotSay() {
    Instance one = drawn(1, 3);
    Instance undrafted = Edit.lengths(one, 0, 0);
    assertThat(refusal(undrafted)).isEqualTo("it drafts, and max_length is 0");

    Instance two = drawn(2, 4);
    Drafter second = two.drafters().get(1);
    Drafter other = second.with(two.verifier());
    Instance unlike =
        two.with(new Instance.Network(two.verifier(), List.of(two.drafters().get(0), other)));
    assertThat(refusal(unlike))
        .isEqualTo(
            "the drafters have different models, so that no acceptance is that of all tasks");

    Task task = one.tasks().get(0);
    Instance fits = // 20 + 90 and 100 + 10 tokens, and 3 of drafts; not 100 + 90
        one.with(List.of(known(task, 20, 90), known(task, 100, 10)))
            .with(
                new Instance.Network(limited(one.verifier(), 120), List.of(one.drafters().get(0))));
    assertThat(refusal(fits))
        .startsWith("with all answers as long as the longest task u1 does not fit in the memory");

    Instance continuous = one.withOptions(Pipeline.CONTINUOUS, null, null, null);
    assertThat(refusal(continuous)).contains("it makes batches");
  }

  private static Task known(Task task, int inputTokens, int outputTokens) {
    return new Task(
        task.id(), 0, inputTokens, outputTokens, task.acceptance(), 23, task.channelGainDb());
  }

  private static Node limited(Node node, int tokens) {
    double caches = tokens * node.model().kvBytesPerToken();
    return node.withMemory(node.model().weightBytes() + caches);
  }

  private static String refusal(Instance instance) {
    return Objects.requireNonNull(Approaches.refusal(instance, PUBLISHED));
  }

  @Test
  void asynchronousExecutionHasTheSameBatches() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          Instance drawn =
              new RandomInstances(random).drafters(1 + random.nextInt(2)).maxLength(3).next();
          Instance instance = drawn.withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
          Instance slots = drawn.withOptions(Pipeline.ROLLING, null, null, null);
          if (Approaches.refusal(instance, PUBLISHED) == null) {
            Plan plan = Planned.plan(instance, PUBLISHED).plan();
            assertThat(plan.pipeline()).isEqualTo(Pipeline.ASYNCHRONOUS);
            assertThat(plan.cohorts()).extracting(Cohort::batches).allMatch(own -> own.size() == 1);
            assertThat(sorted(plan)).isEqualTo(sorted(Planned.plan(slots, PUBLISHED).plan()));
          }
        });
  }

  private static List<List<Integer>> sorted(Plan plan) {
    List<List<Integer>> batches = new ArrayList<>();
    for (Batch batch : plan.batches()) {
      batches.add(batch.tasks().stream().sorted().toList());
    }
    return batches;
  }

  @Test
  void aStoppedSearchStillHasAPlan() {
    Instance instance = drawn(1, 6).withOptions(Pipeline.ROLLING, null, null, null);
    Control stopped = Control.asking(() -> Termination.INTERRUPTED);
    Outcome outcome = Solver.solve(instance, PUBLISHED, SearchOptions.DEFAULT, stopped);
    assertThat(outcome).isInstanceOf(Outcome.Feasible.class);
    assertThat(outcome.termination()).isEqualTo(Termination.INTERRUPTED);
  }
}
