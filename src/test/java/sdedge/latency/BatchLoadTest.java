package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;

/** Stage times of batches of two parts, worked out by hand. */
class BatchLoadTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** Two drafts a step at the first drafter, one at the second, where two steps are enough. */
  private static BatchLoad batch(DraftMode first, DraftMode second) {
    StageModel model = Linear.model(Linear.station(first), Linear.station(second));
    BatchLoad batch = new BatchLoad(model, drafter -> DraftChoice.of(2 - drafter), 0);
    batch.add(1, new MeanProgress(20, 2, 1, 2)); // 20 and 21 confirmed
    batch.add(0, Linear.ofThreeSteps());
    return batch;
  }

  private static BatchLoad away() {
    DraftMode mode = Linear.mode("small", false, false);
    return batch(mode, mode);
  }

  /** 12 + 21 tokens with 12² and 21², then 3 behind 11 and 2 behind 20, then 3 behind 13 alone. */
  @Test
  void onePassVerifiesAllParts() {
    BatchLoad batch = away();

    assertThat(batch.steps()).isEqualTo(3);
    assertThat(new double[] {batch.verify(1), batch.verify(2), batch.verify(3)})
        .containsExactly(new double[] {4.885, 1.896, 1.478}, ROUNDING);
  }

  /** 3.311 + 0.76 and 3.4 + 0.93 in step 1, then the first drafter has the longer way. */
  @Test
  void theSlowestPartDecides() {
    double[] sides = new double[3];
    away().writeDrafterSide(sides, 0);

    assertThat(sides).containsExactly(new double[] {4.33, 3.015, 3.059}, ROUNDING);
  }

  @Test
  void theVerifierSideEndsWithTheSlowestWayDown() {
    double[] sides = new double[4];
    away().writeVerifierSide(sides, 1);

    assertThat(sides).containsExactly(new double[] {0, 5.425, 2.436, 2.018}, ROUNDING);
  }

  /** Two drafts and one, then the verification. */
  @Test
  void aStepIsItsPasses() {
    List<LocatedPass> passes = away().passes(1);

    assertThat(passes).extracting(LocatedPass::newTokens).containsExactly(10.0, 1.0, 20.0, 33.0);
    assertThat(passes).extracting(LocatedPass::contextTokens).containsExactly(0.0, 10.0, 0.0, 0.0);
    assertThat(passes).extracting(LocatedPass::attended).containsExactly(100.0, 11.0, 400.0, 585.0);
    assertThat(away().passes(3)).hasSize(3);
  }

  /**
   * Both parts in the first pass, one in the second: 30 prompt tokens and one behind 10, then two
   * behind 31 and one behind 12.
   */
  @Test
  void draftsAtTheVerifierShareTheirPasses() {
    DraftMode mode = Linear.mode("small", true, false);
    BatchLoad batch = batch(mode, mode);

    assertThat(batch.coLocation().groups()).hasSize(1);
    assertThat(new double[] {batch.coLocated(1), batch.coLocated(2), batch.coLocated(3)})
        .containsExactly(new double[] {5.711, 2.776, 2.499}, ROUNDING);
    assertThat(batch.verify(2)).isCloseTo(2.776 + 1.896, ROUNDING);
    double[] sides = new double[3];
    batch.writeVerifierSide(sides, 0);
    // Verdicts come down once: after step 2 and after step 3.
    assertThat(sides)
        .containsExactly(
            new double[] {5.711 + 4.885, 4.672 + 0.54, 2.499 + 1.478 + 0.54}, ROUNDING);
    assertThat(batch.passes(2)).extracting(LocatedPass::newTokens).containsExactly(2.0, 1.0, 5.0);
  }

  /** 2.455 of the one and 1.321 of the other. */
  @Test
  void otherModelsDraftOneAfterTheOther() {
    BatchLoad batch = batch(Linear.mode("small", true, false), Linear.mode("tiny", true, false));

    assertThat(batch.coLocation().groups()).hasSize(2);
    assertThat(batch.coLocated(2)).isCloseTo(2.455 + 1.321, ROUNDING);
    assertThat(batch.coLocated(3)).isCloseTo(2.499, ROUNDING);
  }
}
