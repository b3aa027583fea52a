package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.TestSeeds;
import sdedge.WholePrompts;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.reader.InstanceReader;

/** Running sums against sums over every number of prompts. */
class JoiningPromptsTest {
  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.3, 1, 7.99, 64, 900, 20_000})
  void chancesAreThoseOfPoisson(double mean) {
    JoiningPrompts joining = JoiningPrompts.of(mean);

    assertThat(joining.most()).isEqualTo((int) Math.ceil(mean + 6 * Math.sqrt(mean) + 6));
    assertThat(joining.mean()).isCloseTo(WholePrompts.mean(mean, m -> m), within(1e-11 * mean));
    for (int m = 0; m <= joining.most(); m++) {
      int prompts = m;
      assertThat(joining.chance(m))
          .isCloseTo(WholePrompts.mean(mean, k -> k == prompts ? 1 : 0), within(1e-12));
      if (mean > 100) {
        m += (int) (mean / 10); // some of them do
      }
    }
    assertThat(joining.chance(-1)).isZero();
    assertThat(joining.chance(joining.most() + 1)).isZero();
    assertThat(joining.shareBelow(joining.most() + 1)).isCloseTo(1, within(1e-12));
  }

  @Test
  void withoutAnyNothingJoins() {
    assertThat(JoiningPrompts.of(0)).isSameAs(JoiningPrompts.NONE);
    assertThat(JoiningPrompts.NONE.mean()).isZero();
    assertThat(JoiningPrompts.NONE.chance(0)).isOne();
    assertThat(JoiningPrompts.NONE.most()).isZero();
    assertThat(JoiningPrompts.NONE.meanAbove(2, 3)).isEqualTo(2);
    assertThat(JoiningPrompts.NONE.meanAbove(-2, 3)).isZero();
  }

  @Test
  void whatIsAboveZeroOfALineIsItsSum() {
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          double mean = StrictMath.exp(random.nextGaussian() * 3);
          double at0 = random.nextGaussian() * mean;
          double slope = random.nextInt(5) == 0 ? 0 : random.nextGaussian();
          double expected = WholePrompts.mean(mean, m -> Math.max(0, at0 + slope * m));
          assertThat(JoiningPrompts.of(mean).meanAbove(at0, slope))
              .isCloseTo(expected, within(1e-11 * (1 + mean)));
        });
  }

  /** The larger of compute and memory with each number of prompts, and the points of a table. */
  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "measured-table"})
  void theMeanOfAPassIsThatOverAllNumbersOfPrompts(String name) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances", name + ".yaml"));
    assertThat(instance.verifier().latency())
        .isInstanceOf(
            name.equals("quickstart") ? LatencyModel.Roofline.class : LatencyModel.Table.class);
    PassTime time = PassTime.of(instance.verifier());
    TestSeeds.each(
        getClass(),
        100,
        random -> {
          double mean = StrictMath.exp(random.nextGaussian() * 2);
          double running = 1 + random.nextInt(200);
          double prompt = 10 + random.nextInt(4000);
          ServingStep step =
              new ServingStep(
                  random.nextInt(9), running, 500, prompt, prompt, JoiningPrompts.of(mean));
          JoinedPass pass = step.verify();
          double expected = WholePrompts.mean(mean, m -> pass.with(m).seconds(time));
          assertThat(pass.seconds(time)).isCloseTo(expected, within(1e-11 * expected));
        });
  }
}
