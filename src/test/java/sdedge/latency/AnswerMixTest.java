package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.AnswerLaw.Outcome;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/** Steps of answers by law, by hand and against other ways to compute them. */
class AnswerMixTest {
  private static final double PRECISE = 1e-9;

  private static ExpectedProgress progress(int length, Outcome... outcomes) {
    AnswerLaw law = AnswerLaw.of(List.of(outcomes), Integer.MAX_VALUE, 8);
    return ExpectedProgress.of(new Task("u", 0, 10, law, 0, 0, 0), DraftChoice.of(length));
  }

  private static Outcome outcome(int tokens, double acceptance, double weight) {
    return new Outcome(tokens, Acceptance.of(acceptance), weight);
  }

  /** Without drafts a step is a token: ω is the chance of so many, a quarter of them has three. */
  @Test
  void withoutDraftsActivityIsTheChanceOfSoManyTokens() {
    ExpectedProgress steps = progress(0, outcome(1, 0.5, 3), outcome(3, 0.5, 1));

    assertThat(steps.steps()).isEqualTo(3);
    assertThat(steps.activity(1)).isEqualTo(1);
    assertThat(steps.activity(2)).isEqualTo(0.25);
    assertThat(steps.activity(3)).isEqualTo(0.25);
    assertThat(steps.confirmedBefore(2)).isEqualTo(11);
    assertThat(steps.confirmedBefore(3)).isEqualTo(12);
    assertThat(steps.meanSteps()).isEqualTo(1.5);
  }

  /**
   * Length 1. Two tokens at α = 0: two steps. Four tokens at α = 1/2, as likely: after one step one
   * or two are gained, half each; after two, 2 (1/4), 3 (1/2) or all; after three, 3 in 1/8.
   */
  @Test
  void lengthAndAcceptanceAreTakenJointly() {
    ExpectedProgress steps = progress(1, outcome(2, 0, 1), outcome(4, 0.5, 1));

    assertThat(steps.steps()).isEqualTo(4);
    assertThat(steps.activity(2)).isEqualTo(1);
    assertThat(steps.confirmedBefore(2)).isEqualTo(10 + (1 + 1.5) / 2);
    assertThat(steps.activity(3)).isEqualTo(0.375);
    assertThat(steps.confirmedBefore(3)).isCloseTo(10 + (2 * 0.25 + 3 * 0.5) / 0.75, within(1e-15));
    assertThat(steps.activity(4)).isEqualTo(0.0625);
    assertThat(steps.confirmedBefore(4)).isEqualTo(13);
  }

  /** Chances of many outcomes need not add up to 1 to the last bit. */
  @Test
  void activityIsNeverAboveOne() {
    for (int count = 2; count <= 60; count++) {
      Outcome[] outcomes = new Outcome[count];
      for (int s = 0; s < count; s++) {
        outcomes[s] = outcome(2 + s, 0.3 + 0.01 * s, 1 + s % 3);
      }
      assertThat(progress(2, outcomes).activity(1)).isLessThanOrEqualTo(1);
    }
  }

  /** The steps of a law are the mean of those of its outcomes, each computed alone. */
  @Test
  void stepsAreTheMeanOfThoseOfEachOutcome() {
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          int count = 2 + random.nextInt(5);
          int length = random.nextInt(4);
          int most = random.nextInt(5) == 0 ? 9_000 : 60;
          Outcome[] outcomes = new Outcome[count];
          for (int s = 0; s < count; s++) {
            double acceptance = 0.3 + 0.2 * random.nextInt(3);
            outcomes[s] = outcome(1 + random.nextInt(most), acceptance, 1 + random.nextInt(3));
          }
          ExpectedProgress together = progress(length, outcomes);
          AnswerLaw law = AnswerLaw.of(List.of(outcomes), Integer.MAX_VALUE, 8);
          List<ExpectedProgress> apart =
              law.outcomes().stream().map(each -> progress(length, each)).toList();
          for (int n = 1; n <= together.steps(); n++) {
            double active = 0;
            double tokens = 0;
            for (int s = 0; s < apart.size(); s++) {
              ExpectedProgress alone = apart.get(s);
              double own = law.chance(law.outcomes().get(s)) * alone.activity(n);
              active += own;
              tokens += own == 0 ? 0 : own * (alone.confirmedBefore(n) - 10);
            }
            double cut = 1e-6; // one by one, each loses steps of less than 1e-7
            assertThat(together.activity(n)).isCloseTo(active, within(cut));
            assertThat(together.activity(n) * (together.confirmedBefore(n) - 10))
                .isCloseTo(tokens, within(cut * most));
          }
        });
  }

  /** A few long answers are found one by one, many in one recursion: no digit depends on it. */
  @Test
  void longAnswersAreTheSameOneByOneAndTogether() {
    AnswerGains gain = AnswerGains.of(Acceptance.of(0.7), 3, 1);
    AnswerMix apart = new AnswerMix();
    AnswerMix together = new AnswerMix();
    for (AnswerMix mix : List.of(apart, together)) {
      mix.add(gain, 200, 0.7);
      mix.add(gain, 6_000, 0.2);
      mix.add(gain, 21_000, 0.1);
    }
    AnswerSteps found = apart.steps();
    AnswerSteps expected = together.byRecursion();

    assertThat(found.activity()).hasSameSizeAs(expected.activity());
    assertThat(found.activity()).containsExactly(expected.activity(), within(PRECISE));
    for (int k = 0; k < expected.activity().length; k++) {
      assertThat(found.activity()[k])
          .isCloseTo(expected.activity()[k], within(PRECISE * expected.activity()[k]));
      assertThat(found.gained()[k])
          .isCloseTo(expected.gained()[k], within(PRECISE * (1 + expected.gained()[k])));
    }
  }
}
