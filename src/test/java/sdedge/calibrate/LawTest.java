package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.WholePrompts;
import sdedge.instance.Acceptance;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.MeanSteps;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;

/** Steps of requests, and passes of steps. */
class LawTest {
  /** Eight requests of 100 + 61 tokens, of length 2: 1.75 tokens per step, or nearly. */
  private static final DraftPasses SEQUENTIAL = new DraftPasses((chance, q, p, c, r) -> 0, false);

  private static final DraftPasses BLOCK = new DraftPasses((chance, q, p, c, r) -> 0, true);
  private static final MeasuredRun RUN =
      new MeasuredRun(2, 9, 8, 100, 60.6, 0.05, 1.75, Double.NaN, 1, "", "", Double.NaN);

  /**
   * Steps until so many tokens are gained, to the last of them, from what each step gains with
   * which chance.
   */
  private static double steps(double[] rates, int length, int tokens) {
    double[] mean = new double[tokens + 1];
    for (int left = 1; left <= tokens; left++) {
      double survival = 1;
      mean[left] = 1;
      for (int accepted = 0; accepted <= length; accepted++) {
        double goesOn = accepted == length ? 0 : rates[Math.min(accepted, rates.length - 1)];
        mean[left] += survival * (1 - goesOn) * mean[Math.max(0, left - accepted - 1)];
        survival *= goesOn;
      }
    }
    return mean[tokens];
  }

  private static double[] draw(Random random) {
    return random.doubles(1 + random.nextInt(3)).toArray();
  }

  @Test
  void expectedStepsAreThoseOfTheRecursion() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          double[] rates = draw(random);
          ExpectedSteps steps = new ExpectedSteps(Acceptance.of(rates));
          for (int length = 0; length <= 4; length++) {
            // across the tables that are kept, and beyond them
            for (int tokens : new int[] {1, 2, 17, 255, 300, 600, 3, MeanSteps.LONGEST + 1}) {
              double expected = length == 0 ? tokens : steps(rates, length, tokens);
              assertThat(steps.of(length, tokens, 1))
                  .as("%d tokens of length %d", tokens, length)
                  .isCloseTo(expected, within(1e-6));
            }
          }
        });
  }

  @Test
  void aStepVerifiesAllAndTakesThePromptsThatJoin() {
    Law law = Law.of(RUN, new ExpectedSteps(Acceptance.of(0.5)));

    double steps = steps(new double[] {0.5}, 2, 60);
    assertThat(law.perToken()).isCloseTo(steps / 60, within(1e-8));
    assertThat(law.step().joining().mean())
        .isCloseTo(WholePrompts.mean(7 / steps, m -> m), within(1e-6));
    double prompts = law.step().joining().mean();
    assertThat(law.newTokens()).isEqualTo(8 * 3 + prompts * 100);
    double context = 100 + 61 / 2.0; // whole tokens of an answer
    assertThat(RUN.contextTokens()).isEqualTo(context);
    Pass prompt = new Pass(100, 1, 0, 100 * 100);
    assertThat(law.step().verify().prompt()).isEqualTo(prompt);
    assertThat(law.step().verify().alone())
        .isEqualTo(new Pass(8 * 3, 8 * 3, 8 * (context - 1), 8 * 3 * (context + 2)));
    assertThat(law.step().drafts(SEQUENTIAL).get(0).alone())
        .isEqualTo(new Pass(8, 8, 8 * (context - 1), 8 * context));
    assertThat(law.step().drafts(SEQUENTIAL).get(0).prompt()).isEqualTo(prompt);
    assertThat(law.step().drafts(SEQUENTIAL).get(1).alone())
        .isEqualTo(new Pass(8, 8, 8 * context, 8 * (context + 1)));
    assertThat(law.step().drafts(SEQUENTIAL).get(1).newTokens()).isEqualTo(8);
    assertThat(law.step().drafts(BLOCK)).hasSize(1);
    assertThat(law.step().drafts(BLOCK).get(0).alone())
        .isEqualTo(new Pass(8 * 2, 8 * 2, 8 * (context - 1), 8 * 2 * (context + 1)));
    assertThat(law.step().drafts(BLOCK).get(0).prompt()).isEqualTo(prompt);
  }

  @Test
  void aTokenTakesItsShareOfAVerifyPassAndOfAllDraftPasses() throws Exception {
    Law law = Law.of(RUN, new ExpectedSteps(Acceptance.of(0.5)));
    PassTime verifier = PassTime.of(Pair.known(NoisyRuns.machine(), Role.VERIFIER));
    PassTime drafter = PassTime.of(Pair.known(NoisyRuns.machine(), Role.DRAFTER));

    double stepS = law.step().verify().seconds(verifier);
    stepS +=
        law.step().drafts(SEQUENTIAL).get(0).seconds(drafter)
            + law.step().drafts(SEQUENTIAL).get(1).seconds(drafter);

    assertThat(law.tpotS(verifier, DraftPasses.single(drafter)))
        .isCloseTo(stepS * law.perToken(), within(1e-15));
  }

  /** Tokens of measured passes attend to their share of the sequences. */
  @Test
  void measuredPassesAreDividedEvenly() {
    assertThat(new MeasuredPass(12, 300, 0.1, 4).pass())
        .isEqualTo(new Pass(12, 0, 300, 12 * (300 + 12) / 4.0));
  }
}
