package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.DraftStation;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.problem.ContiguousProblem;

class GoodputTest {
  private static final double ROUNDING = 1 + 1e-9;

  @Test
  void everyBatchHasTheLengthOfGreatestGoodput() {
    AtomicInteger choices = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        300,
        random -> {
          Instance instance = Planned.slotted(random).withOptions(null, null, null, Scope.BATCH);
          Plan plan = Planned.plan(instance, "goodput").plan();
          int min = instance.speculation().minLength();
          int max = instance.speculation().maxLength();
          for (Batch batch : Planned.batches(plan)) {
            double chosen = goodput(instance, batch.tasks(), batch.choices().of(0).length());
            for (int l = min; l <= max; l++) {
              double other = goodput(instance, batch.tasks(), l);
              assertThat(other).isLessThanOrEqualTo(chosen * ROUNDING);
              choices.addAndGet(other < chosen * 0.99 ? 1 : 0);
            }
          }
        });
    TestSeeds.guard(() -> assertThat(choices.get()).as("worse lengths refused").isGreaterThan(300));
  }

  @Test
  void paddedPromptsAreThoseOfTheBatch() {
    TestSeeds.each(
        getClass(),
        100,
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .padded()
                  .maxTokens(500)
                  .next()
                  .withOptions(Pipeline.ROLLING, null, null, Scope.BATCH);
          ContiguousProblem problem = given(instance, 0, 1, 2, 5);
          SteadyStep steps = new SteadyStep(problem);
          for (int start = 0; start < problem.size(); start++) {
            int end = start + 1 + random.nextInt(problem.size() - start);
            List<Integer> tasks = IntStream.range(start, end).boxed().toList();
            SteadyStep.Batch batch = steps.batch(start, end);
            for (int q = 0; q < problem.draftChoices().size(); q++) {
              int length = problem.draftChoices().get(q).length();
              double perS = batch.tokens(q) / (batch.awayS(q) + batch.verifyS(q, length + 1));
              Planned.assertSame(perS, goodput(instance, tasks, length), "goodput");
            }
          }
        });
  }

  private static ContiguousProblem given(Instance instance, int... lengths) {
    return ContiguousProblem.of(
        instance,
        TaskOrder.GIVEN,
        TaskOrdering.sort(instance, 0, TaskOrder.GIVEN),
        UplinkPolicy.SEQUENTIAL,
        instance.pipeline(),
        DraftChoice.ofLengths(lengths));
  }

  /** Task by task, from the definition in docs/model.md section 7. */
  private static double goodput(Instance instance, List<Integer> tasks, int length) {
    StageModel model = StageModel.of(instance);
    DraftStation station = model.drafters().get(0).modes().get(0);
    double seconds = 0;
    for (int i = 1; i <= length; i++) {
      double cached = 0;
      double attended = 0;
      for (int k : tasks) {
        cached += context(instance, tasks, k) + i - 2;
        attended += context(instance, tasks, k) + i - 1;
      }
      seconds += station.passes().time().seconds(1, tasks.size(), tasks.size(), cached, attended);
    }
    double tokens = 0;
    double cached = 0;
    double attended = 0;
    for (int k : tasks) {
      Task task = instance.tasks().get(k);
      tokens += TaskProgress.expectedTokens(task.acceptance().inContext(1), length);
      cached += context(instance, tasks, k) - 1;
      attended += (length + 1) * (context(instance, tasks, k) + length);
    }
    double verified = tasks.size() * (length + 1.0);
    seconds += model.verifier().seconds(1, verified, verified, cached, attended);
    if (length > 0) {
      double upBits = station.fronthaul().bitsPerDraftToken() * length * tasks.size();
      double downBits = station.fronthaul().bitsPerVerdict() * tasks.size();
      seconds += upBits / station.fronthaul().rateBps() + station.fronthaul().latencyS();
      seconds += downBits / station.fronthaul().rateBps() + station.fronthaul().latencyS();
    }
    return tokens / seconds;
  }

  /** Halfway through the answer, behind the prompt or the longest of the batch. */
  private static double context(Instance instance, List<Integer> tasks, int k) {
    Task task = instance.tasks().get(k);
    int prompt =
        instance.batching().pads()
            ? tasks.stream().mapToInt(j -> instance.tasks().get(j).inputTokens()).max().orElse(0)
            : task.inputTokens();
    return prompt + task.outputTokens() / 2.0;
  }

  @Test
  void batchesAreOptimalGivenTheRule() {
    AtomicInteger mixed = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        300,
        random -> {
          Instance instance = Planned.slotted(random);
          ContiguousProblem free = given(instance, 0, 1, 2, 5);
          // Not only goodput: a rule that mixes lengths more.
          ContiguousProblem ruled = free.withRule((start, end) -> (3 * start + end) % 4);
          SearchResult exact =
              DynamicProgram.solve(List.of(List.of(ruled)), SearchOptions.DEFAULT, Control.NONE);
          SearchResult all = Enumeration.solve(List.of(List.of(ruled)), Control.NONE);
          Planned.assertSame(exact.timeS(), all.timeS(), "makespan");
          Plan plan = Objects.requireNonNull(exact.partition()).plan(ruled);
          mixed.addAndGet(
              Planned.batches(plan).stream().map(b -> b.choices().of(0).length()).distinct().count()
                      > 1
                  ? 1
                  : 0);
        });
    TestSeeds.guard(() -> assertThat(mixed.get()).as("plans of several lengths").isGreaterThan(30));
  }
}
