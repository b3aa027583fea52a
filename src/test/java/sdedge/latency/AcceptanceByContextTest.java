package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomContexts;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;

class AcceptanceByContextTest {
  private static final int CASES = 300;

  private static final Acceptance TABLE =
      Acceptance.ofContexts(
          List.of(
              new Acceptance.Entry(10, AcceptanceRates.of(1)),
              new Acceptance.Entry(20, AcceptanceRates.of(0))));

  /** 1 + α(c): 2 at 10, 1.8 at 12, 1.62 at 13.8, 1.458 at 15.42, 1.3122 at 16.878. */
  @Test
  void meanStepsGainByWhatIsConfirmedBeforeThem() {
    TaskProgress progress = MeanProgress.of(task(10, 8), DraftChoice.of(1));

    assertThat(progress.steps()).isEqualTo(5);
    double[] confirmed = {10, 12, 13.8, 15.42, 16.878};
    for (int n = 1; n <= 5; n++) {
      assertThat(progress.confirmedBefore(n)).isCloseTo(confirmed[n - 1], within(1e-12));
    }
    assertThat(progress.leastGain()).isCloseTo(6.878 / 4, within(1e-12));
    assertThat(MeanProgress.of(task(10, 8), DraftChoice.of(0)).steps()).isEqualTo(8);
  }

  /** By a tree of all that may happen: certain at 10, then half of α is left at 12 and so on. */
  @Test
  void expectedStepsAreThoseOfTheTree() {
    TaskProgress progress = ExpectedProgress.of(task(10, 4), DraftChoice.of(1));

    assertThat(progress.activity(2)).isEqualTo(1); // 2 tokens for sure
    assertThat(progress.activity(3)).isCloseTo(0.2, within(1e-15)); // α(12) = 0.8
    assertThat(progress.confirmedBefore(3)).isEqualTo(13);
    assertThat(progress.steps()).isEqualTo(3);
    assertThat(progress.meanSteps()).isCloseTo(2.2, within(1e-15));
  }

  private static Task task(int input, int output) {
    return new Task("u", 0, input, output, TABLE, 0, 0);
  }

  /** Mean numbers of steps against all sequences of gains, and those of all answers at once. */
  @Test
  void expectedStepsAreThoseOfAllSequences() {
    TestSeeds.each(
        getClass(),
        CASES,
        random -> {
          Task task = drawn(random);
          int length = 1 + random.nextInt(3);
          TaskProgress progress = ExpectedProgress.of(task, DraftChoice.of(length));
          double mean = steps(task, length, 0);
          assertThat(progress.meanSteps()).isCloseTo(mean, within(1e-5));
          double[] together =
              MeanSteps.upTo(task.outputTokens(), task.acceptance(), length, task.inputTokens());
          assertThat(together[task.outputTokens()]).isCloseTo(mean, within(1e-5));
        });
  }

  private static Task drawn(Random random) {
    Instance drawn = new RandomInstances(random).tasks(1).maxTokens(12).next();
    return RandomContexts.of(random, drawn).tasks().get(0);
  }

  private static double steps(Task task, int length, int gained) {
    if (gained >= task.outputTokens()) {
      return 0;
    }
    AcceptanceRates rates = task.acceptance().inContext(task.inputTokens() + gained);
    double steps = 1;
    double survival = 1;
    for (int i = 0; i <= length; i++) {
      double goesOn = i < length ? rates.at(i + 1) : 0;
      steps += survival * (1 - goesOn) * steps(task, length, gained + i + 1);
      survival *= goesOn;
    }
    return steps;
  }

  /** The mean of drawn runs, within four standard errors of it. */
  @Test
  void drawnStepsAreThoseOfTheLaw() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          Task task = drawn(random);
          DraftChoice choice = DraftChoice.of(1 + random.nextInt(4));
          TaskProgress law = ExpectedProgress.of(task, choice);
          double sum = 0;
          double squares = 0;
          int runs = 4_000;
          for (int run = 0; run < runs; run++) {
            double steps = StepwiseProgress.draw(task, choice, random::nextDouble).steps();
            sum += steps;
            squares += steps * steps;
          }
          double mean = sum / runs;
          double error = Math.sqrt((squares / runs - mean * mean) / runs);
          assertThat(mean).isCloseTo(law.meanSteps(), within(4 * error + 1e-6));
        });
  }

  /** A long answer, whose steps vary long before its end and no longer at it. */
  @Test
  void longAnswersGainByContextToo() {
    Acceptance constant = Acceptance.of(0.5);
    Acceptance early =
        Acceptance.ofContexts(
            List.of(
                new Acceptance.Entry(100, AcceptanceRates.of(1)),
                new Acceptance.Entry(101, AcceptanceRates.of(0.5))));
    DraftChoice choice = DraftChoice.of(1);
    int output = 9_001;
    Task first = new Task("u", 0, 100, output, early, 0, 0);
    Task rest = new Task("u", 0, 102, output - 2, constant, 0, 0);

    TaskProgress varying = ExpectedProgress.of(first, choice); // two tokens for sure at first
    TaskProgress same = ExpectedProgress.of(rest, choice);

    assertThat(varying.meanSteps()).isCloseTo(1 + same.meanSteps(), within(1e-6));
    assertThat(varying.confirmedBefore(5_000)).isCloseTo(same.confirmedBefore(4_999), within(1e-5));
    assertThat(new ExpectedSteps(early).of(1, output, 100))
        .isCloseTo(1 + new ExpectedSteps(constant).of(1, output - 2, 0), within(1e-6));
  }
}
