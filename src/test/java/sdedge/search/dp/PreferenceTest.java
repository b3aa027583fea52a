package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.Termination;
import sdedge.search.exhaustive.Enumeration;

/**
 * Of equally fast plans the preferred one is found. The tasks are alike and batches small, so that
 * the same batches in another order are as fast; or answers are short and uploads slow, so that
 * differences vanish in waiting.
 */
class PreferenceTest {
  private static final int DRAWS = 300;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNCHRONOUS")
  void thePlanIsThatOfEnumeration(Pipeline pipeline) {
    Set<String> cuts = new HashSet<>();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          List<List<ContiguousProblem>> groups = List.of(List.of(draw(random, pipeline)));
          SearchResult found = DynamicProgram.solve(groups, SearchOptions.DEFAULT, Control.NONE);
          SearchResult expected = Enumeration.solve(groups, Control.NONE);
          assertThat(found.partition()).isEqualTo(expected.partition());
          cuts.add(String.valueOf(found.partition()));
        });
    assertThat(cuts).as("different plans found").hasSizeGreaterThan(20);
  }

  @Test
  void memoryThatRunsOutOnceTheOptimumIsProvenCostsThePreferenceOnly() {
    int[] kept = {0};
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          ContiguousProblem problem = draw(random, Pipeline.ROLLING);
          int[] asked = {0};
          SearchResult optimum = solve(problem, asked, Integer.MAX_VALUE);
          int all = asked[0];
          for (int last = 1; last <= all; last++) {
            asked[0] = 0;
            SearchResult result = solve(problem, asked, last);
            if (result.termination() != Termination.MEMORY_LIMIT) {
              assertThat(result.termination()).isEqualTo(Termination.COMPLETED);
              assertThat(result.timeS()).isEqualTo(optimum.timeS());
              assertThat(result.boundS()).isEqualTo(optimum.boundS());
              kept[0]++;
            }
          }
        });
    assertThat(kept[0]).as("searches that kept the optimum").isPositive();
  }

  /** Runs out of memory when the search asks for the {@code last}-th time whether to stop. */
  private static SearchResult solve(ContiguousProblem problem, int[] asked, int last) {
    Control control =
        () -> {
          if (++asked[0] == last) {
            throw new OutOfMemoryError("thrown by the test");
          }
          return null;
        };
    SearchOptions alone = new SearchOptions(1, 0);
    return DynamicProgram.solve(List.of(List.of(problem)), alone, control);
  }

  private static ContiguousProblem draw(Random random, Pipeline pipeline) {
    Instance instance =
        alike(
            new RandomInstances(random)
                .tasks(4 + random.nextInt(3))
                .maxLength(1 + random.nextInt(2))
                .maxTokens(12)
                .next(),
            random.nextBoolean() ? 1 + random.nextInt(3) : 0,
            20 + random.nextInt(30));
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    int[] lengths = IntStream.rangeClosed(random.nextInt(2), 1 + random.nextInt(2)).toArray();
    UplinkPolicy uplink =
        instance.uplink() == UplinkPolicy.AUTO ? UplinkPolicy.SEQUENTIAL : instance.uplink();
    ContiguousProblem all =
        ContiguousProblem.of(instance, 0, TaskOrder.GIVEN, tasks, uplink, pipeline, lengths);
    int most = 1 + random.nextInt(3);
    int[] reach =
        IntStream.range(0, tasks.length)
            .map(k -> Math.min(k + most, all.batchReach()[k]))
            .toArray();
    return new ContiguousProblem(
        instance,
        0,
        TaskOrder.GIVEN,
        uplink,
        pipeline,
        tasks,
        all.readyS(),
        lengths,
        null,
        all.cohortReach(),
        reach);
  }

  /** With the first task again and again, its answer short and its upload slow unless 0. */
  private static Instance alike(Instance drawn, int answer, double lossDb) {
    Task first = drawn.tasks().get(0);
    List<Task> tasks = new ArrayList<>();
    for (Task task : drawn.tasks()) {
      tasks.add(
          new Task(
              task.id(),
              first.drafter(),
              first.inputTokens(),
              answer == 0 ? first.outputTokens() : answer,
              first.acceptance(),
              first.txPowerDbm(),
              first.channelGainDb() - (answer == 0 ? 0 : lossDb)));
    }
    return drawn.with(tasks);
  }
}
