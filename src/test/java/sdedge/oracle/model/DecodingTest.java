package sdedge.oracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.latency.ExpectedProgress;

class DecodingTest {
  private static final double TOLERANCE = 1e-10;

  /** The sums over all tokens here, from 4,000 tokens on another way there. */
  @Test
  void randomStepsAreThoseOfTheOtherImplementation() {
    TestSeeds.each(
        DecodingTest.class,
        100,
        random -> {
          double[] rates = DoubleStream.generate(random::nextDouble).limit(2).toArray();
          rates[1] = random.nextInt(4) == 0 ? random.nextInt(2) : rates[1];
          int output = 1 + random.nextInt(random.nextInt(4) == 0 ? 10_000 : 200);
          int length = 1 + random.nextInt(8);
          Task task = new Task("u", 0, 10, output, Acceptance.of(rates), 0, 0);

          Decoding plain = Decoding.of(task, DraftChoice.of(length), Steps.EXPECTED);
          ExpectedProgress other = ExpectedProgress.of(task, DraftChoice.of(length));

          assertThat(other.steps()).isEqualTo(plain.steps());
          for (int n = 1; n <= plain.steps(); n++) {
            double active = plain.active(n);
            double confirmed = task.inputTokens() + plain.gained(n);
            assertThat(other.activity(n)).isCloseTo(active, within(TOLERANCE * active));
            assertThat(other.confirmedBefore(n))
                .isCloseTo(confirmed, within(TOLERANCE * confirmed));
          }
        });
  }
}
