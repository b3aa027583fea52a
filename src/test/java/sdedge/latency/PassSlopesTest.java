package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Node;

/** Passes that are summed at once take what they take one by one. */
class PassSlopesTest {
  private static final int STEPS = 4;

  @Test
  void slopesAreTheSumOfPasses() {
    List<Boolean> linear = new ArrayList<>();
    TestSeeds.each(
        getClass(),
        300,
        random -> {
          Node node = new RandomInstances(random).next().verifier();
          PassTime time = PassTime.of(node);
          int tasks = random.nextInt(4) == 0 ? 1_000_000 : 1 + random.nextInt(5);
          int passes = 1 + random.nextInt(5);
          int perTask = 1 + random.nextInt(4);
          PassSlopes slopes = time.slopes(passes, perTask, tasks);
          linear.add(slopes != null);
          if (slopes == null) {
            return;
          }
          double[] chance = random.doubles(STEPS, 1e-7, 1).toArray();
          double[] active = new double[STEPS];
          double[] context = new double[STEPS];
          double[] expected = new double[STEPS];
          for (int k = 0; k < STEPS; k++) {
            active[k] = chance[k] * (1 + random.nextDouble() * (tasks - 1));
            double cached = active[k] * random.nextInt(1_000);
            context[k] = cached + active[k];
            for (int i = 0; i < passes; i++) {
              double q = perTask * active[k];
              expected[k] +=
                  time.seconds(chance[k], q, q, cached + i * q, perTask * (cached + (i + 1) * q));
            }
          }
          double[] written = new double[STEPS];
          slopes.write(chance, active, context, STEPS, written, 0);
          for (int k = 0; k < STEPS; k++) {
            assertThat(written[k]).isCloseTo(expected[k], within(1e-12 * expected[k]));
          }
        });
    TestSeeds.guard(() -> assertThat(linear).contains(true, false));
  }
}
