package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/** Many answers at once have the mean steps that each of them has alone. */
class MeanStepsTest {
  private static void assertAsAlone(int most, Acceptance acceptance, int length) {
    double[] together = MeanSteps.upTo(most, acceptance, length, 1);
    assertThat(together).hasSize(most + 1);
    for (int output = 1; output <= most; output++) {
      Task answer = new Task("u", 0, 1, output, acceptance, 0, 0);
      double alone = ExpectedProgress.of(answer, DraftChoice.of(length)).meanSteps();
      assertThat(together[output])
          .as("%d tokens, %s, length %d", output, acceptance.inContext(1).list(), length)
          .isCloseTo(alone, within(1e-12 * alone));
    }
  }

  /** Also gains without any chance, and with one gain only. */
  @ParameterizedTest
  @CsvSource({"0.7,0.5,1", "0,0,3", "1,1,2", "1,0,4", "0,1,4", "0.999999,0.999999,8", "1e-9,0.5,2"})
  void certainGainsToo(double first, double later, int length) {
    assertAsAlone(60, Acceptance.of(first, later), length);
    assertAsAlone(1, Acceptance.of(first, later), length);
  }

  @Test
  void randomGains() {
    TestSeeds.each(
        getClass(),
        20,
        (Random random) -> {
          double[] rates = random.doubles(1 + random.nextInt(8)).toArray();
          assertAsAlone(1 + random.nextInt(150), Acceptance.of(rates), 1 + random.nextInt(16));
        });
  }

  @Test
  void longAnswers() {
    Acceptance acceptance = Acceptance.of(0.8, 0.6);
    double[] together = MeanSteps.upTo(MeanSteps.LONGEST, acceptance, 3, 1);
    for (int output : new int[] {999, 2500, MeanSteps.LONGEST}) {
      Task answer = new Task("u", 0, 1, output, acceptance, 0, 0);
      double alone = ExpectedProgress.of(answer, DraftChoice.of(3)).meanSteps();
      assertThat(together[output]).isCloseTo(alone, within(1e-12 * alone));
    }
  }
}
