package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** Stage times of a part, worked out by hand. */
class PartLoadTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static PartLoad part(DraftStation station, int length, TaskProgress... tasks) {
    PartLoad part = new PartLoad(station, length, 1, false, false, false);
    Arrays.stream(tasks).forEach(part::add);
    return part;
  }

  /** Two drafts a step; of the second task, of prompt 20, one step is enough. */
  private static PartLoad sequential() {
    DraftStation station = Linear.station(Linear.mode("small", false, false));
    return part(station, 2, Linear.ofThreeSteps(), new MeanProgress(20, 2, 2, 1));
  }

  /** The prompt of 10 tokens counts as one of 20. */
  private static PartLoad padded() {
    DraftStation station = Linear.station(Linear.mode("small", false, false));
    PartLoad part = new PartLoad(station, 2, 1, false, false, true);
    part.add(Linear.ofThreeSteps());
    part.add(new MeanProgress(20, 2, 2, 1));
    return part;
  }

  private static double[] byStep(IntToDoubleFunction of) {
    return IntStream.rangeClosed(1, 4).mapToDouble(of).toArray();
  }

  /**
   * Step 1: the prompts, 1 + 3 + 0 + 0.5, then one token each behind 30, 1 + 0.2 + 0.3 + 0.032.
   * Step 2, of one task: behind 11 and behind 12; step 3: behind 13 and behind 14.
   */
  @Test
  void draftsComeOneAfterTheOther() {
    PartLoad part = sequential();

    assertThat(part.steps()).isEqualTo(3);
    assertThat(byStep(part::draft))
        .containsExactly(new double[] {6.032, 2.455, 2.499, 0}, ROUNDING);
    assertThat(byStep(part::draftTokens)).containsExactly(32, 2, 2, 0);
  }

  /** 30 + 2·2 new tokens, each prompt with 12² and 22²; then 3 tokens behind 11 and behind 13. */
  @Test
  void theVerifierReadsPromptsAndDrafts() {
    PartLoad part = sequential();

    assertThat(byStep(part::verifyTokens)).containsExactly(34, 3, 3, 0);
    assertThat(byStep(part::verifyCached)).containsExactly(0, 11, 13, 0);
    assertThat(IntStream.rangeClosed(1, 3).mapToDouble(part::verifyAttended))
        .containsExactly(628.0, 42.0, 48.0);
  }

  /** Up 2 bits a prompt token and 3 a draft, down 4 a verdict, at 100 bits/s and half a second. */
  @Test
  void linksCarryBitsAndThenTheLatency() {
    PartLoad part = sequential();

    assertThat(byStep(part.transfers()::up))
        .containsExactly(new double[] {1.22, 0.56, 0.56, 0}, ROUNDING);
    assertThat(byStep(part.transfers()::down))
        .containsExactly(new double[] {0.58, 0.54, 0.54, 0}, ROUNDING);
    double[] sides = new double[3];
    part.sides().writeDrafterSide(sides, 0);
    assertThat(sides).containsExactly(new double[] {7.252, 3.015, 3.059}, ROUNDING);
    assertThat(Arrays.copyOf(part.sides().drafterSides(), 3)).containsExactly(sides, ROUNDING);
    assertThat(Arrays.copyOf(part.sides().downs(), 3))
        .containsExactly(new double[] {0.58, 0.54, 0.54}, ROUNDING);
  }

  /**
   * Step 1: the prompts, 1 + 4 + 0 + 0.8, then one token each behind 40. Step 2, of the first task:
   * behind 21 and behind 22; step 3: behind 23 and behind 24. 40 + 2·2 tokens are verified, each
   * prompt with 22²; then 3 behind 21 and behind 23.
   */
  @Test
  void paddedPromptsAreAsLongAsTheLongest() {
    PartLoad part = padded();

    assertThat(byStep(part::draft))
        .containsExactly(new double[] {7.442, 2.675, 2.719, 0}, ROUNDING);
    assertThat(Arrays.copyOf(part.sides().drafts(), 3))
        .containsExactly(new double[] {7.442, 2.675, 2.719}, ROUNDING);
    assertThat(byStep(part::draftTokens)).containsExactly(42, 2, 2, 0);
    assertThat(byStep(part::verifyTokens)).containsExactly(44, 3, 3, 0);
    assertThat(byStep(part::verifyCached)).containsExactly(0, 21, 23, 0);
    assertThat(IntStream.rangeClosed(1, 3).mapToDouble(part::verifyAttended))
        .containsExactly(968.0, 72.0, 78.0);
  }

  @Test
  void paddingIsNotSent() {
    assertThat(byStep(padded().transfers()::up))
        .containsExactly(byStep(sequential().transfers()::up));
    assertThat(byStep(padded().transfers()::down))
        .containsExactly(byStep(sequential().transfers()::down));
  }

  /** 12 tokens with 12² in the first pass, then 3 behind 11 and behind 13. */
  @Test
  void aBlockIsOnePass() {
    DraftStation station = Linear.station(Linear.mode("small", false, true));
    PartLoad part = part(station, 3, Linear.ofThreeSteps());

    assertThat(part.passes()).isEqualTo(1);
    assertThat(byStep(part::draft))
        .containsExactly(new double[] {2.344, 1.452, 1.478, 0}, ROUNDING);
    double[] written = new double[3];
    part.sides().writeDrafterSide(written, 0);
    // u: 3·3 + 20 bits, then 9.
    assertThat(written)
        .containsExactly(new double[] {2.344 + 0.79, 1.452 + 0.59, 1.478 + 0.59}, ROUNDING);
  }

  /** The prompt goes up once, and the answer comes down with the last step. */
  @Test
  void withoutDraftsLinksAreUsedOnce() {
    DraftStation station = Linear.station(Linear.mode("small", false, false));
    PartLoad part = part(station, 0, new MeanProgress(10, 2, 1, 2));

    assertThat(byStep(part::draft)).containsOnly(0);
    assertThat(byStep(part.transfers()::up)).containsExactly(new double[] {0.7, 0, 0, 0}, ROUNDING);
    assertThat(byStep(part.transfers()::down))
        .containsExactly(new double[] {0, 0.54, 0, 0}, ROUNDING);
    assertThat(byStep(part::verifyTokens)).containsExactly(10, 1, 0, 0);
    assertThat(byStep(part::verifyCached)).containsExactly(0, 10, 0, 0);
  }

  /** No drafts travel, and the drafter's node has nothing to do. */
  @Test
  void atTheVerifierOnlyPromptsGoUp() {
    DraftStation station = Linear.station(Linear.mode("small", true, false));
    PartLoad part = part(station, 2, Linear.ofThreeSteps());

    assertThat(part.isCoLocated()).isTrue();
    assertThat(byStep(part::draft)).containsOnly(0);
    assertThat(byStep(part.transfers()::up)).containsExactly(new double[] {0.7, 0, 0, 0}, ROUNDING);
    assertThat(byStep(part.transfers()::down))
        .containsExactly(new double[] {0, 0, 0.54, 0}, ROUNDING);
  }

  /**
   * One draft, accepted or not with equal chances, and two tokens: half the tasks need a second
   * step, behind 11 and 21 confirmed tokens. Any of two is there with 3/4, one in the mean, and a
   * pass of it has 15 cached tokens: 0.75 + 0.1 + 0.15 + 0.016.
   */
  @Test
  void uncertainStepsCountWithTheirChance() {
    Instance two = new TinySystem().drafter(1, Linear.LINK).task(10, 2).task(20, 2).instance();
    DraftStation station = Linear.station(Linear.mode("small", false, false));
    PartLoad part = new PartLoad(station, 1, 1, true, false, false);
    StageModel model = StageModel.of(two).with(Steps.EXPECTED);
    two.tasks().stream()
        .map(task -> task.withAcceptance(all -> Acceptance.of(0.5)))
        .forEach(task -> part.add(model.progress(task, DraftChoice.of(1))));

    assertThat(byStep(part::chance)).containsExactly(new double[] {1, 0.75, 0, 0}, ROUNDING);
    assertThat(byStep(part::active)).containsExactly(new double[] {2, 1, 0, 0}, ROUNDING);
    assertThat(byStep(part::draft)).containsExactly(new double[] {4.5, 1.016, 0, 0}, ROUNDING);
    // 3 bits, and the latency with its chance.
    assertThat(part.transfers().up(2)).isCloseTo(0.03 + 0.375, ROUNDING);
    assertThat(part.transfers().down(2)).isCloseTo(0.04 + 0.375, ROUNDING);
  }
}
