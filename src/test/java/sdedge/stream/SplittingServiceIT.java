package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.instance.Steps;

/** Groups whose prompts are split are served as a service does that was made for this test. */
@Tag(TestSeeds.DRAWS)
class SplittingServiceIT {
  private int mixed;

  @Test
  void randomRequestsAreServedAlike() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(200, 800, 5_000),
        random -> {
          Instance instance = engine(random);
          int least = instance.speculation().minLength();
          int most = instance.speculation().maxLength();
          int length = least + random.nextInt(most - least + 1);
          check(random, instance, new ServingPolicy.Fixed(length));
        });

    TestSeeds.guard(() -> assertThat(mixed).as("runs with split prompts").isGreaterThan(40));
  }

  /** Of best and paced, of which those who decode are asked, or everybody if nobody does. */
  @Test
  void lengthsAreChosenByThoseWhoDecode() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(150, 500, 5_000),
        random -> {
          StreamLevel level = new StreamLevel(1, Math.pow(10, -3 * random.nextDouble()), 0.6);
          boolean isPaced = random.nextBoolean();
          check(
              random,
              engine(random),
              isPaced ? new ServingPolicy.Paced(level) : new ServingPolicy.Best());
        });
  }

  private static Instance engine(Random random) {
    Instance drawn = RandomRuns.network(random).with(Steps.MEAN);
    int budget = 1 + random.nextInt(random.nextBoolean() ? 12 : 150);
    double frontEndS = random.nextBoolean() ? 0 : 1e-3 * random.nextDouble();
    return drawn.with(new Serving(budget, random.nextBoolean(), frontEndS));
  }

  private void check(Random random, Instance instance, ServingPolicy policy) {
    int groups = 1 + random.nextInt(3);
    int count = 1 + random.nextInt(25);
    double gapS = Math.pow(10, -4 * random.nextDouble());
    double[] arrivalsS = new double[count];
    int[] tasks = new int[count];
    for (int r = 0; r < count; r++) {
      double gap = random.nextInt(4) == 0 ? 0 : -gapS * Math.log1p(-random.nextDouble());
      arrivalsS[r] = (r == 0 ? 0 : arrivalsS[r - 1]) + gap;
      tasks[r] = random.nextInt(instance.tasks().size());
    }

    StreamResult result =
        new StreamRun(instance)
            .run(Requests.of(arrivalsS, tasks), StreamSetting.of(policy, groups), Control.NONE);
    SplittingService expected =
        new SplittingService(
                instance, arrivalsS, tasks, SplittingService.Lengths.of(policy), groups)
            .run();

    mixed += result.mixed() < 1 ? 1 : 0;
    for (int r = 0; r < count; r++) {
      String what =
          "request " + r + " of " + instance.serving() + ", " + policy + ", " + groups + " groups";
      double sizeS = Math.max(1e-6, expected.completeS[r]);
      assertThat(result.firstS(r)).as(what).isCloseTo(expected.firstS[r], within(1e-9 * sizeS));
      assertThat(result.completeS(r))
          .as(what)
          .isCloseTo(expected.completeS[r], within(1e-9 * sizeS));
    }
  }
}
