package sdedge.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.RandomAnswers;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.stream.PlanExecution;

/** Whatever the program executes keeps to the rules. */
@Tag(TestSeeds.DRAWS)
class JudgeAcceptsIT {
  @ParameterizedTest
  @EnumSource(value = Pipeline.class, mode = Mode.EXCLUDE, names = "CONTINUOUS")
  void acceptsRandomPlansOfBatches(Pipeline pipeline) {
    int[] judged = {0};
    int draws = TestSeeds.draws(150, 5_000);
    TestSeeds.each(
        JudgeAcceptsIT.class,
        draws,
        random -> {
          Instance instance = Draws.instance(random);
          if (Feasibility.noExecution(instance, pipeline) == null
              && (pipeline.hasSlots() || !instance.batching().isByBatch())) {
            judged[0] += judge(instance, Draws.plan(random, instance, pipeline));
          }
        });
    TestSeeds.guard(() -> assertThat(judged[0]).isGreaterThan(draws / 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void acceptsRandomContinuousPlans(boolean joins) {
    int[] judged = {0};
    int draws = TestSeeds.draws(100, 1_500);
    TestSeeds.each(
        JudgeAcceptsIT.class,
        draws,
        random -> {
          Instance plain = RandomServices.instance(random);
          Instance instance = RandomAnswers.withSteps(random, plain);
          Plan plan =
              joins
                  ? RandomServices.joining(random, instance)
                  : RandomServices.next(random, instance);
          boolean isPossible = Feasibility.noExecution(instance, Pipeline.CONTINUOUS) == null;
          judged[0] += isPossible ? judge(instance, plan) : 0;
        });
    TestSeeds.guard(() -> assertThat(judged[0]).isGreaterThan(draws / 2));
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("instances"))) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      return files.stream();
    }
  }

  /** Plans of all pipelines. */
  @ParameterizedTest
  @MethodSource("shipped")
  void acceptsPlansOfShippedInstances(Path file) throws Exception {
    Instance read;
    try {
      read = InstanceReader.read(file);
    } catch (InvalidInputException e) {
      return; // no instance, but devices
    }
    assumeTrue(Feasibility.neverFits(read).isEmpty());
    Random random = new Random(1);
    int judged = 0;
    for (Pipeline pipeline : Pipeline.OF_BATCHES) {
      if (Feasibility.noExecution(read, pipeline) == null
          && (pipeline.hasSlots() || !read.batching().isByBatch())) {
        judged += judge(read, Draws.plan(random, read, pipeline));
      }
    }
    judged += judge(read, RandomServices.joining(random, read));
    judged += judge(read, RandomServices.next(random, read));
    assertThat(judged).isPositive();
  }

  private static int judge(Instance instance, @Nullable Plan plan) {
    if (plan == null) {
      return 0;
    }
    try {
      assertThat(Judge.plan(instance, PlanExecution.execute(instance, plan))).isEmpty();
      return 1;
    } catch (NegativePassTimeException e) {
      return 0;
    }
  }
}
